"""The yearly feedback of communities: who has it, who lacks it, on page, file and to-do list."""

from datetime import date

import pytest

from portal.reports import todo
from tests.activities.domain.test_community import (
    checked_in,  # noqa: F401
    officer_of_unit,  # noqa: F401
    register,
    serving,  # noqa: F401
    unit,  # noqa: F401
)
from tests.activities.domain.test_community_service import feed_back
from tests.conftest import actor_of, make_member
from tests.spreadsheets.exported import cells, download

PAGE = "/activities/community/feedback/"


@pytest.fixture
def two(checked_in, unit, branch, officer_of_unit):  # noqa: F811
    """Two members of one unit with one community."""
    second = register(make_member(unit, "王五", 5), branch, officer_of_unit, date(2018, 9, 1))
    return checked_in, second


def reminders(user, on):
    items = todo(actor=actor_of(user), on=on)
    return [item for item in items if "反馈" in item.what]


def test_the_file_says_who_has_feedback_and_who_not(client, two, secretary):
    feed_back(two[0], secretary)
    client.force_login(secretary)
    _head, *rows = cells(download(client, PAGE, year=2018))
    assert [(row[0], row[2], row[6], row[7]) for row in rows] == [
        ("2018", "李四", "好", "热心调解"),
        ("2018", "王五", None, None),
    ]
    shown = [row.member.name for row in client.get(PAGE, {"year": 2018}).context["page"]]
    assert shown == ["李四", "王五"]


def test_lacking_feedback_is_found_and_given_from_the_list(client, two, secretary):
    feed_back(two[0], secretary)
    client.force_login(secretary)
    page = client.get(PAGE, {"year": 2018, "state": "lacking"})
    assert [row.member.name for row in page.context["page"]] == ["王五"]
    form = f"/activities/community/{two[1].pk}/feedback/?year=2018"
    assert form in page.content.decode()
    assert client.get(form).context["form"]["year"].value() == 2018


def test_the_unit_reads_what_the_community_gives(client, two, secretary, officer_of_unit):  # noqa: F811
    feed_back(two[0], secretary)
    client.force_login(officer_of_unit)
    page = client.get(PAGE, {"year": 2018}).content.decode()
    assert "热心调解" in page
    assert f"/{two[1].pk}/feedback/" not in page


def test_a_year_without_the_member_asks_for_nothing(client, two, secretary):
    client.force_login(secretary)
    assert not client.get(PAGE, {"year": 2017}).context["page"].object_list


@pytest.mark.parametrize(
    ("on", "days_left", "is_overdue"),
    [
        (date(2018, 12, 1), None, False),
        (date(2018, 12, 24), 7, False),
        (date(2018, 12, 28), 3, False),
        (date(2018, 12, 31), 0, False),
        (date(2019, 1, 1), None, True),
    ],
)
def test_the_community_is_reminded_in_december_and_after(two, secretary, on, days_left, is_overdue):
    [item] = reminders(secretary, on)
    assert item.what == "2018 年度有 2 名报到党员待反馈"
    assert item.url == f"{PAGE}?year=2018&state=lacking"
    assert (item.days_left, item.is_overdue) == (days_left, is_overdue)


def test_nobody_is_reminded_out_of_season_or_of_what_was_given(
    two,
    secretary,
    officer_of_unit,  # noqa: F811
):
    assert reminders(secretary, date(2018, 11, 30)) == []
    assert reminders(secretary, date(2019, 4, 1)) == []
    assert reminders(officer_of_unit, date(2018, 12, 31)) == []
    feed_back(two[0], secretary)
    [item] = reminders(secretary, date(2018, 12, 31))
    assert item.what == "反馈 王五 2018 年度表现"
    assert item.url == f"/activities/community/{two[1].pk}/feedback/?year=2018"
    feed_back(two[1], secretary)
    assert reminders(secretary, date(2018, 12, 31)) == []
