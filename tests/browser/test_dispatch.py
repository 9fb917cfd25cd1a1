"""Candidates go to towns by mouse and by keyboard alike."""

import pytest

from accounts.models import User
from dispatch.domain.bases import set_quotas
from dispatch.models import Nominee
from tests.browser.conftest import PHONE
from tests.conftest import actor_of
from tests.dispatch.conftest import make_unit
from tests.dispatch.programmes import cleared_people, make_programme, staff_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def programme(officer, branch, town, other_town):
    staff_of(make_unit(branch, "U01", "示例区财政局"), 4)
    made = make_programme(officer, hosts={town: 1, other_town: 2})
    cleared_people(made, officer, 3)
    return made


def towns():
    placed = Nominee.objects.order_by("pk").values_list("host__town__code", flat=True)
    return list(placed)


def test_a_candidate_is_dragged_to_a_town_and_another_sent_by_keyboard(
    open_as, officer, programme, town, other_town
):
    first, second, third = Nominee.objects.order_by("pk")
    page = open_as(officer)
    page.goto(f"/dispatch/programmes/{programme.pk}/place/")
    page.locator(f"#nominee-{first.pk}").drag_to(page.get_by_label(str(town), exact=True))
    page.get_by_text(f"{first}安排到{town}").wait_for()
    assert towns() == ["T01", None, None]
    page.locator(f"#nominee-{second.pk}").drag_to(page.get_by_label(str(town), exact=True))
    assert towns() == ["T01", None, None]
    page.get_by_label(f"安排 {third}").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text(f"{third}安排到{other_town}").wait_for()
    assert towns() == ["T01", None, "T02"]
    page.get_by_role("button", name="派出 2 人").click()
    page.get_by_text("已派出 2 人").wait_for()
    assert Nominee.objects.filter(posting__isnull=False).count() == 2


def test_the_head_of_a_unit_nominates_with_a_reason_on_a_phone(
    open_as, officer, branch, town, other_town
):
    unit = make_unit(branch, "U01", "示例区财政局")
    unit.head = User.objects.create_user("head", "a-long-password")
    unit.save()
    staff_of(unit, 7)
    programme = make_programme(officer, hosts={town: 1, other_town: 2})
    set_quotas(programme=programme, actor=actor_of(officer))
    page = open_as(unit.head, PHONE)
    page.get_by_role("link", name="推荐", exact=True).first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    row = page.get_by_role("row").nth(1)
    row.get_by_placeholder("推荐理由").fill("综合表现好，群众基础扎实")
    row.get_by_role("button", name="推荐").click()
    page.get_by_text("已推荐").first.wait_for()
    nominee = Nominee.objects.get()
    office = open_as(officer)
    office.goto(f"/dispatch/nominees/{nominee.pk}/")
    office.get_by_text("综合表现好，群众基础扎实").wait_for()


def test_the_pages_of_a_programme_fit_a_phone(open_as, officer, programme):
    page = open_as(officer, PHONE)
    for name in ("", "hosts/", "quotas/", "nominees/", "place/"):
        page.goto(f"/dispatch/programmes/{programme.pk}/{name}")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], name
