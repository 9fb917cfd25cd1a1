"""Closing months in order, and reopening the last one."""

from datetime import date

from django.db.models import Min
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.models import User
from activities.models import ServiceRecord
from common.errors import RuleViolation
from points.choices import ListState
from points.domain.calendar import calendar_changing, open_from
from points.domain.settlement import settle_month
from points.models import ClosedMonth, MonthlyPoints, PointEntry, StarList

DECEMBER = 12


def month_to_close() -> date | None:
    """Return the oldest open month with entries, if it is over: the only one that may be closed."""
    found = MonthlyPoints.objects.filter(month__gte=open_from()).aggregate(oldest=Min("month"))
    oldest: date | None = found["oldest"]
    return oldest if oldest and oldest < localdate().replace(day=1) else None


def close_month(*, month: date, user: User) -> ClosedMonth:
    """Close a month after settling it; all months before it without entries close with it.

    Raises ``RuleViolation`` if it is not over, closed already, or holds no entries, if an earlier
    open month holds some, or a December before the year's stars were drafted.
    """
    month = month.replace(day=1)
    if month >= localdate().replace(day=1):
        raise RuleViolation(_("A month is closed only when it is over."), code="month_running")
    with calendar_changing() as open_from:
        if month < open_from:
            raise RuleViolation(_("This month is closed already."), code="month_closed")
        _refuse_before_earlier_months(month, open_from)
        _refuse_before_drafts(month)
        settle_month(month=month)
        if not MonthlyPoints.objects.filter(month=month).exists():
            message = _("This month holds no entries: there is nothing to close.")
            raise RuleViolation(message, code="month_empty")
        closing = ClosedMonth.objects.create(month=month, closed_by=user)
        audit.record(user=user, action=Action.MONTH_CLOSED, target=closing)
    return closing


def _refuse_before_earlier_months(month: date, open_from: date) -> None:
    booked = PointEntry.objects.filter(booked_on__gte=open_from, booked_on__lt=month)
    served = ServiceRecord.objects.confirmed().filter(served_on__gte=open_from, served_on__lt=month)
    if booked.exists() or served.exists():
        raise RuleViolation(_("Close the earlier months first."), code="earlier_month_open")


def _refuse_before_drafts(month: date) -> None:
    if month.month == DECEMBER and not StarList.objects.filter(year=month.year).exists():
        message = _("Draft the stars of the year first: its points no longer change afterwards.")
        raise RuleViolation(message, code="no_star_drafts")


def is_under_stars(*, month: date) -> bool:
    """Say whether stars of the year are in force, so that a month once closed stays closed."""
    return StarList.objects.filter(year=month.year, state=ListState.IN_FORCE).exists()


def _refuse_under_stars(month: date) -> None:
    if is_under_stars(month=month):
        message = _("Stars of this year are in force: its months stay closed.")
        raise RuleViolation(message, code="stars_in_force")


def month_to_reopen() -> date | None:
    """Return the month closed last, the only one that may be reopened, unless it stays closed."""
    last = ClosedMonth.objects.standing().order_by("month").last()
    return last.month if last and not is_under_stars(month=last.month) else None


def reopen_month(*, month: date, user: User, reason: str) -> None:
    """Let the month closed last take entries again.

    Raises ``RuleViolation`` without a reason, for any other month, or while stars of its year
    are in force.
    """
    if not reason.strip():
        raise RuleViolation(_("Say why."), code="missing_reason")
    with calendar_changing():
        last = ClosedMonth.objects.standing().order_by("month").last()
        if last is None or last.month != month:
            message = _("Only the month closed last can be reopened.")
            raise RuleViolation(message, code="not_the_last")
        _refuse_under_stars(month)
        last.reopened_at, last.reopened_by = timezone.now(), user
        last.reopening_reason = reason.strip()[:200]
        last.save(update_fields=["reopened_at", "reopened_by", "reopening_reason"])
        settle_month(month=month)
        audit.record(user=user, action=Action.MONTH_REOPENED, target=last, reason=reason)
