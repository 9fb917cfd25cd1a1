"""Working days: Monday to Friday, but for the holidays and make-up days of the calendar."""

from datetime import date, timedelta

from branches.models import CalendarDay

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
