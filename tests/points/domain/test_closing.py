from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from common.errors import RuleViolation
from points.choices import ListState
from points.domain.calendar import is_closed
from points.domain.closing import close_month, month_to_close, reopen_month
from points.domain.settlement import settle_month
from points.domain.stars.drafts import draft_stars
from points.models import ClosedMonth, MonthlyPoints, PointEntry, StarList
from tests.points.facts import serve

MAY, JUNE, JULY = date(2018, 5, 1), date(2018, 6, 1), date(2018, 7, 1)


@pytest.fixture
def running():
    return localdate().replace(day=1)


def refused(function, **arguments):
    with pytest.raises(RuleViolation) as error, transaction.atomic():
        function(**arguments)
    return error.value.code


def test_a_closed_month_takes_nothing_and_still_reports(member, branch, officer):
    serve(member, branch, JUNE, 3)
    close_month(month=JUNE, user=officer)
    serve(member, branch, date(2018, 6, 2), 3)
    assert settle_month(month=JUNE).effective == Decimal(3)


def test_a_month_is_closed_once_and_only_when_over(member, branch, officer, running):
    serve(member, branch, JUNE, 3)
    close_month(month=JUNE, user=officer)
    assert refused(close_month, month=JUNE, user=officer) == "month_closed"
    assert refused(close_month, month=running, user=officer) == "month_running"
    assert refused(close_month, month=date(9999, 12, 1), user=officer) == "month_running"


def test_a_month_without_entries_is_not_closed(officer):
    assert refused(close_month, month=JUNE, user=officer) == "month_empty"
    assert not ClosedMonth.objects.exists()


@pytest.mark.parametrize("is_settled", [True, False])
def test_months_close_in_order(member, branch, officer, is_settled):
    serve(member, branch, JUNE, 3)
    serve(member, branch, JULY, 3)
    if is_settled:
        settle_month(month=JUNE)
    assert refused(close_month, month=JULY, user=officer) == "earlier_month_open"
    close_month(month=JUNE, user=officer)
    close_month(month=JULY, user=officer)


def test_the_month_to_close_is_the_oldest_open_one_with_entries(member, branch, officer):
    assert month_to_close() is None
    for month in (JULY, JUNE):
        serve(member, branch, month, 3)
        settle_month(month=month)
    assert month_to_close() == JUNE
    close_month(month=JUNE, user=officer)
    assert month_to_close() == JULY


def test_what_lies_before_a_closed_month_is_closed_with_it(member, branch, officer):
    serve(member, branch, JUNE, 3)
    close_month(month=JUNE, user=officer)
    assert (is_closed(month=MAY), is_closed(month=JULY)) == (True, False)


def test_a_late_fact_goes_to_the_running_month_with_both_dates(member, branch, officer, running):
    serve(member, branch, JUNE, 3)
    close_month(month=JUNE, user=officer)
    serve(member, branch, date(2018, 6, 2), 2)
    settle_month(month=running)
    late = PointEntry.objects.get(points=2)
    assert (late.fact_on, late.booked_on) == (date(2018, 6, 2), localdate())
    effective = dict(MonthlyPoints.objects.values_list("month", "effective"))
    assert effective == {JUNE: Decimal(3), running: Decimal(2)}


def test_a_late_fact_earns_only_what_the_cap_of_its_own_month_leaves(
    member, branch, officer, running
):
    for day in (1, 2, 3):
        serve(member, branch, date(2018, 6, day), 6)
    close_month(month=JUNE, user=officer)
    serve(member, branch, date(2018, 6, 4), 8)
    serve(member, branch, running, 8)
    settle_month(month=running)
    month = MonthlyPoints.objects.get(month=running)
    assert (month.raw, month.effective, month.cut) == (Decimal(16), Decimal(10), Decimal(6))
    assert settle_month(month=running).effective == Decimal(10)


def test_the_database_itself_refuses_an_entry_in_a_closed_month(member, branch, officer):
    serve(member, branch, JUNE, 3)
    close_month(month=JUNE, user=officer)
    entry = PointEntry.objects.get()
    entry.pk, entry.fact = None, "service:0"
    with pytest.raises(DatabaseError, match="closed month"), transaction.atomic():
        entry.save(force_insert=True)


def test_the_last_closed_month_is_reopened_with_a_reason(member, branch, officer):
    for month in (JUNE, JULY):
        serve(member, branch, month, 3)
        close_month(month=month, user=officer)
    assert refused(reopen_month, month=JUNE, user=officer, reason="错") == "not_the_last"
    assert refused(reopen_month, month=JULY, user=officer, reason=" ") == "missing_reason"
    reopen_month(month=JULY, user=officer, reason="漏记")
    serve(member, branch, date(2018, 7, 2), 2)
    assert settle_month(month=JULY).effective == Decimal(5)
    kept = ClosedMonth.objects.get(month=JULY)
    assert (kept.reopened_by, kept.reopening_reason) == (officer, "漏记")
    close_month(month=JULY, user=officer)
    assert is_closed(month=JULY)


def test_after_reopening_what_came_late_stays_where_it_was_booked(member, branch, officer, running):
    serve(member, branch, date(2018, 6, 1), 8)
    close_month(month=JUNE, user=officer)
    serve(member, branch, date(2018, 6, 2), 8)
    settle_month(month=running)
    reopen_month(month=JUNE, user=officer, reason="漏记")
    serve(member, branch, date(2018, 6, 3), 8)
    settle_month(month=JUNE)
    effective = dict(MonthlyPoints.objects.values_list("month", "effective"))
    assert effective == {JUNE: Decimal(16), running: Decimal(4)}


def test_a_december_is_closed_after_the_stars_were_drafted(member, branch, officer):
    december = date(2018, 12, 1)
    serve(member, branch, december, 3)
    assert refused(close_month, month=december, user=officer) == "no_star_drafts"
    draft_stars(year=2018)
    close_month(month=december, user=officer)


def test_no_month_is_reopened_under_stars_in_force(member, branch, officer):
    serve(member, branch, JUNE, 3)
    close_month(month=JUNE, user=officer)
    draft_stars(year=2018)
    days = {"published_on": JULY, "notice_ends_on": JULY, "in_force_on": JULY}
    StarList.objects.update(state=ListState.IN_FORCE, **days)
    assert refused(reopen_month, month=JUNE, user=officer, reason="错") == "stars_in_force"


def test_service_confirmed_just_before_the_closing_is_not_lost(member, branch, officer, running):
    serve(member, branch, JUNE, 3)
    close_month(month=JUNE, user=officer)
    record = serve(member, branch, date(2018, 6, 2), 2)
    before = timezone.now() - timezone.timedelta(hours=1)
    type(record).objects.filter(pk=record.pk).update(confirmed_at=before)
    settle_month(month=running)
    assert PointEntry.objects.filter(fact=f"service:{record.pk}").exists()
