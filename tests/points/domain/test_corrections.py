from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.timezone import localdate

from activities.models import ServiceRecord
from activities.registry import Change, changing
from common.errors import RuleViolation
from points.domain.closing import close_month
from points.domain.corrections import reverse_by_hand
from points.domain.settlement import settle_month
from points.domain.verification import verify_ledger
from points.models import MonthlyPoints, PointEntry
from tests.conftest import actor_of
from tests.points.facts import serve

JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


@pytest.fixture
def record(member, branch):
    made = serve(member, branch, JUNE, 3)
    settle_month(month=JUNE)
    return made


def reverse(user, reason="录入有误"):
    entry = PointEntry.objects.get(reverses=None)
    return reverse_by_hand(entry=entry, reason=reason, actor=actor_of(user))


def refused(function, *arguments):
    with pytest.raises(RuleViolation) as error, transaction.atomic():
        function(*arguments)
    return error.value.code


def change(record, user, **fields):
    days = frozenset({fields.get("served_on", record.served_on)})
    with changing(Change({record.pk}, "更正", user, days)):
        ServiceRecord.objects.filter(pk=record.pk).update(**fields)


def ledger():
    rows = PointEntry.objects.order_by("pk").values_list("correction", "points", "reason")
    return [(number, int(points), reason) for number, points, reason in rows]


def effective():
    return dict(MonthlyPoints.objects.values_list("month", "effective"))


def test_a_reversal_takes_back_the_whole_entry_and_keeps_its_kind(record, officer):
    made = reverse(officer)
    assert (made.points, made.kind, made.fact_on, made.booked_on) == (-3, "service", JUNE, JUNE)
    assert (made.reason, made.posted_by) == ("录入有误", officer)
    assert effective() == {JUNE: Decimal(0)}


def test_an_entry_is_reversed_once_with_a_reason_and_no_reversal_is(record, officer):
    assert refused(reverse, officer, "  ") == "missing_reason"
    made = reverse(officer)
    assert refused(reverse, officer) == "reversed_already"
    actor = actor_of(officer)
    assert refused(lambda: reverse_by_hand(entry=made, reason="x", actor=actor)) == "is_reversal"


def test_nobody_reverses_on_the_own_account(record, member, officer):
    member.user = officer
    member.save()
    assert refused(reverse, officer) == "own_account"


def test_what_was_reversed_by_hand_is_not_posted_anew(record, officer):
    reverse(officer)
    settle_month(month=JUNE)
    assert ledger() == [(0, 3, ""), (0, -3, "录入有误")]


def test_a_reversal_in_a_closed_month_is_booked_today_as_the_difference(member, branch, officer):
    for day in (1, 2, 3):
        serve(member, branch, date(2018, 6, day), 8)
    close_month(month=JUNE, user=officer)
    entry = PointEntry.objects.first()
    made = reverse_by_hand(entry=entry, reason="重复", actor=actor_of(officer))
    assert made.booked_on == localdate()
    running = localdate().replace(day=1)
    assert effective() == {JUNE: Decimal(20), running: Decimal(-4)}
    assert MonthlyPoints.objects.get(month=running).raw == Decimal(-8)


def test_a_changed_fact_is_reversed_and_posted_with_the_next_number(record, officer):
    change(record, officer, hours_confirmed=2)
    change(record, officer, hours_confirmed=1)
    assert ledger() == [
        (0, 3, ""), (0, -3, "更正"), (1, 2, "更正"), (1, -2, "更正"), (2, 1, "更正"),
    ]  # fmt: skip
    assert effective() == {JUNE: Decimal(1)}
    assert verify_ledger().problems == []


def test_a_fact_moved_to_another_month_leaves_its_old_one(record, officer):
    change(record, officer, served_on=JULY)
    assert effective() == {JUNE: Decimal(0), JULY: Decimal(3)}
    change(record, officer, served_on=JUNE)
    assert effective() == {JUNE: Decimal(3), JULY: Decimal(0)}
    assert verify_ledger().problems == []


def test_who_no_longer_organized_loses_that_entry_alone(member, branch, officer):
    record = serve(member, branch, JUNE, 3, is_organizer=True)
    settle_month(month=JUNE)
    change(record, officer, is_organizer=False)
    assert effective() == {JUNE: Decimal(3)}
    change(record, officer, is_organizer=True)
    assert effective() == {JUNE: Decimal(5)}


def test_a_fact_of_a_closed_month_is_not_changed(record, officer):
    close_month(month=JUNE, user=officer)
    assert refused(lambda: change(record, officer, hours_confirmed=2)) == "month_closed"
    record.refresh_from_db()
    assert record.hours_confirmed == 3


def test_a_fact_is_not_moved_into_a_closed_month(member, branch, record, officer):
    later = serve(member, branch, JULY, 2)
    settle_month(month=JULY)
    close_month(month=JUNE, user=officer)
    assert refused(lambda: change(later, officer, served_on=JUNE)) == "month_closed"


def test_a_fact_reversed_by_hand_is_not_changed(record, officer):
    reverse(officer)
    assert refused(lambda: change(record, officer, hours_confirmed=2)) == "reversed_by_hand"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activities_servicerecord SET hours_confirmed = 1",
        "UPDATE activities_servicerecord SET confirmed_at = NULL",
        "UPDATE activities_servicerecord SET is_organizer = TRUE",
        "SET session_replication_role = replica; DELETE FROM activities_servicerecord",
    ],
)
def test_no_door_changes_a_booked_fact_under_the_ledger(record, statement):
    with (
        pytest.raises(DatabaseError, match="reverse its points"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_what_earns_no_points_may_be_changed_freely(record):
    ServiceRecord.objects.update(remark="已核对", category="环境")
    assert ServiceRecord.objects.get().remark == "已核对"


@pytest.mark.parametrize(
    "wrong",
    [
        {"points": -2},
        {"points": 3},
        {"kind": "organizer"},
        {"fact": "service:0"},
        {"correction": 1},
        {"reason": ""},
        {"booked_on": date(2018, 5, 31)},
    ],
)
def test_the_database_refuses_a_reversal_that_is_none(record, wrong):
    entry = PointEntry.objects.get()
    fields = {"points": -3, "reason": "x", "reverses_id": entry.pk, "pk": None, **wrong}
    for name, value in fields.items():
        setattr(entry, name, value)
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        entry.save(force_insert=True)


def test_the_database_refuses_a_second_reversal_and_one_of_a_reversal(record, officer):
    made = reverse(officer)
    again = PointEntry.objects.get(pk=made.pk)
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)
    again.pk, again.reverses_id, again.points = None, made.pk, -made.points
    with pytest.raises(DatabaseError), transaction.atomic():
        again.save(force_insert=True)


def test_the_database_refuses_a_next_number_while_the_last_one_stands(record):
    entry = PointEntry.objects.get()
    entry.pk, entry.correction = None, 1
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save(force_insert=True)
