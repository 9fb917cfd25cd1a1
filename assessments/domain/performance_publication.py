"""From indicator scores and deductions to totals and ranks, in numbered versions."""

from collections import defaultdict
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.domain.performance_rules import Node, score_of, total_of
from assessments.domain.publication import OBJECTION_DAYS
from assessments.domain.results import ranks_of
from assessments.domain.setup import require_reach
from assessments.models import (
    IndicatorScore,
    ListDeduction,
    Performance,
    PerformanceResult,
    PerformanceVersion,
)
from assessments.reports.performance_versions import differences
from branches.domain.workdays import add_working_days
from common.errors import RuleViolation


def issue(*, performance: Performance, reason: str = "") -> PerformanceVersion:
    """Compute the results and keep them as the next version."""
    version = PerformanceVersion.objects.create(
        performance=performance,
        number=performance.versions.count() + 1,
        reason=reason,
        published_at=timezone.now(),
        objections_until=add_working_days(start=localdate(), days=OBJECTION_DAYS),
    )
    PerformanceResult.objects.bulk_create(results_of(version=version))
    return version


def publish_anew(*, performance: Performance, reason: str, actor: Actor) -> PerformanceVersion:
    """Publish a period's results again, after a score was corrected or a deduction changed.

    Raises ``RuleViolation`` before the first publication, and where nothing would change: the old
    version stays to be seen, so a new one must tell something new.
    """
    require_reach(performance.organization, actor)
    with transaction.atomic():
        locked = Performance.objects.select_for_update(of=("self",)).get(pk=performance.pk)
        before = locked.versions.first()
        if before is None:
            message = _("Nothing is published yet.")
            raise RuleViolation(message, code="wrong_state")
        version = issue(performance=locked, reason=reason)
        if not differences(before=before, after=version):
            message = _("No result would change. Enter first what is to change.")
            raise RuleViolation(message, code="no_change")
        audit.record(
            user=actor.user,
            action=Action.RESULTS_ISSUED,
            target=locked,
            details={"version": version.number},
            reason=reason,
        )
    return version


def nodes_of(*, performance: Performance) -> list[Node]:
    return [
        Node(one.pk, one.parent_id, str(one), one.points, one.scorer_id is not None)
        for one in performance.indicators.all()
    ]


def results_of(*, version: PerformanceVersion) -> list[PerformanceResult]:
    """Return the unsaved results of a version, ranked within each group of units."""
    performance = version.performance
    nodes = nodes_of(performance=performance)
    scores: dict[int, dict[int, Decimal | None]] = defaultdict(dict)
    rows = IndicatorScore.objects.filter(unit__performance=performance)
    for unit, indicator, score in rows.values_list("unit", "indicator", "score"):
        scores[unit][indicator] = score
    lost: dict[int, list[ListDeduction]] = defaultdict(list)
    for one in ListDeduction.objects.filter(unit__performance=performance):
        lost[one.unit_id].append(one)
    deducted = {unit.pk: _sum(lost[unit.pk]) for unit in performance.units.all()}
    units = list(performance.units.all())
    totals = {
        unit.pk: total
        for unit in units
        if (total := total_of(nodes=nodes, scores=scores[unit.pk], deducted=deducted[unit.pk]))
    }
    ranks: dict[int, int] = {}
    for group in {unit.group for unit in units}:
        of_group = [unit.pk for unit in units if unit.group == group and unit.pk in totals]
        ranks |= ranks_of(totals={pk: totals[pk].rounded for pk in of_group})
    return [
        PerformanceResult(
            version=version,
            unit=unit,
            exact=str(totals[unit.pk].exact),
            total=totals[unit.pk].rounded,
            rank=ranks[unit.pk],
            deducted=deducted[unit.pk],
            deductions=[_told(one) for one in lost[unit.pk]],
            parts={
                str(node.key): str(score)
                for node in nodes
                if (score := score_of(node=node.key, nodes=nodes, scores=scores[unit.pk]))
                is not None
            },
        )
        for unit in units
        if unit.pk in totals
    ]


def _sum(deductions: list[ListDeduction]) -> Decimal:
    return sum((one.points for one in deductions), Decimal(0))


def _told(deduction: ListDeduction) -> dict[str, str]:
    return {
        "list": str(deduction.get_kind_display()),
        "on": deduction.on.isoformat(),
        "points": str(deduction.points),
        "text": deduction.text,
        "source": deduction.source,
    }
