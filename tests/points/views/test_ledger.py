from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from activities.models import ServiceRecord
from points.domain.settlement import is_closed, settle_month
from points.models import PointScheme

JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


@pytest.fixture
def months(member, branch):
    for month in (JUNE, JULY):
        ServiceRecord.objects.create(
            member=member,
            organization=branch,
            served_on=month,
            activity_name=f"{month.month}月服务",
            hours_reported=2,
            hours_confirmed=2,
            confirmed_at=timezone.now(),
        )
        settle_month(month=month)


@pytest.mark.parametrize("query", ["?q=%00", "?month=%00", "?month=2018-13", "?month=9999-12"])
def test_a_filter_nobody_can_read_is_no_error(client, secretary, months, query):
    client.force_login(secretary)
    assert client.get("/points/" + query).status_code == 200


def test_only_the_oldest_open_month_is_offered_for_closing(client, officer, months):
    client.force_login(officer)
    page = client.get("/points/").content.decode()
    assert page.count('href="/points/close/"') == 1
    row = page[: page.index('href="/points/close/"')].rpartition("<tr>")[2]
    assert "2018-06" in row


def test_closing_is_explained_before_it_is_done(client, officer, months):
    client.force_login(officer)
    page = client.get("/points/close/").content.decode()
    assert "关账后 2018-06 的积分不再变动，此后的更正记入未关账月份。" in page
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


def test_the_reason_of_a_figure_names_a_start_only_where_there_is_one(
    client, secretary, member, months
):
    client.force_login(secretary)
    address = f"/points/{member.pk}/why/{ServiceRecord.objects.first().pk}/"
    assert "施行" not in client.get(address).content.decode()
    PointScheme.objects.update(valid_from=date(2018, 1, 1))
    assert "2018-01-01" in client.get(address).content.decode()
