"""Accounts over the API: balances of many and the statement of one, as of any day."""

from datetime import date

import pytest

from accounts.models import User
from points.domain.settlement import settle_month
from points.models import PointEntry
from tests.api import API, cost, read
from tests.conftest import make_branch, make_member
from tests.points.facts import serve
from tests.spreadsheets.exported import column, written

JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)
DAYS = ["2018-05-31", "2018-06-02", "2018-06-30", "2018-07-31"]


@pytest.fixture
def account(member, branch):
    """24 points booked in June, of which the cap cuts 4, and 4 in July."""
    for day in (1, 2, 3):
        serve(member, branch, date(2018, 6, day), 8)
    serve(member, branch, date(2018, 7, 4), 2, is_organizer=True)
    for month in (JUNE, JULY):
        settle_month(month=month)
    return member


def figures(booked, cut, effective):
    return {"booked": booked, "cut": cut, "effective": effective}


def balance(client, user, on):
    [row] = read(client, user, f"point-accounts/?on={on}")["results"]
    return row["balance"]


def test_balances_are_told_as_of_any_day(client, secretary, account):
    assert [balance(client, secretary, on) for on in DAYS] == [
        figures("0.00", "0.00", "0.00"),
        figures("16.00", "0.00", "16.00"),
        figures("24.00", "4.00", "20.00"),
        figures("28.00", "4.00", "24.00"),
    ]


def test_a_balance_is_that_of_statement_page_and_file(client, secretary, account):
    for on in DAYS:
        told = read(client, secretary, f"point-accounts/{account.pk}/?on={on}")
        assert (told["on"], told["balance"]) == (on, balance(client, secretary, on))
        page = client.get(f"/points/{account.pk}/?on={on}").context
        shown = [f"{page[name]:.2f}" for name in ("booked", "cut", "balance")]
        assert shown == list(told["balance"].values())
    file = written("points-statement", secretary, f"member={account.pk}")
    entries = told["entries"]
    assert [f"{cell:.2f}" for cell in column(file, "累计有效")] == [
        entry["effective"] for entry in entries
    ]


def test_each_entry_is_told_with_both_running_columns(client, secretary, account):
    entries = read(client, secretary, f"point-accounts/{account.pk}/")["entries"]
    assert [(entry["points"], entry["booked"], entry["effective"]) for entry in entries[:3]] == [
        ("8.00", "8.00", "8.00"),
        ("8.00", "16.00", "16.00"),
        ("8.00", "24.00", "20.00"),
    ]
    assert entries[0]["fact"] == PointEntry.objects.first().fact


def test_a_member_reads_the_own_account_and_no_other(client, account, branch):
    account.user = User.objects.create_user("me", "a-long-password")
    account.save()
    other = make_member(branch, "李四", 2)
    assert read(client, account.user, f"point-accounts/{account.pk}/")["balance"]["cut"] == "4.00"
    assert read(client, account.user, "point-accounts/")["count"] == 1
    assert client.get(f"{API}/point-accounts/{other.pk}/").status_code == 404


def test_accounts_are_found_as_members_are(client, town_officer, town, account):
    other = make_branch(town, 2)
    make_member(other, "李四", 2)
    for query, names in {"?q=zs": ["张三"], f"?within={other.pk}": ["李四"]}.items():
        found = read(client, town_officer, f"point-accounts/{query}")["results"]
        assert [row["name"] for row in found] == names


def test_what_is_no_day_is_refused(client, secretary, account):
    client.force_login(secretary)
    for path in ("point-accounts/", f"point-accounts/{account.pk}/"):
        answer = client.get(f"{API}/{path}?on=2018-06-31")
        assert (answer.status_code, list(answer.json()["errors"])) == (400, ["on"])


def test_one_account_comes_in_one_piece(client, secretary, account):
    client.force_login(secretary)
    answer = client.get(f"{API}/point-accounts/{account.pk}/?limit=1")
    assert answer.json()["errors"] == {"limit": ["此列表没有这个参数。"]}


def test_three_accounts_cost_no_more_queries_than_one(client, secretary, account, branch):
    one = cost(client, secretary, "point-accounts/")
    for serial in (2, 3):
        serve(make_member(branch, f"李{serial}", serial), branch, JUNE, 2)
    settle_month(month=JUNE)
    assert cost(client, secretary, "point-accounts/") == one


def test_a_longer_statement_costs_no_more_queries(client, secretary, account, branch):
    path = f"point-accounts/{account.pk}/"
    short = cost(client, secretary, path)
    serve(account, branch, date(2018, 7, 9), 2)
    settle_month(month=JULY)
    assert cost(client, secretary, path) == short
