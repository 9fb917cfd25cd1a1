"""Marks by keyboard and by thumb, and a star from its draft to the wall."""

from datetime import date

import pytest

from points.domain.stars.drafts import draft_stars
from points.models import DutyMark, ReviewMark, StarList
from tests.browser.conftest import PHONE
from tests.conftest import make_member
from tests.points.stars import YEAR, attend, hold

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(branch, secretary):
    found = [make_member(branch, f"党员{serial:02d}", serial) for serial in range(12)]
    for one in found:
        hold(one, branch, secretary)
    return found


def test_a_quarter_is_marked_down_the_column_by_keyboard(open_as, secretary, branch, people):
    page = open_as(secretary)
    page.goto(f"/points/stars/{YEAR}/branches/{branch.pk}/marks/")
    page.get_by_label("党员00 一季度").focus()
    for mark in ("90", "91.5", "100"):
        page.keyboard.type(mark)
        page.keyboard.press("Enter")
    page.get_by_label("党员00 互评").focus()
    page.keyboard.type("88")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "党员01 互评"
    page.get_by_role("button", name="保存评分").click()
    page.get_by_text("已保存 4 项评分").wait_for()
    marks = DutyMark.objects.order_by("holding").values_list("quarter", "mark")
    assert [(quarter, str(mark)) for quarter, mark in marks] == [
        (1, "90.00"),
        (1, "91.50"),
        (1, "100.00"),
    ]
    assert ReviewMark.objects.get().member == people[0]


def test_marks_and_stars_fit_a_phone(open_as, secretary, branch, people):
    attend(branch, dict.fromkeys(people, "present"))
    draft_stars(year=YEAR)
    page = open_as(secretary, PHONE)
    for address in (
        "/points/stars/",
        f"/points/stars/{YEAR}/branches/{branch.pk}/",
        f"/points/stars/{YEAR}/branches/{branch.pk}/marks/",
        f"/points/stars/{YEAR}/branches/{branch.pk}/posts/",
        f"/points/stars/{YEAR}/members/{people[0].pk}/",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], address
    page.goto(f"/points/stars/{YEAR}/branches/{branch.pk}/marks/")
    box = page.get_by_label("党员00 四季度").bounding_box()
    assert box["height"] >= 44


def test_a_town_publishes_and_enforces_what_was_drafted(open_as, town_officer, branch, people):
    attend(branch, dict.fromkeys(people, "present"))
    draft_stars(year=YEAR)
    page = open_as(town_officer)
    page.goto(f"/points/stars/{YEAR}/branches/{branch.pk}/")
    page.get_by_role("link", name="公示", exact=True).click()
    page.get_by_role("button", name="公示", exact=True).click()
    page.get_by_text("已公示，公示期至").wait_for()
    page.get_by_role("link", name="公示", exact=True).click()
    page.get_by_role("heading", name=f"{YEAR} 年度党员星级评定公示").wait_for()
    StarList.objects.update(published_on=date(2019, 1, 2), notice_ends_on=date(2019, 1, 9))
    page.goto(f"/points/stars/{YEAR}/branches/{branch.pk}/")
    page.get_by_role("button", name="确认生效").click()
    page.get_by_text("已生效，星级不再变动。").wait_for()
    assert StarList.objects.get().state == "in_force"
