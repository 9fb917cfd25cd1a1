"""From counters and reviews to totals, ranks and grades, in numbered versions."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.scope import Actor
from assessments.choices import BoxState, CycleState, RankingList
from assessments.domain.cycles import move, moving
from assessments.domain.results import Cell, Part, Total, grade_of, parts_of, ranks_of
from assessments.domain.results import total_of as sum_up
from assessments.models import AssessedUnit, Cycle, Result, ResultVersion
from common.errors import RuleViolation
from common.numbers import round_half_up

SHOWN = Decimal("0.0001")
"""Means are shown with four decimals; nothing is computed from what is shown."""


def publish(*, cycle: Cycle, actor: Actor) -> ResultVersion:
    """Compute the results of a counted cycle and show them.

    Raises ``RuleViolation`` before counting, and as long as anything is left that could link a
    voter to a score.
    """
    with transaction.atomic():
        cycle = moving(cycle, CycleState.PUBLISHED, actor)
        if cycle.box.state != BoxState.CLEAN:
            message = _("Key and sealed ballots are still being destroyed. Try again in a minute.")
            raise RuleViolation(message, code="not_clean")
        version = ResultVersion.objects.create(
            cycle=cycle,
            number=cycle.versions.count() + 1,
            computed_on=localdate(),
            published_at=timezone.now(),
        )
        Result.objects.bulk_create(results_of(cycle=cycle, version=version))
        move(cycle, CycleState.PUBLISHED, actor)
    return version


def results_of(*, cycle: Cycle, version: ResultVersion) -> list[Result]:
    """Return the unsaved results of all units that were not withdrawn, from counters and reviews.

    Two runs over the same counters give the same rows.
    """
    weights = {str(group.pk): group.weight for group in cycle.groups.all()}
    parts = {
        unit: parts_of(
            weights=weights,
            cells=_cells(unit),
            threshold=cycle.threshold,
            review=(cycle.leader_weight, _signed(unit)),
        )
        for unit in cycle.units.filter(withdrawn="").prefetch_related("counters", "review")
    }
    totals = {unit: total for unit, own in parts.items() if (total := sum_up(parts=own))}
    ranks = _ranks(cycle, totals)
    common = _ranks(cycle, _common_totals(parts))
    return [
        Result(
            version=version,
            unit=unit,
            parts=[_told(part) for part in own],
            common_rank=common.get(unit.pk),
            **(_figures(totals[unit], ranks[unit.pk]) if unit in totals else {}),
        )
        for unit, own in parts.items()
    ]


def _figures(total: Total, rank: int) -> dict[str, Any]:
    return {
        "exact": str(total.exact),
        "total": total.rounded,
        "rank": rank,
        "grade": grade_of(total=total.rounded, is_vetoed=False),
        "deducted": total.deducted,
    }


def _cells(unit: AssessedUnit) -> dict[str, Cell]:
    return {
        str(counter.group_id): Cell(counter.counted, counter.total, counter.valid)
        for counter in unit.counters.all()
    }


def _signed(unit: AssessedUnit) -> Decimal | None:
    review = getattr(unit, "review", None)
    return review.score if review and review.signed_at else None


def _common_totals(parts: dict[AssessedUnit, list[Part]]) -> dict[AssessedUnit, Total]:
    """Return totals from the parts that every unit has, by which all are compared alike."""
    everywhere = set.intersection(
        *({part.key for part in own if part.mean is not None} for own in parts.values())
    )
    shared = {
        unit: sum_up(parts=[part for part in own if part.key in everywhere])
        for unit, own in parts.items()
    }
    return {unit: total for unit, total in shared.items() if total}


def _ranks(cycle: Cycle, totals: dict[AssessedUnit, Total]) -> dict[int, int]:
    lists: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for unit, total in totals.items():
        among = unit.group if cycle.ranking == RankingList.GROUP else ""
        lists[among][unit.pk] = total.rounded
    return {pk: rank for one in lists.values() for pk, rank in ranks_of(totals=one).items()}


def _told(part: Part) -> dict[str, Any]:
    mean = None if part.mean is None else str(_decimal(part.mean))
    return {"key": part.key, "weight": part.weight, "mean": mean}


def _decimal(mean: Fraction) -> Decimal:
    return round_half_up(Decimal(mean.numerator) / mean.denominator, SHOWN)
