"""What the pages of a scored period show: the tree, the departments' progress, what is planned."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import CycleState, PerformanceState
from assessments.models import Cycle, Indicator, IndicatorScore, Performance, Scorer

if TYPE_CHECKING:
    from django.db.models import QuerySet

AHEAD = timedelta(days=30)
"""So long before its planned day the next period is asked for."""


@dataclass(frozen=True)
class Branch:
    """A node of the tree with its depth, as it is read from top to bottom."""

    indicator: Indicator
    depth: int
    is_leaf: bool


def tree_of(*, performance: Performance) -> list[Branch]:
    """Return the nodes in reading order, each followed by its parts."""
    rows = list(performance.indicators.select_related("scorer__unit"))
    below: dict[int | None, list[Indicator]] = {}
    for one in rows:
        below.setdefault(one.parent_id, []).append(one)

    def walk(parent: int | None, depth: int) -> list[Branch]:
        found = []
        for one in below.get(parent, []):
            parts = walk(one.pk, depth + 1)
            found += [Branch(one, depth, not parts), *parts]
        return found

    return walk(None, 0)


def scorers_of(*, performance: Performance) -> "QuerySet[Scorer]":
    """Return the departments with ``owed`` and ``filled`` cells."""
    units = performance.units.count()
    found: QuerySet[Scorer] = performance.scorers.select_related("unit__head").annotate(
        owed=Count("indicators", distinct=True) * units,
        filled=Count("indicators__scores", distinct=True),
    )
    return found


def scores_of(*, scorer: Scorer) -> dict[tuple[int, int], IndicatorScore]:
    """Return a department's scores by unit and indicator."""
    rows = IndicatorScore.objects.filter(indicator__scorer=scorer)
    return {(one.unit_id, one.indicator_id): one for one in rows}


def scores_waiting(*, user_id: int) -> "QuerySet[Scorer]":
    """Return what the departments a person heads are to score now."""
    open_ones = Scorer.objects.filter(
        unit__head=user_id, performance__state=PerformanceState.SCORING, submitted_at=None
    )
    return open_ones.select_related("performance", "unit").order_by("performance__due_on")


def planned(*, actor: Actor, on: date) -> list[Cycle | Performance]:
    """Return what comes back within a month and has no following period yet."""
    is_near = Q(next_on__lte=on + AHEAD, later=None)
    needed = Capability.ASSESSMENT_MANAGE
    cycles = Cycle.objects.visible_to(actor, needed).filter(is_near)
    cycles = cycles.exclude(state=CycleState.ABANDONED)
    periods = Performance.objects.visible_to(actor, needed).filter(is_near)
    return [*cycles.order_by(F("next_on")), *periods.order_by(F("next_on"))]
