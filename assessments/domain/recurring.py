"""What comes back every half-year or year: the next period, made from an earlier one."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.scope import Actor
from assessments.choices import YearPart
from assessments.domain.performance import save_performance, take_units
from assessments.domain.setup import save_cycle
from assessments.models import (
    AssessedUnit,
    Cycle,
    Elector,
    Indicator,
    Performance,
    Scorer,
    VoterGroup,
)
from dispatch.models import Unit

RULES = ("kind", "scale", "step", "threshold", "trims", "ranking", "leader_weight")
NEXT_PART = {
    YearPart.YEAR: YearPart.YEAR,
    YearPart.FIRST_HALF: YearPart.SECOND_HALF,
    YearPart.SECOND_HALF: YearPart.FIRST_HALF,
    YearPart.Q1: YearPart.Q2,
    YearPart.Q2: YearPart.Q3,
    YearPart.Q3: YearPart.Q4,
    YearPart.Q4: YearPart.Q1,
}


def next_fields(
    *, title: str, year: int, part: YearPart = YearPart.YEAR
) -> tuple[str, int, YearPart]:
    """Return title, year and part of the year of what comes next; the title if it names the year.

    "2026年上半年绩效考核" becomes "2026年下半年绩效考核", and that one the first half of 2027.
    """
    later = NEXT_PART[part]
    is_same_year = later not in {YearPart.YEAR, YearPart.FIRST_HALF, YearPart.Q1}
    then = year if is_same_year else year + 1
    moved = title.replace(str(year), str(then)).replace(str(part.label), str(later.label))
    return moved if str(year) in title else "", then, later


def copy_performance(
    *, performance: Performance, fields: dict[str, Any], actor: Actor
) -> Performance:
    """Make the next period with the units there still are, and the same tree and departments.

    Scores and deductions are not taken along. Raises ``RuleViolation`` for a title that is taken.
    """
    with transaction.atomic():
        made = save_performance(
            performance=None,
            organization=performance.organization,
            fields={**fields, "kind": performance.kind, "earlier": performance},
            actor=actor,
        )
        still = Unit.objects.on(localdate())
        units = still.filter(pk__in=performance.units.values("unit"))
        take_units(performance=made, units=units, actor=actor)
        _copy_tree(performance, made)
    return made


def _copy_tree(old: Performance, new: Performance) -> None:
    scorers = {
        one.pk: Scorer.objects.create(performance=new, unit=one.unit)
        for one in old.scorers.select_related("unit")
        if one.unit.holds(localdate())
    }
    made: dict[int, Indicator] = {}
    waiting = list(old.indicators.all())
    while waiting:
        ready = [one for one in waiting if one.parent_id is None or one.parent_id in made]
        for one in ready:
            made[one.pk] = Indicator.objects.create(
                performance=new,
                parent=made[one.parent_id] if one.parent_id else None,
                code=one.code,
                name=one.name,
                points=one.points,
                basis=one.basis,
                scorer=scorers.get(one.scorer_id) if one.scorer_id else None,
            )
        waiting = [one for one in waiting if one.pk not in made]


def copy_cycle(*, cycle: Cycle, fields: dict[str, Any], actor: Actor) -> Cycle:
    """Make the next cycle with rules, weights, units, leaders, groups and voters as they were.

    Units that are gone and people whose account is closed stay behind, and so do ballots, reviews
    and reports. Raises ``RuleViolation`` for a title that is taken.
    """
    with transaction.atomic():
        rules = {name: getattr(cycle, name) for name in RULES}
        made = save_cycle(
            cycle=None,
            organization=cycle.organization,
            fields={**rules, **fields, "earlier": cycle},
            actor=actor,
        )
        units = _copy_units(cycle, made)
        for part in cycle.computed_parts.all():
            made.computed_parts.create(source=part.source, weight=part.weight)
        for group in cycle.groups.all():
            copied = VoterGroup.objects.create(
                cycle=made,
                name=group.name,
                kind=group.kind,
                weight=group.weight,
                mode=group.mode,
                sheets=group.sheets,
            )
            _copy_electors(group, copied, units)
    return made


def _copy_units(old: Cycle, new: Cycle) -> dict[int, AssessedUnit]:
    """Return the new units by the old ones' ids."""
    units = {}
    for one in old.units.select_related("unit", "branch", "leader"):
        if not _is_there(one, localdate()):
            continue
        leader = one.leader if one.leader and one.leader.is_active else None
        now = one.unit or one.branch
        units[one.pk] = AssessedUnit.objects.create(
            cycle=new, unit=one.unit, branch=one.branch, code=one.code,
            name=str(now), group=one.unit.group if one.unit else "", leader=leader,
        )  # fmt: skip
    return units


def _is_there(one: AssessedUnit, day: date) -> bool:
    if one.unit is not None:
        return bool(one.unit.holds(day))
    return bool(one.branch is not None and one.branch.exists_on(day))


def _copy_electors(old: VoterGroup, new: VoterGroup, units: dict[int, AssessedUnit]) -> None:
    active = old.electors.filter(user__is_active=True)
    Elector.objects.bulk_create(
        Elector(
            cycle=new.cycle,
            group=new,
            user_id=one.user_id,
            own_unit=units.get(one.own_unit_id) if one.own_unit_id else None,
            delegate_kind=one.delegate_kind,
        )
        for one in active
    )
