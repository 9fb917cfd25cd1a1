"""A branch's month from 0 to 100, and its year; what was lost is said by ``losses``."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.utils.timezone import localdate

from accounts.scope import Scope
from activities.choices import ActivityKind, CellState, Period, ScorePart
from activities.domain.duties import Duty, duties
from activities.models import ScoreRule
from activities.reports.meetings import Meetings, meetings
from branches.models import Organization
from common.dates import months_between
from common.numbers import cents

WHOLE = Fraction(100)
EVERY_KIND = list(ActivityKind.values)


class Part(NamedTuple):
    """A part of a score; ``earned`` is empty where nothing was due or no data is kept."""

    name: ScorePart
    most: Fraction
    earned: Fraction | None


class MonthScore(NamedTuple):
    """A month with what it was reckoned from."""

    month: date
    rule: ScoreRule
    parts: list[Part]
    deducted: Fraction
    duties: list[Duty]
    meetings: Meetings | None

    @property
    def most(self) -> Fraction:
        """What the parts that count could have earned; it is scaled to 100."""
        return sum((part.most for part in self.parts if part.earned is not None), Fraction(0))

    @property
    def value(self) -> Decimal | None:
        """The score, rounded half-up at the end and never below 0."""
        most = self.most
        if not most:
            return None
        earned = sum((part.earned or Fraction(0) for part in self.parts), Fraction(0))
        return cents(max(Fraction(0), WHOLE * earned / most - self.deducted))


class YearScore(NamedTuple):
    """A branch's year: the mean of its months' scores as shown, and the items of the year held."""

    branch: Organization
    months: list[MonthScore]
    share: Fraction
    items: list[Duty]
    has_elected: bool | None
    """Whether the committee's term still ran at the year's end; empty if that is not known."""

    @property
    def mean(self) -> Decimal | None:
        scores = [Fraction(score.value) for score in self.months if score.value is not None]
        return cents(sum(scores, Fraction(0)) / len(scores)) if scores else None

    @property
    def by_number(self) -> dict[int, Decimal | None]:
        """The scores by the number of the month."""
        return {score.month.month: score.value for score in self.months}

    @property
    def percent_of_months(self) -> Decimal:
        return cents(self.share)

    @property
    def items_held(self) -> int:
        return sum(item.is_held for item in self.items) + bool(self.has_elected)

    @property
    def items_due(self) -> int:
        return len(self.items) + (self.has_elected is not None)

    @property
    def value(self) -> Decimal | None:
        parts = []
        if self.mean is not None:
            parts.append((self.share, Fraction(self.mean) / 100))
        if self.items_due:
            parts.append((WHOLE - self.share, Fraction(self.items_held, self.items_due)))
        most = sum((share for share, _earned in parts), Fraction(0))
        if not most:
            return None
        return cents(WHOLE * sum(share * earned for share, earned in parts) / most)


def score_rules(*, months: list[date]) -> dict[date, ScoreRule]:
    """Return the version in force on the first of each month."""
    versions = list(ScoreRule.objects.all())  # the latest first
    return {
        month: next(rule for rule in versions if (rule.valid_from or date.min) <= month)
        for month in months
    }


def month_scores(
    *,
    scope: Scope,
    first: date,
    last: date,
    today: date | None = None,
    branch_ids: list[int] | None = None,
) -> dict[int, list[MonthScore]]:
    """Return the scores of the months that are over, by branch and in order."""
    running = (today or localdate()).replace(day=1)
    months = [month for month in months_between(first, last) if month < running]
    if not months:
        return {}
    first, last, rules = months[0], months[-1], score_rules(months=months)
    owed: dict[tuple[int, date], list[Duty]] = defaultdict(list)
    for duty in duties(
        scope=scope, kinds=EVERY_KIND, first=first, last=last, today=today, branch_ids=branch_ids
    ):
        owed[duty.branch_id, duty.term.month].append(duty)
    held = meetings(scope=scope, first=first, last=last, branch_ids=branch_ids)
    met = {(found.branch_id, found.month): found for found in held}
    scores: dict[int, list[MonthScore]] = defaultdict(list)
    for branch_id in dict.fromkeys(branch_id for branch_id, _month in owed):
        scores[branch_id] = [
            _month_score(month, rules[month], owed[branch_id, month], met.get((branch_id, month)))
            for month in months
        ]
    return scores


def _month_score(
    month: date, rule: ScoreRule, owed: list[Duty], met: Meetings | None
) -> MonthScore:
    judged = [duty for duty in owed if duty.is_judged]
    days = [duty for duty in judged if duty.kind == ActivityKind.PARTY_DAY]
    others = [
        duty
        for duty in judged
        if duty.kind != ActivityKind.PARTY_DAY and duty.term.requirement.period != Period.YEAR
    ]
    exact = rule.exact
    earned = {
        ScorePart.PARTY_DAY: _held(days, exact["party_day"], exact),
        ScorePart.MEETINGS: _held(others, exact["meetings"], exact),
        ScorePart.ATTENDANCE: _attended(met, exact),
        ScorePart.RECORDS: _complete(met, exact["records"]),
    }
    parts = [Part(name, exact[name], earned.get(name)) for name in ScorePart]
    absences = met.secretary_absent if met is not None else 0
    return MonthScore(month, rule, parts, exact["secretary_absent"] * absences, judged, met)


def _held(owed: list[Duty], most: Fraction, exact: dict[str, Fraction]) -> Fraction | None:
    """Share the points among what was due; a late record keeps its share and loses by the day."""
    if not owed:
        return None
    held = sum(duty.is_held for duty in owed)
    share = most if held == len(owed) else most * held / len(owed)
    return max(Fraction(0), share - lost_late(owed, exact))


def lost_late(owed: Iterable[Duty], exact: dict[str, Fraction]) -> Fraction:
    days = sum(duty.days_late for duty in owed if duty.state is CellState.LATE)
    return min(exact["late_at_most"], exact["late_a_day"] * days)


def _attended(met: Meetings | None, exact: dict[str, Fraction]) -> Fraction | None:
    """Give all points from one percentage on and none up to another, in a line between."""
    if met is None or not met.expected:
        return None
    none, full = exact["attendance_none"], exact["attendance_full"]
    reached = (WHOLE * met.present / met.expected - none) / (full - none)
    return exact["attendance"] * min(Fraction(1), max(Fraction(0), reached))


def _complete(met: Meetings | None, most: Fraction) -> Fraction | None:
    if met is None or not met.records:
        return None
    return most * (met.records - met.incomplete) / met.records


def year_scores(
    *, scope: Scope, year: int, today: date | None = None, branch_ids: list[int] | None = None
) -> list[YearScore]:
    """Return the year of every branch that owed anything, by tree order."""
    first, last = date(year, 1, 1), date(year, 12, 1)
    is_over = (today or localdate()).year > year
    months = month_scores(scope=scope, first=first, last=last, today=today, branch_ids=branch_ids)
    branches = Organization.objects.filter(pk__any_of=list(months)).order_by("path")
    return [
        YearScore(
            branch,
            months[branch.pk],
            months[branch.pk][0].rule.exact["months_share"],
            [duty for score in months[branch.pk] for duty in score.duties if _is_item(duty)],
            _has_elected(branch, year) if is_over else None,
        )
        for branch in branches
    ]


def _is_item(duty: Duty) -> bool:
    return duty.term.requirement.period == Period.YEAR


def _has_elected(branch: Organization, year: int) -> bool | None:
    """Say whether the term ran past the year; an election since then says nothing of that time."""
    election = branch.next_election
    if election is None or branch.elected_on is None or branch.elected_on.year > year:
        return None
    return election.on > date(year, 12, 31)
