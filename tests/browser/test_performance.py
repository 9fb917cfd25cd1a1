"""A department's sheet filled in by keyboard, submitted, and read on a phone."""

import pytest

from assessments.domain.performance import advance
from assessments.models import IndicatorScore
from tests.assessments.performance import make_period, make_units
from tests.browser.conftest import PHONE
from tests.conftest import actor_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scorer(district, officer):
    units = make_units(district)
    period = advance(performance=make_period(officer, units), actor=actor_of(officer))
    return period.scorers.get(unit=units[0])


def test_a_department_scores_its_indicator_down_the_column(open_as, scorer):
    page = open_as(scorer.unit.head)
    page.get_by_role("link", name="打开评分表").click()
    page.wait_for_url("**/sheets/*/")  # with its script: without it Enter saves the form
    page.get_by_label("示例单位1 A1 主题党日", exact=True).focus()
    for score in ("24", "22.5", "-"):
        page.keyboard.type(score)
        page.keyboard.press("Enter")
    page.get_by_label("示例单位3 A1 主题党日 评分依据").fill("新设单位")
    page.get_by_role("button", name="保存得分").click()
    page.get_by_text("已保存3项得分").wait_for()
    page.get_by_role("button", name="提交评分").click()
    page.get_by_text("已提交", exact=True).wait_for()
    scores = IndicatorScore.objects.order_by("unit__code").values_list("score", "note")
    assert [(str(score), note) for score, note in scores] == [
        ("24.00", ""), ("22.50", ""), ("None", "新设单位"),
    ]  # fmt: skip


def test_sheet_and_period_fit_a_phone(open_as, scorer):
    page = open_as(scorer.unit.head, PHONE)
    for address in (f"/assessments/performance/sheets/{scorer.pk}/",
                    f"/assessments/performance/{scorer.performance_id}/",
                    "/assessments/performance/", "/assessments/performance/results/"):  # fmt: skip
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], address
    page.goto(f"/assessments/performance/sheets/{scorer.pk}/")
    box = page.get_by_label("示例单位1 A1 主题党日", exact=True).bounding_box()
    assert box["height"] >= 44
