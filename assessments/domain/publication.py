"""From counters and reviews to totals, ranks and grades, in numbered versions."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import BoxState, CycleState, GroupKind, RankingList
from assessments.domain.computed import computed_parts, freeze_figures
from assessments.domain.cycles import move, moving
from assessments.domain.reach import require_office
from assessments.domain.results import LEADER, Cell, Part, Total, grade_of, parts_of, ranks_of
from assessments.domain.results import total_of as sum_up
from assessments.models import AssessedUnit, Cycle, Result, ResultVersion
from assessments.reports.results import differences
from branches.domain.workdays import add_working_days
from common.errors import RuleViolation
from common.numbers import round_half_up
from dispatch.choices import UnitGroup

OBJECTION_DAYS = 5
"""Working days in which a unit may object to its result."""
CHANGING_STATES = (CycleState.PUBLISHED, CycleState.RECTIFICATION)
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
        freeze_figures(cycle=cycle)
        version = _issue(cycle, reason="")
        move(cycle, CycleState.PUBLISHED, actor)
    return version


def publish_anew(*, cycle: Cycle, reason: str, actor: Actor) -> ResultVersion:
    """Publish a counted cycle's results again, after a veto, a strike or a withdrawal.

    Raises ``RuleViolation`` before the first publication, and where nothing would change: the old
    version stays to be seen, so a new one must tell something new.
    """
    require_office(cycle, actor)
    with transaction.atomic():
        cycle = Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
        before = cycle.versions.first()
        if before is None or cycle.state not in CHANGING_STATES:
            message = _("Results change between their publication and the end of the assessment.")
            raise RuleViolation(message, code="wrong_state")
        version = _issue(cycle, reason=reason)
        if not differences(before=before, after=version):
            message = _("No result would change. Enter first what is to change.")
            raise RuleViolation(message, code="no_change")
        details = {"version": version.number}
        audit.record(
            user=actor.user,
            action=Action.RESULTS_ISSUED,
            target=cycle,
            details=details,
            reason=reason,
        )
    return version


def _issue(cycle: Cycle, reason: str) -> ResultVersion:
    withdrawn = cycle.units.exclude(withdrawn="").values_list("name", "withdrawn")
    version = ResultVersion.objects.create(
        cycle=cycle,
        number=cycle.versions.count() + 1,
        computed_on=localdate(),
        reason=reason,
        published_at=timezone.now(),
        objections_until=add_working_days(start=localdate(), days=OBJECTION_DAYS),
        withdrawn=[{"name": name, "reason": why} for name, why in withdrawn],
    )
    Result.objects.bulk_create(results_of(cycle=cycle, version=version))
    return version


def results_of(*, cycle: Cycle, version: ResultVersion) -> list[Result]:
    """Return the unsaved results of all units that were not withdrawn.

    They come from counters, reviews and figures that flowed in; two runs give the same rows.
    """
    weights = {str(group.pk): group.weight for group in cycle.groups.all()}
    computed = computed_parts(cycle=cycle)
    parts = {
        unit: parts_of(
            weights=weights,
            cells=_cells(unit),
            threshold=cycle.threshold,
            review=(cycle.leader_weight, _signed(unit)),
        )
        + computed[unit.pk]
        for unit in cycle.units.filter(withdrawn="").prefetch_related(
            "counters", "review", "vetoes", "deductions__follow_up", "cycle"
        )
    }
    docked = {unit: _deductions(unit) for unit in parts}
    totals = {
        unit: total
        for unit, own in parts.items()
        if (total := sum_up(parts=own, overdue=len(docked[unit])))
    }
    ranks = _ranks(cycle, totals)
    common = _ranks(cycle, _common_totals(parts, docked))
    results = [
        Result(
            version=version,
            unit=unit,
            parts=[_told(part, unit) for part in own],
            common_rank=common.get(unit.pk),
            deductions=docked[unit],
            vetoes=_vetoes(unit),
            **(_figures(totals[unit], ranks[unit.pk], _vetoes(unit)) if unit in totals else {}),
        )
        for unit, own in parts.items()
    ]
    return _printed(cycle, results)


def _printed(cycle: Cycle, results: list[Result]) -> list[Result]:
    """Order the rows as they are printed.

    Among equals stands first whom the leader scored higher, then the county leaders, then the
    delegates, then the lower code.
    """
    groups = [
        str(group.pk)
        for kind in (GroupKind.COUNTY_LEADERS, GroupKind.DELEGATES)
        for group in cycle.groups.all()
        if group.kind == kind
    ]
    keys = [LEADER, *groups]
    lists = UnitGroup.values if cycle.ranking == RankingList.GROUP else []

    def line(result: Result) -> tuple[Any, ...]:
        group = result.unit.group
        among = lists.index(group) if group in lists else 0
        means = [-Decimal(result.means.get(key, -1)) for key in keys]
        return among, result.rank or len(results) + 1, *means, result.unit.code

    results.sort(key=line)
    for position, result in enumerate(results):
        result.position = position
    return results


def _deductions(unit: AssessedUnit) -> list[dict[str, str]]:
    return [
        {"text": one.follow_up.text, "due_on": one.due_on.isoformat()}
        for one in unit.deductions.all()
        if not one.struck
    ]


def _vetoes(unit: AssessedUnit) -> list[dict[str, str]]:
    return [
        {"source": one.source, "body": one.body, "decided_on": one.decided_on.isoformat()}
        for one in unit.vetoes.all()
        if not one.lifted
    ]


def _figures(total: Total, rank: int, vetoes: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "exact": str(total.exact),
        "total": total.rounded,
        "rank": rank,
        "grade": grade_of(total=total.rounded, is_vetoed=bool(vetoes)),
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


def _common_totals(
    parts: dict[AssessedUnit, list[Part]], docked: dict[AssessedUnit, list[Any]]
) -> dict[AssessedUnit, Total]:
    """Return totals from the parts that every unit has, by which all are compared alike."""
    held = [{part.key for part in own if part.mean is not None} for own in parts.values()]
    everywhere = set.intersection(*held) if held else set()
    shared = {
        unit: sum_up(
            parts=[part for part in own if part.key in everywhere], overdue=len(docked[unit])
        )
        for unit, own in parts.items()
    }
    return {unit: total for unit, total in shared.items() if total}


def _ranks(cycle: Cycle, totals: dict[AssessedUnit, Total]) -> dict[int, int]:
    lists: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for unit, total in totals.items():
        among = unit.group if cycle.ranking == RankingList.GROUP else ""
        lists[among][unit.pk] = total.rounded
    return {pk: rank for one in lists.values() for pk, rank in ranks_of(totals=one).items()}


def _told(part: Part, unit: AssessedUnit) -> dict[str, Any]:
    """Return a part as it is shown: of too few scores neither the mean nor their number."""
    mean = None if part.mean is None else str(_decimal(part.mean))
    cell = _cells(unit).get(part.key)
    told = {"key": part.key, "weight": part.weight, "mean": mean}
    if cell is None:
        return told
    is_few = cell.given > 0 and mean is None
    return {**told, "n": f"<{unit.cycle.threshold}" if is_few else str(cell.valid)}


def _decimal(mean: Fraction) -> Decimal:
    return round_half_up(Decimal(mean.numerator) / mean.denominator, SHOWN)
