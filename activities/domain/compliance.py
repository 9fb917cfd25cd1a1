"""The rules of due, met and late, pure (rules.md's month rules; sources in ``Requirement``)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from activities.choices import CellState
from common.dates import last_day, next_month


@dataclass(frozen=True)
class MonthRule:
    """``min_days`` of existence make a month due; ``late_after_day`` is of the next month."""

    min_days: int = 15
    late_after_day: int = 5


def days_of_existence(*, month: date, founded_on: date | None, dissolved_on: date | None) -> int:
    """Count the days of the month on which a branch existed; first and last day both count."""
    first = max(month, founded_on or month)
    last = min(last_day(month), dissolved_on or last_day(month))
    return max(0, (last - first).days + 1)


def is_due(
    *, month: date, founded_on: date | None, dissolved_on: date | None, rule: MonthRule
) -> bool:
    days = days_of_existence(month=month, founded_on=founded_on, dissolved_on=dissolved_on)
    return days >= rule.min_days


def recording_deadline(*, month: date, rule: MonthRule) -> date:
    """Return the last day on which a record of the month is in time."""
    following = next_month(month)
    days = monthrange(following.year, following.month)[1]
    return following.replace(day=min(rule.late_after_day, days))


def is_late(*, month: date, submitted_on: date, is_backfill: bool, rule: MonthRule) -> bool:
    """Say whether a record of the month came after the 5th of the next one, backfills apart."""
    return not is_backfill and submitted_on > recording_deadline(month=month, rule=rule)


def cell_state(*, due: bool, in_time: int, late: int, is_running: bool) -> CellState:
    """Return what a branch made of a month, from its counting activities in time and late."""
    if not due:
        return CellState.NOT_DUE
    if is_running:
        return CellState.OPEN
    if in_time:
        return CellState.MET
    return CellState.LATE if late else CellState.MISSING
