from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from common.errors import RuleViolation
from points.domain.closing import close_month
from points.domain.manual import enter_by_hand
from points.domain.settlement import settle_month
from points.models import ManualFact, MonthlyPoints, PointEntry
from tests.conftest import actor_of
from tests.points.facts import serve

JUNE = date(2018, 6, 1)


def enter(user, member, kind, *, on=JUNE, points=None, reason="区委通报表扬", token=None):
    fact = ManualFact(
        token=token or uuid4(),
        member=member,
        kind=kind,
        happened_on=on,
        points=points,
        reason=reason,
    )
    return enter_by_hand(fact=fact, actor=actor_of(user))


def refused(*arguments, **options):
    with pytest.raises(RuleViolation) as error, transaction.atomic():
        enter(*arguments, **options)
    return error.value.code


@pytest.mark.parametrize(
    ("kind", "given", "booked"),
    [
        ("commendation_town", None, (3, "commendation")),
        ("commendation_district", None, (5, "commendation")),
        ("bravery", None, (10, "bravery")),
        ("adjustment", Decimal("-12.50"), (Decimal("-12.50"), "adjustment")),
        ("adjustment", Decimal(1000), (1000, "adjustment")),
    ],
)
def test_an_officer_enters_it_and_the_scheme_says_what_it_is_worth(
    officer, member, kind, given, booked
):
    enter(officer, member, kind, points=given)
    entry = PointEntry.objects.get()
    assert (entry.points, entry.kind) == booked
    assert MonthlyPoints.objects.get().effective == entry.points


def test_commendation_shares_the_cap_and_bravery_does_not(officer, member, branch):
    for day in (1, 2):
        serve(member, branch, date(2018, 6, day), 8)
    enter(officer, member, "commendation_district")
    enter(officer, member, "bravery")
    settle_month(month=JUNE)
    month = MonthlyPoints.objects.get()
    assert (month.raw, month.effective) == (Decimal(31), Decimal(30))


@pytest.mark.parametrize(
    ("points", "code"),
    [
        (None, "no_points"),
        (Decimal(0), "no_points"),
        (Decimal("1000.01"), "too_many_points"),
        (Decimal(-1001), "too_many_points"),
        (Decimal("0.125"), "too_many_decimals"),
    ],
)
def test_an_adjustment_has_limits(officer, member, points, code):
    assert refused(officer, member, "adjustment", points=points) == code


def test_nothing_is_entered_without_reason_ahead_of_its_day_or_for_oneself(officer, member):
    assert refused(officer, member, "bravery", reason=" ") == "missing_reason"
    tomorrow = localdate() + timedelta(days=1)
    assert refused(officer, member, "bravery", on=tomorrow) == "future_date"
    assert refused(officer, member, "bravery", points=Decimal(3)) == "points_not_asked"
    member.user = officer
    member.save()
    assert refused(officer, member, "bravery") == "own_account"


def test_a_secretary_enters_nothing_by_hand(secretary, member):
    assert refused(secretary, member, "bravery") == "no_branch"


def test_a_form_sent_twice_enters_it_once(officer, member):
    token = uuid4()
    first = enter(officer, member, "bravery", token=token)
    assert enter(officer, member, "bravery", token=token) == first
    assert PointEntry.objects.count() == 1


def test_what_happened_in_a_closed_month_is_booked_today(officer, member, branch):
    serve(member, branch, JUNE, 3)
    close_month(month=JUNE, user=officer)
    enter(officer, member, "bravery")
    entry = PointEntry.objects.get(kind="bravery")
    assert (entry.fact_on, entry.booked_on) == (JUNE, localdate())


def test_what_was_entered_is_not_changed(officer, member):
    enter(officer, member, "bravery")
    with pytest.raises(DatabaseError), transaction.atomic():
        ManualFact.objects.update(reason="其他")
