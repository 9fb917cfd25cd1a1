import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.scope import Scope
from activities.models import ServiceRecord
from points.domain.settlement import settle_month
from points.models import MonthlyPoints, PointEntry, PointScheme
from tests.conftest import make_member
from tests.points.facts import serve

JUNE = date(2018, 6, 1)


def test_the_cap_cuts_what_is_above_twenty_and_shows_it(member, branch):
    for day in (1, 2, 3):
        serve(member, branch, date(2018, 6, day), 8)
    settle_month(month=JUNE)
    month = MonthlyPoints.objects.get()
    assert (month.raw, month.effective, month.cut) == (Decimal(24), Decimal(20), Decimal(4))


def test_an_organizer_gets_an_entry_of_its_own(member, branch):
    serve(member, branch, date(2018, 6, 1), 3, is_organizer=True)
    settle_month(month=JUNE)
    assert sorted(PointEntry.objects.values_list("kind", "points")) == [
        ("organizer", Decimal("2.00")),
        ("service", Decimal("3.00")),
    ]


def test_settling_one_branch_keeps_what_a_member_earned_in_another(member, branch, sibling_branch):
    serve(member, branch, date(2018, 6, 1), 3)
    serve(member, sibling_branch, date(2018, 6, 20), 2)
    settle_month(month=JUNE)
    settle_month(month=JUNE, scope=Scope((branch.path,)))
    month = MonthlyPoints.objects.get()
    assert (month.entries, month.effective, month.organization) == (2, Decimal(5), branch)


def test_unconfirmed_service_earns_nothing(member, branch):
    record = serve(member, branch, date(2018, 6, 1), 3)
    ServiceRecord.objects.filter(pk=record.pk).update(confirmed_at=None)
    assert settle_month(month=JUNE).entries == 0


def test_settling_twice_changes_nothing(member, branch):
    serve(member, branch, date(2018, 6, 1), 3)
    first = settle_month(month=JUNE)
    before = list(MonthlyPoints.objects.values())
    assert settle_month(month=JUNE) == first
    assert list(MonthlyPoints.objects.values()) == before


def figures():
    return {
        (row.member.name, row.organization.code, row.entries, row.raw, row.effective)
        for row in MonthlyPoints.objects.select_related("member", "organization")
    }


@pytest.fixture
def settled(member, branch, sibling_branch):
    """张三 served for 24 hours; 李四 for 2 hours, in the branch next door, and has left since."""
    other = make_member(branch, "李四", 2)
    for day in (1, 2, 3):
        serve(member, branch, date(2018, 6, day), 8)
    serve(other, sibling_branch, date(2018, 6, 20), 2)
    other.affiliations.update(valid_from=date(2018, 1, 1), valid_until=date(2018, 6, 25))
    settle_month(month=JUNE)
    assert figures() == {
        ("张三", "T01001", 3, Decimal(24), Decimal(20)),
        ("李四", "T01002", 1, Decimal(2), Decimal(2)),
    }
    return member


@pytest.mark.parametrize(
    "figure",
    [{"entries": 2}, {"capped_kinds": 3}, {"other_kinds": 1}, {"effective": 21}],
    ids=str,
)
def test_settling_again_mends_a_figure_that_the_ledger_does_not_bear_out(settled, figure):
    right = figures()
    MonthlyPoints.objects.filter(member=settled).update(**figure)
    settle_month(month=JUNE)
    assert figures() == right


def test_settling_again_follows_who_moved_before_the_month_ended(settled, sibling_branch):
    settled.affiliations.update(valid_until=date(2018, 6, 30))
    settled.affiliations.create(organization=sibling_branch, valid_from=date(2018, 6, 30))
    settle_month(month=JUNE)
    assert {row[:2] for row in figures()} == {("张三", "T01002"), ("李四", "T01002")}


def test_settling_again_follows_the_cap(settled):
    PointScheme.objects.update(monthly_cap=5)
    settle_month(month=JUNE)
    assert {(row[0], row[-1]) for row in figures()} == {("张三", Decimal(5)), ("李四", Decimal(2))}


def test_settling_again_takes_up_what_was_confirmed_since(settled, branch):
    newcomer = make_member(branch, "王五", 3)
    serve(newcomer, branch, date(2018, 6, 30), 1)
    serve(settled, branch, date(2018, 6, 30), 4, is_organizer=True)
    settle_month(month=JUNE)
    assert {(row[0], row[2], row[3]) for row in figures()} == {
        ("张三", 5, Decimal(30)),
        ("李四", 1, Decimal(2)),
        ("王五", 1, Decimal(1)),
    }


@pytest.mark.django_db(transaction=True)
def test_settling_in_parallel_gives_the_same_rows(branch):
    for serial in range(20):
        serve(make_member(branch, f"党员{serial}", serial), branch, JUNE, 3)

    def settle():
        settle_month(month=JUNE)
        connection.close()

    threads = [threading.Thread(target=settle) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert PointEntry.objects.count() == 20
    assert MonthlyPoints.objects.count() == 20


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE points_pointentry SET points = 100",
        "DELETE FROM points_pointentry",
        "TRUNCATE points_pointentry CASCADE",
        "SET session_replication_role = replica; DELETE FROM points_pointentry",
    ],
)
def test_the_ledger_refuses_change_even_by_raw_sql(member, branch, statement):
    serve(member, branch, date(2018, 6, 1), 3)
    settle_month(month=JUNE)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert PointEntry.objects.count() == 1
