from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.models import AuditEvent
from common.errors import RuleViolation
from points.domain.closing import close_month, reopen_month
from points.domain.corrections import reverse_by_hand
from points.domain.manual import enter_by_hand
from points.domain.settlement import settle_month
from points.domain.verification import verify_ledger
from points.models import ManualFact, MonthlyPoints, PointEntry, PointScheme
from tests.conftest import actor_of, make_member
from tests.points.facts import serve
from tests.points.schemes import adopt

MAY, JUNE, JULY = date(2018, 5, 1), date(2018, 6, 1), date(2018, 7, 1)


@pytest.fixture
def months(member, branch):
    for month in (MAY, JUNE, JULY):
        serve(member, branch, month, 4)
        settle_month(month=month)


def effective():
    return dict(MonthlyPoints.objects.values_list("month", "effective"))


def refused(function, *arguments, **options):
    with pytest.raises(RuleViolation) as error, transaction.atomic():
        function(*arguments, **options)
    return error.value.code


def test_a_version_holds_from_its_month_on_and_what_was_posted_is_posted_anew(months, officer):
    new = adopt(officer, JUNE, points_per_hour=2)
    assert effective() == {MAY: 4, JUNE: 8, JULY: 8}
    entries = PointEntry.objects.filter(fact_month=JUNE).order_by("pk")
    assert list(entries.values_list("correction", "points", "reason", "posted_by__username")) == [
        (0, 4, "", None),
        (0, -4, "积分办法：区委会议决定", officer.username),
        (1, 8, "积分办法：区委会议决定", None),
    ]
    assert entries.last().scheme == new
    assert verify_ledger().problems == []


def test_the_next_version_ends_it(months, officer):
    adopt(officer, JULY, points_per_hour=3)
    adopt(officer, MAY, points_per_hour=2)
    assert effective() == {MAY: 8, JUNE: 8, JULY: 12}
    assert verify_ledger().problems == []


def test_a_version_for_the_same_month_takes_the_place_of_the_first_which_stays(months, officer):
    first = adopt(officer, JUNE, points_per_hour=2)
    second = adopt(officer, JUNE, points_per_hour="2.5")
    first.refresh_from_db()
    assert first.superseded_at is not None
    assert PointScheme.objects.in_force(JULY) == second
    assert effective() == {MAY: 4, JUNE: 10, JULY: 10}
    assert verify_ledger().problems == []


def test_the_same_values_are_not_adopted_twice(months, officer):
    adopt(officer, JUNE, points_per_hour=2)
    assert refused(adopt, officer, JUNE, points_per_hour=2) == "adopted_already"


def test_a_cap_changes_months_and_no_entry(months, member, branch, officer):
    adopt(officer, JUNE, monthly_cap=3)
    assert effective() == {MAY: 4, JUNE: 3, JULY: 3}
    assert verify_ledger().problems == []


def test_a_closed_month_keeps_its_scheme(months, officer):
    close_month(month=MAY, user=officer)
    assert refused(adopt, officer, MAY, points_per_hour=2) == "month_closed"
    adopt(officer, JUNE, points_per_hour=2)
    assert effective() == {MAY: 4, JUNE: 8, JULY: 8}


def test_what_was_booked_late_is_posted_anew_once_its_month_is_open_again(months, branch, officer):
    close_month(month=MAY, user=officer)
    late = make_member(branch, "李四", 2)
    serve(late, branch, MAY, 4)
    settle_month(month=localdate())
    reopen_month(month=MAY, user=officer, reason="补记")
    adopt(officer, MAY, points_per_hour=2)
    assert (effective()[MAY], effective()[localdate().replace(day=1)]) == (8, 0)
    assert verify_ledger().problems == []


def test_what_was_reversed_by_hand_and_what_was_adjusted_stay(months, member, officer):
    actor = actor_of(officer)
    entry = PointEntry.objects.get(fact_month=JUNE)
    reverse_by_hand(entry=entry, reason="录入有误", actor=actor)
    fact = ManualFact(
        token=uuid4(), member=member, kind="adjustment", happened_on=JUNE, points=7, reason="期初"
    )
    enter_by_hand(fact=fact, actor=actor)
    adopt(officer, JUNE, points_per_hour=2)
    assert effective() == {MAY: 4, JUNE: 7, JULY: 8}
    assert verify_ledger().problems == []


def test_adopting_needs_a_reason_and_is_recorded(months, officer):
    assert refused(adopt, officer, JUNE, reason=" ") == "missing_reason"
    adopt(officer, JUNE, points_per_hour=2)
    entry = AuditEvent.objects.get(action="scheme_adopted")
    assert (entry.reason, entry.details["entries"]) == ("区委会议决定", 2)


@pytest.mark.parametrize(
    "values",
    [
        {"hours_step": 0},
        {"hours_cap": "0.5"},
        {"effect_good": -1},
        {"false_report_points": 10},
    ],
)
def test_the_database_refuses_a_scheme_that_makes_no_sense(officer, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        adopt(officer, **{name: Decimal(str(value)) for name, value in values.items()})
