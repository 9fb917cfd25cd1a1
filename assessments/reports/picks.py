"""What templates offer: names in the assessments being set up, and in the periods being scored."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from assessments.choices import CycleState, PerformanceState
from assessments.models import (
    AssessedUnit,
    Cycle,
    Indicator,
    Performance,
    PerformanceUnit,
    VoterGroup,
)
from common.text import telling_names

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor
    from assessments.querysets import CycleQuerySet, PerformanceQuerySet


def cycles_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    return list(_set_up(actor, capability).values_list("title", flat=True))


def groups_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    groups = VoterGroup.objects.filter(cycle__in=_set_up(actor, capability))
    return _once(groups.values_list("name", flat=True))


def assessed_units_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    units = AssessedUnit.objects.filter(cycle__in=_set_up(actor, capability))
    return _telling(units.values_list("cycle_id", "name", "code"))


def periods_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    return list(_scoring(actor, capability).values_list("title", flat=True))


def indicators_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    """Return what is still to be scored: what a department has submitted stays."""
    scoring = _scoring(actor, capability)
    leaves = Indicator.objects.filter(performance__in=scoring, children=None)
    return _once(str(one) for one in leaves.filter(scorer__submitted_at=None))


def scored_units_to_pick(*, actor: "Actor", capability: "Capability") -> list[str]:
    units = PerformanceUnit.objects.filter(performance__in=_scoring(actor, capability))
    return _telling(units.values_list("performance_id", "name", "code"))


def _set_up(actor: "Actor", capability: "Capability") -> "CycleQuerySet":
    return Cycle.objects.visible_to(actor, capability).filter(state=CycleState.SET_UP)


def _scoring(actor: "Actor", capability: "Capability") -> "PerformanceQuerySet":
    visible = Performance.objects.visible_to(actor, capability)
    return visible.filter(state=PerformanceState.SCORING)


def _telling(rows: Iterable[tuple[Any, ...]]) -> list[str]:
    """Return names that mean one within what each row's first value stands for."""
    named = defaultdict(list)
    for of, *names in rows:
        named[of].append(names)
    return _once(name for names in named.values() for name in telling_names(names))


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
