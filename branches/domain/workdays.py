"""Working days: Monday to Friday, but for the holidays and make-up days of the calendar."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from branches.models import CalendarDay
from common.errors import RuleViolation

SATURDAY = 5
MARGIN = timedelta(days=30)
"""Longer than any run of free days."""


def add_working_days(*, start: date, days: int) -> date:
    """Return the last of so many working days; the first one comes after ``start``."""
    end = start + timedelta(days=2 * days) + MARGIN
    listed = CalendarDay.objects.filter(day__range=(start, end))
    unlike = dict(listed.values_list("day", "is_working"))
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= unlike.get(day, day.weekday() < SATURDAY)
    return day


class WorkingDays:
    """The calendar of some days, read once for many questions."""

    def __init__(self, first: date, last: date) -> None:
        listed = CalendarDay.objects.filter(day__range=(first, last))
        self._unlike = dict(listed.values_list("day", "is_working"))

    def between(self, first: date, last: date) -> list[date]:
        """Return the working days of a span within those read, both ends included."""
        span = (first + timedelta(days=count) for count in range((last - first).days + 1))
        return [day for day in span if self._unlike.get(day, day.weekday() < SATURDAY)]


def set_day(*, day: date, is_working: bool, name: str, actor: Actor) -> CalendarDay:
    """Enter a holiday or a make-up day; deadlines already set stay as they are.

    Raises ``RuleViolation`` for a make-up day that is no day of the weekend.
    """
    if is_working and day.weekday() < SATURDAY:
        message = _("Monday to Friday are working days anyway: make-up days lie on a weekend.")
        raise RuleViolation(message, code="works_anyway")
    with transaction.atomic():
        entered, _made = CalendarDay.objects.update_or_create(
            day=day, defaults={"is_working": is_working, "name": name}
        )
        audit.record(user=actor.user, action=Action.CALENDAR_CHANGED, target=entered)
    return entered


def clear_day(*, entered: CalendarDay, actor: Actor) -> None:
    """Let a day be like its weekday again."""
    with transaction.atomic():
        audit.record(user=actor.user, action=Action.CALENDAR_CHANGED, target=str(entered))
        entered.delete()
