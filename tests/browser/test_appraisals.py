"""A branch's appraisal entered by keyboard and by thumb."""

import pytest

from assessments.models import MemberAppraisal
from tests.browser.conftest import PHONE
from tests.conftest import make_member

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(branch):
    return [make_member(branch, f"党员{serial:02d}", serial) for serial in range(30)]


def test_thirty_members_are_graded_on_a_phone(open_as, secretary, branch, people):
    page = open_as(secretary, PHONE)
    page.goto(f"/assessments/appraisals/2018/{branch.pk}/record/")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_label("会议日期").fill("2019-01-15")
    page.get_by_label("参加测评人数").fill("30")
    for number in range(30):
        grade = "优秀" if number < 10 else "合格"
        page.get_by_label(f"党员{number:02d} 评定等次").select_option(label=grade)
    field = page.get_by_label("党员00 优秀")
    assert field.bounding_box()["height"] >= 44
    field.fill("20")
    field.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "党员01 优秀"
    page.get_by_role("button", name="保存评定结果").click()
    page.get_by_text("已登记。党员本人可查看自己的等次。").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert MemberAppraisal.objects.filter(grade="excellent").count() == 10
    assert MemberAppraisal.objects.get(member=people[0]).counts == (20, 0, 0, 0)
