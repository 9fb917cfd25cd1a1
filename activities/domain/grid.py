"""The grid branch × month for themed party days; every figure of compliance comes from here."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max
from django.db.models.functions import TruncDate
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.scope import Actor, Scope
from activities.choices import ActivityKind, CellState
from activities.domain.compliance import MonthRule, cell_state, is_due, is_late
from activities.models import Activity, ActivityPart, Requirement
from branches.choices import OrganizationKind
from branches.models import Organization
from common.dates import last_day, months_before, months_between
from common.numbers import percentage

USUAL_MONTHS = 6


@dataclass(frozen=True)
class Cell:
    """One branch in one month, with its counting activities."""

    month: date
    state: CellState
    activity_ids: tuple[int, ...]


@dataclass(frozen=True)
class GridRow:
    branch: Organization
    cells: list[Cell]

    @property
    def held(self) -> int:
        return sum(cell.state in {CellState.MET, CellState.LATE} for cell in self.cells)

    @property
    def due(self) -> int:
        return sum(cell.state not in {CellState.NOT_DUE, CellState.OPEN} for cell in self.cells)

    @property
    def is_complete(self) -> bool:
        return self.due > 0 and self.held == self.due


@dataclass(frozen=True)
class Totals:
    """due = met + late + missing; held = met + late."""

    due: int
    met: int
    late: int
    missing: int
    branches_complete: int

    @property
    def held(self) -> int:
        return self.met + self.late

    @property
    def percent(self) -> Decimal | None:
        return percentage(self.held, self.due)


def usual_period(*, actor: Actor, on: date) -> tuple[date, date]:
    """Return the half year up to the newest activity in reach: what pages show unasked."""
    visible = Activity.objects.visible_to(actor, Capability.ACTIVITY_VIEW)
    newest = visible.aggregate(newest=Max("held_on"))["newest"] or on
    last = min(newest, on).replace(day=1)
    return months_before(last, USUAL_MONTHS - 1), last


def party_day_rules(*, months: list[date]) -> dict[date, MonthRule]:
    """Return for each month the requirement in force on its first day, in one query."""
    branch = OrganizationKind.BRANCH
    found = list(Requirement.objects.filter(kind=ActivityKind.PARTY_DAY, organization_kind=branch))
    found.sort(key=lambda rule: rule.valid_from or date.min)
    rules = dict.fromkeys(months, MonthRule())
    for month in months:
        for rule in found:
            if (rule.valid_from or date.min) <= month:
                rules[month] = MonthRule(rule.min_days, rule.late_after_day)
    return rules


def party_day_grid(
    *, scope: Scope, first: date, last: date, today: date | None = None
) -> list[GridRow]:
    """Return the branches in scope that existed at some time between the months, by tree order.

    The month of ``today`` is still running.
    """
    months = months_between(first, last)
    branches = (
        Organization.objects.filter(scope.as_q())
        .branches()
        .exclude(founded_on__gt=last_day(last))
        .exclude(dissolved_on__lt=first)
        .select_related("superior")
        .order_by("path")
    )
    held = _held(scope=scope, first=first, last=last_day(last))
    rules = party_day_rules(months=months)
    running = (today or localdate()).replace(day=1)
    return [
        GridRow(
            branch,
            [
                _cell(branch, month, held.get((branch.pk, month), []), rules[month], running)
                for month in months
            ],
        )
        for branch in branches
    ]


Recorded = tuple[int, date, bool]
Held = dict[tuple[int, date], list[Recorded]]


def _held(*, scope: Scope, first: date, last: date) -> Held:
    parts = ActivityPart.objects.filter(
        scope.as_q("organization__path"),
        activity__kind=ActivityKind.PARTY_DAY,
        activity__held_on__range=(first, last),
        activity__state__in=("submitted", "accepted"),
    ).values_list(
        "organization_id",
        "activity__held_on",
        "activity_id",
        TruncDate("activity__submitted_at"),
        "activity__is_backfill",
    )
    held: Held = defaultdict(list)
    for branch_id, held_on, activity_id, submitted_on, is_backfill in parts:
        held[branch_id, held_on.replace(day=1)].append((activity_id, submitted_on, is_backfill))
    return held


def _cell(
    branch: Organization,
    month: date,
    activities: list[Recorded],
    rule: MonthRule,
    running: date,
) -> Cell:
    late = sum(
        is_late(month=month, submitted_on=submitted, is_backfill=backfill, rule=rule)
        for _id, submitted, backfill in activities
    )
    state = cell_state(
        due=is_due(
            month=month,
            founded_on=branch.founded_on,
            dissolved_on=branch.dissolved_on,
            rule=rule,
        ),
        in_time=len(activities) - late,
        late=late,
        is_running=month >= running,
    )
    return Cell(month, state, tuple(activity_id for activity_id, _on, _backfill in activities))


def rows_shown(*, grid: list[GridRow], show: str) -> list[GridRow]:
    """Return the rows behind a figure: those with a gap, those without, or all."""
    if show == "missing":
        return [row for row in grid if row.held < row.due]
    if show == "complete":
        return [row for row in grid if row.is_complete]
    return grid


def totals(*, grid: list[GridRow]) -> Totals:
    states = [cell.state for row in grid for cell in row.cells]
    met, late, missing = (
        states.count(state) for state in (CellState.MET, CellState.LATE, CellState.MISSING)
    )
    complete = sum(row.is_complete for row in grid)
    return Totals(met + late + missing, met, late, missing, complete)
