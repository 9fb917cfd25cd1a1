"""The grid branch × period; every page, file and command takes its figures from here."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Max

from accounts.choices import Capability
from accounts.scope import Actor, Scope
from activities.choices import PERIOD_MONTHS, ActivityKind, CellState, Period
from activities.domain.duties import Duty, duties
from activities.models import Activity, Requirement
from branches.models import Organization
from common.dates import months_before
from common.numbers import percentage

USUAL_MONTHS = 6


@dataclass(frozen=True)
class Totals:
    """due = met + late + missing; held = met + late."""

    due: int
    met: int
    late: int
    missing: int

    @property
    def held(self) -> int:
        return self.met + self.late

    @property
    def percent(self) -> Decimal | None:
        return percentage(self.held, self.due)

    @property
    def is_complete(self) -> bool:
        return self.due > 0 and self.held == self.due


WORST_FIRST = (CellState.MISSING, CellState.LATE, CellState.MET, CellState.OPEN)


@dataclass(frozen=True)
class MonthCell:
    """A branch's duties of a month taken together: as bad as the worst of them."""

    month: date
    duties: list[Duty]

    @cached_property
    def state(self) -> CellState:
        states = {duty.state for duty in self.duties}
        return next((state for state in WORST_FIRST if state in states), CellState.NOT_DUE)

    @cached_property
    def totals(self) -> Totals:
        return tally(self.duties)


@dataclass(frozen=True)
class GridRow:
    """A branch with its duties in the order of their months."""

    branch: Organization
    cells: list[Duty]

    @cached_property
    def totals(self) -> Totals:
        return tally(self.cells)

    def cell(self, month: date) -> MonthCell:
        return MonthCell(month, self.by_month.get(month, []))

    @cached_property
    def by_month(self) -> dict[date, list[Duty]]:
        months: dict[date, list[Duty]] = defaultdict(list)
        for cell in self.cells:
            months[cell.term.month].append(cell)
        return dict(months)


def tally(cells: Iterable[Duty]) -> Totals:
    states = Counter(cell.state for cell in cells)
    met, late, missing = (
        states[state] for state in (CellState.MET, CellState.LATE, CellState.MISSING)
    )
    return Totals(met + late + missing, met, late, missing)


def usual_period(*, actor: Actor, on: date) -> tuple[date, date]:
    """Return the half year up to the newest activity in reach: what pages show unasked."""
    visible = Activity.objects.visible_to(actor, Capability.ACTIVITY_VIEW)
    newest = visible.aggregate(newest=Max("held_on"))["newest"] or on
    last = min(newest, on).replace(day=1)
    return months_before(last, USUAL_MONTHS - 1), last


def whole_periods(*, kind: str, first: date, last: date) -> tuple[date, date]:
    """Widen the months to whole quarters or years if the requirement asks by those."""
    periods = Requirement.objects.filter(kind=kind).values_list("period", flat=True).distinct()
    length = max((PERIOD_MONTHS[Period(period)] for period in periods), default=1)
    ahead = (-last.month) % length
    return months_before(first, (first.month - 1) % length), months_before(last, -ahead)


def compliance_grid(
    *, scope: Scope, kinds: list[str], first: date, last: date, today: date | None = None
) -> list[GridRow]:
    """Return the branches that owe any of the kinds, by tree order, with what they made of them.

    A period belongs to its last month, so that figures of neighbouring months add up.
    """
    cells: dict[int, list[Duty]] = defaultdict(list)
    for duty in duties(scope=scope, kinds=kinds, first=first, last=last, today=today):
        cells[duty.branch_id].append(duty)
    branches = Organization.objects.filter(pk__any_of=list(cells)).select_related("superior")
    return [GridRow(branch, cells[branch.pk]) for branch in branches.order_by("path")]


def party_day_grid(
    *, scope: Scope, first: date, last: date, today: date | None = None
) -> list[GridRow]:
    kinds = [ActivityKind.PARTY_DAY.value]
    return compliance_grid(scope=scope, kinds=kinds, first=first, last=last, today=today)


def totals(grid: list[GridRow]) -> Totals:
    return tally(cell for row in grid for cell in row.cells)


def complete(grid: list[GridRow]) -> int:
    """Count the branches that held everything that was due."""
    return sum(row.totals.is_complete for row in grid)


def rows_shown(*, grid: list[GridRow], show: str) -> list[GridRow]:
    """Return the rows behind a figure: those with a gap, those without, or all."""
    if show == "missing":
        return [row for row in grid if row.totals.missing]
    if show == "complete":
        return [row for row in grid if row.totals.is_complete]
    return grid
