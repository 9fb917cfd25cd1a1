"""The figures of compliance over the API: the same as on page, file and command."""

from datetime import date

import pytest

from tests.activities.compliance import hold
from tests.activities.management.test_compliance import compliance
from tests.api import API, cost, read
from tests.conftest import make_branch
from tests.spreadsheets.exported import csv_rows, written

PERIOD = "first=2018-01&last=2018-06"


@pytest.fixture
def held(branch, sibling_branch):
    """Of twelve due: six in time and one late."""
    for month in range(1, 7):
        hold(branch, date(2018, month, 25))
    return hold(sibling_branch, date(2018, 2, 1), submitted=date(2018, 3, 6))


def test_the_figures_are_those_of_page_file_and_command(client, officer, held):
    told = read(client, officer, f"compliance/?{PERIOD}")
    page = client.get(f"/activities/grid/?{PERIOD}").context
    figures = ("due", "met", "late", "missing", "held")
    assert [told["totals"][name] for name in figures] == [12, 6, 1, 5, 7]
    assert [getattr(page["totals"], name) for name in figures] == [12, 6, 1, 5, 7]
    assert told["branches_complete"] == page["branches_complete"] == 1
    command = compliance()
    assert {name: command[name] for name in figures[:4]} == {
        name: told["totals"][name] for name in figures[:4]
    }
    file = csv_rows(written("compliance-grid", officer, PERIOD, form="csv"))
    rows = read(client, officer, f"compliance/branches/?{PERIOD}")["results"]
    assert [row[-2:] for row in file[1:]] == [
        [str(row["totals"]["held"]), str(row["totals"]["due"])] for row in rows
    ]


def test_each_month_of_a_branch_says_what_was_made_of_it(client, officer, held, sibling_branch):
    query = f"{PERIOD}&within={sibling_branch.pk}"
    [row] = read(client, officer, f"compliance/branches/?{query}")["results"]
    assert row["branch"]["id"] == sibling_branch.pk
    assert row["duties"][1] == {
        "kind": "party_day",
        "first": "2018-02",
        "month": "2018-02",
        "state": "late",
        "because": "",
        "needed": 1,
        "recorded": 1,
        "activities": [held.pk],
    }
    assert [duty["state"] for duty in row["duties"]].count("missing") == 5


def test_branches_with_a_gap_are_found(client, officer, held, sibling_branch):
    found = read(client, officer, f"compliance/branches/?{PERIOD}&show=missing")["results"]
    assert [row["branch"]["id"] for row in found] == [sibling_branch.pk]


@pytest.mark.parametrize("path", ["compliance/", "compliance/branches/"])
def test_a_period_that_is_none_is_refused(client, officer, path):
    client.force_login(officer)
    for query, fields in {
        "first=2018-13": ["first"],
        "first=2018-06&last=2018-01": ["first"],
        "first=2015-01&last=2018-01": ["last"],
        "month=2018-01": ["month"],
    }.items():
        answer = client.get(f"{API}/{path}?{query}")
        assert (answer.status_code, list(answer.json()["errors"])) == (400, fields)


def test_a_secretary_reads_the_own_branch_alone(client, secretary, held, branch):
    assert read(client, secretary, f"compliance/?{PERIOD}")["totals"]["due"] == 6
    [row] = read(client, secretary, f"compliance/branches/?{PERIOD}")["results"]
    assert row["branch"]["id"] == branch.pk


def test_three_branches_cost_no_more_queries_than_one(client, officer, town, held):
    one = cost(client, officer, f"compliance/branches/?{PERIOD}")
    for number in (7, 8):
        make_branch(town, number)
    assert cost(client, officer, f"compliance/branches/?{PERIOD}") == one
