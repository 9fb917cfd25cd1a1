from datetime import date

import pytest
from django.contrib.messages import get_messages

from points.choices import ListState
from points.domain.calendar import is_closed
from points.domain.closing import close_month
from points.domain.settlement import settle_month
from points.domain.stars.drafts import draft_stars
from points.models import StarList
from tests.conftest import make_member
from tests.points.facts import serve

JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


@pytest.fixture
def months(member, branch):
    for month in (JUNE, JULY):
        serve(member, branch, month, 2)
        settle_month(month=month)


@pytest.mark.parametrize("query", ["?q=%00", "?month=%00", "?month=2018-13", "?month=9999-12"])
def test_a_filter_nobody_can_read_is_no_error(client, secretary, months, query):
    client.force_login(secretary)
    assert client.get("/points/" + query).status_code == 200


def test_only_the_oldest_open_month_is_offered_for_closing(client, officer, months):
    client.force_login(officer)
    page = client.get("/points/").content.decode()
    _before, heading, in_row = page.split('href="/points/close/"')
    assert heading.startswith(">关账 2018-06</a>")
    row = heading.rpartition("<tr>")[2]
    assert "2018-06" in row
    assert in_row.startswith(">关账</a>")


def test_closing_is_explained_before_it_is_done(client, officer, months):
    client.force_login(officer)
    page = client.get("/points/close/").content.decode()
    assert "关账后 2018-06 不再记入积分" in page
    assert not is_closed(month=JUNE)
    response = client.post("/points/close/", {"month": "2018-06"})
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert (said, is_closed(month=JUNE)) == (["2018-06 已关账。"], True)


def test_a_month_without_entries_stays_open(client, officer):
    client.force_login(officer)
    assert "目前没有可关账的月份" in client.get("/points/close/").content.decode()
    client.post("/points/close/", {"month": "2018-06"})
    assert not is_closed(month=JUNE)


def test_a_secretary_is_offered_no_closing(client, secretary, months):
    client.force_login(secretary)
    assert "/points/close/" not in client.get("/points/").content.decode()
    assert client.get("/points/close/").status_code == 403


def test_the_last_closed_month_is_reopened_on_a_page_that_asks_why(client, officer, months):
    close_month(month=JUNE, user=officer)
    client.force_login(officer)
    assert 'href="/points/reopen/"' in client.get("/points/").content.decode()
    assert "2018-06" in client.get("/points/reopen/").content.decode()
    client.post("/points/reopen/", {"reason": ""})
    assert is_closed(month=JUNE)
    client.post("/points/reopen/", {"reason": "漏记服务"})
    assert not is_closed(month=JUNE)


def test_under_stars_in_force_closing_warns_and_reopening_is_not_offered(client, officer, months):
    draft_stars(year=2018)
    days = {"published_on": JULY, "notice_ends_on": JULY, "in_force_on": JULY}
    StarList.objects.update(state=ListState.IN_FORCE, **days)
    client.force_login(officer)
    warning = "2018 年星级评定已生效，2018-06 关账后不能重新开账。"
    assert warning in client.get("/points/close/").content.decode()
    close_month(month=JUNE, user=officer)
    assert 'href="/points/reopen/"' not in client.get("/points/").content.decode()
    assert "目前没有可重新开账的月份" in client.get("/points/reopen/").content.decode()


def test_the_month_of_one_branch_is_summed_apart(client, officer, months, town, foreign_branch):
    serve(make_member(foreign_branch, "李四", 2), foreign_branch, JULY, 5)
    settle_month(month=JULY)
    client.force_login(officer)
    assert client.get("/points/").context["sums"]["effective"] == 7
    within = client.get(f"/points/?month=2018-07&within={town.pk}")
    assert within.context["sums"]["effective"] == 2
    assert "合计 1 人" in within.content.decode()
