"""What departments score, and what the lists take off."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import PerformanceState
from assessments.domain.setup import require_reach
from assessments.models import Indicator, IndicatorScore, ListDeduction, PerformanceUnit, Scorer
from common.errors import RuleViolation
from common.numbers import CENT, plain
from common.sql import advisory_lock
from common.text import squeeze

NOT_APPLIED = "-"
"""Typed instead of a score where an indicator does not apply to a unit."""
MOST_DEDUCTED = 20
Key = tuple[int, int]
"""Unit and indicator."""


@dataclass(frozen=True)
class Mark:
    """A score with its evidence; no score: the indicator does not apply, for the reason noted."""

    score: Decimal | None
    note: str = ""


@dataclass(frozen=True)
class Loss:
    """What a list takes off: for what, since when, by which source."""

    kind: str
    on: date
    points: Decimal
    text: str
    source: str


def parse_score(*, text: str, most: Decimal) -> Decimal | None:
    """Read a score as typed, “-” for none. Raises ``RuleViolation``."""
    typed = squeeze(text)
    if typed == NOT_APPLIED:
        return None
    try:
        score = Decimal(typed)
    except InvalidOperation:
        score = Decimal("NaN")
    _require_score(score, most, text)
    return score


def _require_score(score: Decimal, most: Decimal, text: str) -> None:
    if not score.is_finite() or not 0 <= score <= most or score != score.quantize(CENT):
        message = _("“%(text)s” is no score: 0 to %(most)s with at most two decimals, or “-”.")
        raise RuleViolation(message % {"text": text[:20], "most": plain(most)}, code="bad_score")


def record_scores(*, scorer: Scorer, marks: Mapping[Key, Mark], actor: Actor) -> int:
    """Keep what differs from the scores on record; return how many do.

    Raises ``RuleViolation`` outside scoring, after submission, for a score beyond the indicator's
    points, and for one that does not apply and does not say why.
    """
    indicators = {one.pk: one for one in scorer.indicators.all()}
    with transaction.atomic(), advisory_lock(_lock(scorer)):
        _require_open(scorer, actor)
        units = set(scorer.performance.units.values_list("pk", flat=True))
        for (unit, indicator), mark in marks.items():
            if unit not in units or indicator not in indicators:
                message = _("A unit or indicator is not of this sheet. Load the page again.")
                raise RuleViolation(message, code="not_of_the_sheet")
            _require_mark(mark, indicators[indicator])
        held = {
            (one.unit_id, one.indicator_id): Mark(one.score, one.note)
            for one in IndicatorScore.objects.filter(indicator__in=indicators)
        }
        changed = {key: mark for key, mark in marks.items() if held.get(key) != mark}
        _keep(changed, actor)
        if changed:
            _record(scorer, actor, Action.SCORES_RECORDED, rows=len(changed))
    return len(changed)


def correct_score(
    *, unit: PerformanceUnit, indicator: Indicator, mark: Mark, reason: str, actor: Actor
) -> None:
    """Correct a locked score for the office; published results follow with their next version.

    Raises ``RuleViolation`` as ``record_scores`` does, and as long as the department can do it.
    """
    performance = unit.performance
    require_reach(performance.organization, actor)
    if performance.state not in {PerformanceState.LOCKED, PerformanceState.PUBLISHED}:
        message = _("The scores are not locked yet: return them to the department.")
        raise RuleViolation(message, code="not_locked")
    if indicator.performance_id != performance.pk or indicator.scorer is None:
        message = _("A unit or indicator is not of this sheet. Load the page again.")
        raise RuleViolation(message, code="not_of_the_sheet")
    _require_mark(mark, indicator)
    with transaction.atomic():
        _keep({(unit.pk, indicator.pk): mark}, actor)
        audit.record(
            user=actor.user,
            action=Action.SCORES_RECORDED,
            target=performance,
            details={"units": [unit.name], "group": str(indicator), "rows": 1},
            reason=reason,
        )


def _require_mark(mark: Mark, indicator: Indicator) -> None:
    if mark.score is None and not mark.note:
        message = _("“%(name)s”: where it does not apply to a unit, note why.")
        raise RuleViolation(message % {"name": indicator.name}, code="no_reason")
    if mark.score is not None:
        _require_score(mark.score, indicator.points, str(mark.score))


def _keep(marks: Mapping[Key, Mark], actor: Actor) -> None:
    IndicatorScore.objects.bulk_create(
        [
            IndicatorScore(
                unit_id=unit,
                indicator_id=indicator,
                score=mark.score,
                note=mark.note,
                recorded_by=actor.user,
            )
            for (unit, indicator), mark in marks.items()
        ],
        update_conflicts=True,
        unique_fields=["indicator", "unit"],
        update_fields=["score", "note", "recorded_by"],
    )


def missing_scores(*, scorer: Scorer) -> int:
    """Return how many cells of a department's sheet are still empty."""
    owed = scorer.indicators.count() * scorer.performance.units.count()
    return owed - IndicatorScore.objects.filter(indicator__scorer=scorer).count()


def submit_scores(*, scorer: Scorer, actor: Actor) -> None:
    """Hand a department's scores in; it changes them no more.

    Raises ``RuleViolation`` while cells are empty.
    """
    with transaction.atomic(), advisory_lock(_lock(scorer)):
        _require_open(scorer, actor)
        missing = missing_scores(scorer=scorer)
        if missing:
            message = _("%(count)d cells are still empty. Score them, or write “-” and why.")
            raise RuleViolation(message % {"count": missing}, code="incomplete")
        scorer.submitted_at, scorer.submitted_by = timezone.now(), actor.user
        scorer.returned = ""
        scorer.save()
        _record(scorer, actor, Action.SCORES_SUBMITTED)


def return_scores(*, scorer: Scorer, reason: str, actor: Actor) -> None:
    """Let a department change its scores again. Raises ``RuleViolation`` once they are locked."""
    require_reach(scorer.performance.organization, actor)
    if scorer.performance.state != PerformanceState.SCORING or scorer.submitted_at is None:
        message = _("Only submitted scores that are not locked can be returned.")
        raise RuleViolation(message, code="wrong_state")
    with transaction.atomic():
        scorer.submitted_at = scorer.submitted_by = None
        scorer.returned = reason
        scorer.save()
        _record(scorer, actor, Action.SCORES_RETURNED, reason=reason)


def deduct(*, unit: PerformanceUnit, loss: Loss, actor: Actor) -> ListDeduction:
    """Take points off by one of the lists; published results follow with their next version.

    Raises ``RuleViolation`` for a day ahead and for points beyond the limit.
    """
    require_reach(unit.performance.organization, actor)
    if loss.on > localdate():
        raise RuleViolation(_("The day has not come yet."), code="day_ahead")
    if not 0 < loss.points <= MOST_DEDUCTED or loss.points != loss.points.quantize(CENT):
        message = _("Between 0 and %(most)d points are taken off at once, two decimals at most.")
        raise RuleViolation(message % {"most": MOST_DEDUCTED}, code="bad_points")
    with transaction.atomic():
        made = ListDeduction.objects.create(unit=unit, recorded_by=actor.user, **asdict(loss))
        _record_loss(made, actor, str(loss.points), loss.text)
    return made


def take_back(*, deduction: ListDeduction, reason: str, actor: Actor) -> None:
    """Strike a deduction out; the history keeps it, and so do results published with it."""
    require_reach(deduction.unit.performance.organization, actor)
    with transaction.atomic():
        _record_loss(deduction, actor, f"-{deduction.points}", reason)
        deduction.delete()


def _record_loss(deduction: ListDeduction, actor: Actor, points: str, reason: str) -> None:
    audit.record(
        user=actor.user,
        action=Action.POINTS_TAKEN_OFF,
        target=deduction.unit.performance,
        details={"units": [deduction.unit.name], "points": points},
        reason=reason,
    )


def _require_open(scorer: Scorer, actor: Actor) -> None:
    scorer.refresh_from_db(fields=["submitted_at"])
    runs = actor.scope(Capability.ASSESSMENT_MANAGE).covers(scorer.performance.organization.path)
    if not runs and scorer.unit.head_id != actor.user.pk:
        message = _("The head of the scoring department enters its scores.")
        raise RuleViolation(message, code="out_of_reach")
    if scorer.performance.state != PerformanceState.SCORING or scorer.submitted_at is not None:
        message = _("These scores are submitted or locked. Ask the office to return them.")
        raise RuleViolation(message, code="locked")


def _lock(scorer: Scorer) -> str:
    return f"assessments.scores.{scorer.pk}"


def _record(
    scorer: Scorer, actor: Actor, action: Action, *, reason: str = "", **details: int
) -> None:
    said = {"group": str(scorer), **details}
    audit.record(
        user=actor.user, action=action, target=scorer.performance, details=said, reason=reason
    )
