"""What branches owed and did: due, met, late, missing. Every figure of compliance starts here."""

from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.utils.timezone import get_default_timezone_name, localdate
from django.utils.translation import gettext as _

from accounts.scope import Scope, subtree_end
from activities.choices import PERIOD_MONTHS, ActivityKind, CellState, NotDue, Period
from activities.models import Requirement
from activities.reports.requirements import KIND_ORDER
from common import sql
from common.dates import last_day, months_before, months_between, next_month


class Term(NamedTuple):
    """A version of a requirement in one of its periods, which belongs to its last month."""

    requirement: Requirement
    first: date
    month: date

    @property
    def label(self) -> str:
        """The period as an office writes it."""
        period = Period(self.requirement.period)
        if period is Period.MONTH:
            return f"{self.month:%Y-%m}"
        if period is Period.YEAR:
            return str(self.month.year)
        return _("%(year)d Q%(quarter)d") % {
            "year": self.month.year,
            "quarter": self.month.month // 3,
        }

    @property
    def deadline(self) -> date:
        return deadline_of(self.requirement, self.month)


def deadline_of(requirement: Requirement, month: date) -> date:
    """Return the last day on which what was held in the month is recorded in time."""
    following = next_month(month)
    day = min(requirement.late_after_day, last_day(following).day)
    return following.replace(day=day)


class Duty(NamedTuple):
    """What a branch made of a term: ``recorded`` counts what was held, in time or late."""

    branch_id: int
    term: Term
    state: CellState
    because: str
    needed: int
    in_time: int
    recorded: int
    days_late: int
    activities: str

    @property
    def kind(self) -> str:
        return self.term.requirement.kind

    @property
    def name(self) -> str:
        return str(ActivityKind(self.kind).label)

    @property
    def is_held(self) -> bool:
        return self.state is CellState.MET or self.state is CellState.LATE

    @property
    def is_judged(self) -> bool:
        """Say whether it is in a figure: due = met + late + missing."""
        return self.is_held or self.state is CellState.MISSING

    @property
    def is_lacking(self) -> bool:
        """Say whether something is still to be held or recorded, be it in time or late."""
        return self.needed > self.recorded

    @property
    def activity_ids(self) -> list[int]:
        return sorted({int(pk) for pk in self.activities.split()})


def terms(*, kinds: list[str], first: date, last: date) -> list[Term]:
    """Return all periods that end between the months, under the version their first day finds."""
    found = []
    held = Requirement.objects.filter(kind__in=kinds)
    rows = sorted(held, key=lambda row: (KIND_ORDER[ActivityKind(row.kind)], row.organization_kind))
    for _owner, group in groupby(rows, key=lambda row: (row.kind, row.organization_kind)):
        versions = sorted(group, key=lambda row: row.valid_from or date.min, reverse=True)
        for month in months_between(first, last):
            found += [
                Term(version, starts, month)
                for period, length in PERIOD_MONTHS.items()
                if month.month % length == 0
                for starts in [months_before(month, length - 1)]
                for version in [_in_force(versions, starts)]
                if version is not None and version.period == period and version.per_period
            ]
    return found


def _in_force(versions: list[Requirement], day: date) -> Requirement | None:
    return next((row for row in versions if (row.valid_from or date.min) <= day), None)


def duties(
    *,
    scope: Scope,
    kinds: list[str],
    first: date,
    last: date,
    today: date | None = None,
    branch_ids: list[int] | None = None,
) -> list[Duty]:
    """Return what branches in scope, or only some, made of the periods that end in the months.

    The month of ``today`` is still running. A branch without groups owes no group meeting and has
    no row for it.
    """
    asked = terms(kinds=kinds, first=first, last=last)
    if not asked:
        return []
    running = (today or localdate()).replace(day=1)
    return [
        _duty(figures, asked[figures.number], running)
        for root in scope.roots
        for figures in _figures(root, asked, branch_ids)
    ]


class _Figures(NamedTuple):
    branch_id: int
    number: int
    needed: int
    in_time: int
    recorded: int
    days_late: int
    exists_long: bool | None
    is_exempt: bool | None
    activities: str


def _figures(root: str, asked: list[Term], branch_ids: list[int] | None) -> list[_Figures]:
    """Ask the database month by month, since a period is due by its months."""
    told = [
        (number, term.requirement, month)
        for number, term in enumerate(asked)
        for month in months_between(term.first, term.month)
    ]
    rules = [rule for _number, rule, _month in told]
    months = [month for _number, _rule, month in told]
    return sql.shaped(
        "activities/sql/duties.sql",
        _Figures._make,
        low=root,
        high=subtree_end(root),
        numbers=[number for number, _rule, _month in told],
        kinds=[rule.kind for rule in rules],
        organization_kinds=[rule.organization_kind for rule in rules],
        months=months,
        last_days=[last_day(month) for month in months],
        deadlines=[deadline_of(rule, month) for _number, rule, month in told],
        per_period=[rule.per_period for rule in rules],
        min_full_members=[rule.min_full_members for rule in rules],
        for_each_group=[rule.for_each_group for rule in rules],
        min_days=[rule.min_days for rule in rules],
        branch_ids=branch_ids,
        owing_kinds=list({rule.organization_kind for rule in rules}),
        first_day=min(months),
        last_day=last_day(max(months)),
        zone=get_default_timezone_name(),
    )


def _duty(figures: _Figures, term: Term, running: date) -> Duty:
    return Duty(
        figures.branch_id,
        term,
        _state(figures, is_running=term.month >= running),
        "" if figures.needed else _because(figures),
        figures.needed,
        figures.in_time,
        figures.recorded,
        figures.days_late,
        figures.activities,
    )


def _state(figures: _Figures, *, is_running: bool) -> CellState:
    if not figures.needed:
        return CellState.NOT_DUE
    if is_running:
        return CellState.OPEN
    if figures.in_time >= figures.needed:
        return CellState.MET
    return CellState.LATE if figures.recorded >= figures.needed else CellState.MISSING


def _because(figures: _Figures) -> NotDue:
    if figures.exists_long is None:
        return NotDue.NO_GROUPS
    if not figures.exists_long:
        return NotDue.TOO_SHORT
    return NotDue.EXEMPT if figures.is_exempt else NotDue.TOO_FEW
