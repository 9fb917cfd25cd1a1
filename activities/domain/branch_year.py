"""A branch's year on one page: its duties by period, its scores, and one month explained."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.scope import Scope
from activities.choices import PERIOD_MONTHS, ActivityKind, Period, ScorePart
from activities.domain.duties import Duty, duties
from activities.domain.losses import Loss, left_out, losses
from activities.domain.overdue import by_kind, is_overdue
from activities.domain.scores import EVERY_KIND, MonthScore, YearScore, year_scores
from activities.models import Activity, Notice
from branches.models import Organization
from common.dates import next_month
from common.numbers import cents


@dataclass(frozen=True)
class Span:
    """A cell of the year's table: so many months wide, with a duty or without."""

    months: int
    duty: Duty | None


@dataclass(frozen=True)
class DutyLine:
    """One duty of the chosen month with what was recorded of it."""

    duty: Duty
    activities: list[Activity]


@dataclass(frozen=True)
class BranchYear:
    month: date
    table: list[tuple[ActivityKind, list[Span]]]
    scored: YearScore | None
    lines: list[DutyLine]
    overdue: list[tuple[str, list[Duty]]]
    notice: Notice | None

    @property
    def score(self) -> MonthScore | None:
        """The score of the chosen month, if it is over."""
        months = self.scored.months if self.scored else []
        return next((score for score in months if score.month == self.month), None)

    @property
    def parts(self) -> list[tuple[str, Decimal | None, Decimal]]:
        """Each part of the chosen month's score: its words, its points and the most it gives."""
        return [
            (
                str(ScorePart(part.name).label),
                None if part.earned is None else cents(part.earned),
                cents(part.most),
            )
            for part in (self.score.parts if self.score else [])
        ]

    @property
    def scaled(self) -> Decimal:
        """What the parts that count give at most, before they are scaled to 100."""
        return cents(self.score.most) if self.score else Decimal(0)

    @property
    def losses(self) -> list[Loss]:
        return losses(self.score) if self.score else []

    @property
    def left_out(self) -> list[str]:
        return left_out(self.score) if self.score else []


def branch_year(*, branch: Organization, month: date, on: date) -> BranchYear:
    """Gather the year of the month, with the month itself in detail."""
    scope, ids = Scope((branch.path,)), [branch.pk]
    first, last = month.replace(month=1), month.replace(month=12)
    owed = duties(scope=scope, kinds=EVERY_KIND, first=first, last=last, today=on, branch_ids=ids)
    found = year_scores(scope=scope, year=month.year, today=on, branch_ids=ids)
    chosen = [duty for duty in owed if duty.term.first <= month <= duty.term.month]
    return BranchYear(
        month=month,
        table=_table(owed, month.year),
        scored=found[0] if found else None,
        lines=_lines(chosen),
        overdue=by_kind([duty for duty in owed if is_overdue(duty, on)]),
        notice=Notice.objects.latest_of(ids).select_related("sent_by").first(),
    )


def _table(owed: list[Duty], year: int) -> list[tuple[ActivityKind, list[Span]]]:
    kinds = {duty.kind for duty in owed}
    return [
        (kind, _spans([duty for duty in owed if duty.kind == kind], year))
        for kind in ActivityKind
        if kind in kinds
    ]


def _spans(owed: list[Duty], year: int) -> list[Span]:
    """Fill twelve months: each duty as wide as its period, the rest with empty cells."""
    spans, month = [], date(year, 1, 1)
    starting = {duty.term.first: duty for duty in owed}
    while month.year == year:
        duty = starting.get(month)
        width = PERIOD_MONTHS[Period(duty.term.requirement.period)] if duty else 1
        spans.append(Span(width, duty))
        for _each in range(width):
            month = next_month(month)
    return spans


def _lines(chosen: list[Duty]) -> list[DutyLine]:
    ids = {pk for duty in chosen for pk in duty.activity_ids}
    activities = {activity.pk: activity for activity in Activity.objects.filter(pk__in=ids)}
    return [
        DutyLine(duty, [activities[pk] for pk in duty.activity_ids if pk in activities])
        for duty in chosen
    ]
