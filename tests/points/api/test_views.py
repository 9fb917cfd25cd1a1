"""Points over the API: the same figures as on page and file."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from activities.models import ServiceRecord
from points.domain.settlement import settle_month
from tests.api import API, cost, read
from tests.conftest import make_member
from tests.spreadsheets.exported import cells, written

JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


def serve(member, branch, day, name="植树", hours=8):
    return ServiceRecord.objects.create(
        member=member,
        organization=branch,
        served_on=day,
        activity_name=name,
        hours_reported=hours,
        hours_confirmed=hours,
        effect="good",
        confirmed_at=timezone.now(),
    )


@pytest.fixture
def served(member, branch):
    """28.80 points in June, of which the cap cuts 8.80, and 2.40 in July."""
    for number in range(3):
        serve(member, branch, JUNE.replace(day=number + 1), f"服务{number}")
    serve(member, branch, JULY, hours=2)
    for month in (JUNE, JULY):
        settle_month(month=month)


def test_a_months_points_are_those_of_page_and_file(client, secretary, served):
    [row] = read(client, secretary, "monthly-points/?month=2018-06")["results"]
    figures = [row[name] for name in ("raw", "cut", "effective")]
    assert figures == ["28.80", "8.80", "20.00"]
    page = client.get("/points/?month=2018-06").context
    [shown] = page["page"].object_list
    assert [str(value) for value in (shown.raw, shown.cut, shown.effective)] == figures
    [_head, line] = cells(written("points-months", secretary, "month=2018-06"))
    assert [Decimal(str(value)) for value in line[-3:]] == [Decimal(value) for value in figures]


def test_without_a_month_the_latest_with_figures_is_told(client, secretary, served):
    [row] = read(client, secretary, "monthly-points/")["results"]
    assert (row["month"], row["effective"]) == ("2018-07", "2.40")


@pytest.mark.parametrize("path", ["monthly-points/", "point-entries/"])
def test_a_month_that_is_none_is_refused(client, secretary, served, path):
    client.force_login(secretary)
    answer = client.get(f"{API}/{path}?month=2018-13")
    assert answer.json()["errors"] == {"month": ["“2018-13”不是月份，请写成 2018-06 的样子。"]}


def test_entries_are_told_with_the_fact_they_come_from(client, secretary, served, member):
    query = f"point-entries/?member={member.pk}&month=2018-07&kind=service"
    [entry] = read(client, secretary, query)["results"]
    record = ServiceRecord.objects.get(served_on=JULY)
    assert (entry["points"], entry["fact"]) == ("2.40", f"service:{record.pk}")
    assert (entry["fact_on"], entry["fact_month"]) == ("2018-07-01", "2018-07")


def test_entries_add_up_to_what_the_month_had_before_the_cap(client, secretary, served):
    entries = read(client, secretary, "point-entries/?month=2018-06")["results"]
    assert sum(Decimal(entry["points"]) for entry in entries) == Decimal("28.80")


@pytest.mark.parametrize("path", ["monthly-points/?month=2018-06", "point-entries/"])
def test_points_of_other_branches_are_not_told(client, outsider, served, path):
    assert read(client, outsider, path)["count"] == 0


@pytest.mark.parametrize("path", ["monthly-points/?month=2018-06", "point-entries/"])
def test_three_rows_cost_no_more_queries_than_one(client, secretary, branch, member, path):
    serve(member, branch, JUNE)
    settle_month(month=JUNE)
    one = cost(client, secretary, path)
    for serial in (2, 3):
        serve(make_member(branch, f"李{serial}", serial), branch, JUNE)
    settle_month(month=JUNE)
    assert cost(client, secretary, path) == one
