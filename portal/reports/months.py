"""The months at a glance."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.choices import Capability
from accounts.scope import Actor
from activities.domain.grid import (
    GridRow,
    Totals,
    complete,
    party_day_grid,
    tally,
    totals,
    usual_period,
)
from common.dates import months_between
from members.reports import RegisterCount, register_count


@dataclass(frozen=True)
class MonthBar:
    month: date
    totals: Totals


@dataclass(frozen=True)
class Glance:
    register: RegisterCount
    totals: Totals
    branches_complete: int
    months: list[MonthBar]
    first: date
    last: date


def glance(*, actor: Actor, on: date) -> Glance:
    """Return the register of the day and the last six months that are over and hold activities."""
    scope = actor.scope(Capability.ACTIVITY_VIEW)
    first, last = usual_period(actor=actor, on=on.replace(day=1) - timedelta(days=1))
    grid = party_day_grid(scope=scope, first=first, last=last)
    return Glance(
        register=register_count(scope=actor.scope(Capability.MEMBER_VIEW), on=on),
        totals=totals(grid),
        branches_complete=complete(grid),
        months=_bars(grid, first, last),
        first=first,
        last=last,
    )


def _bars(grid: list[GridRow], first: date, last: date) -> list[MonthBar]:
    return [
        MonthBar(month, tally(cell for row in grid for cell in row.by_month.get(month, [])))
        for month in months_between(first, last)
    ]
