"""Parts of a total that flow in by themselves: party days, the year's score, stars."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor, Scope
from activities.choices import ActivityKind
from activities.domain.duties import duties
from activities.domain.grid import tally
from activities.domain.scores import year_scores
from assessments.choices import Source
from assessments.domain.results import Part
from assessments.domain.setup import require_set_up
from assessments.models import AssessedUnit, ComputedFigure, ComputedPart, Cycle
from branches.models import Organization
from common.errors import RuleViolation
from common.numbers import cents
from points.choices import RATED, ListState
from points.models import StarRating

POINTS_OF_A_STAR = 20
MOST_WEIGHT = 100


Figures = dict[int, Decimal]
"""By the id of the branch, 0 to 100, rounded as the source's own page shows it."""


def set_weight(*, cycle: Cycle, source: str, weight: int, actor: Actor) -> None:
    """Let a source count with a weight, or with 0 no more. Raises ``RuleViolation`` once open."""
    require_set_up(cycle, actor)
    if not 0 <= weight <= MOST_WEIGHT:
        raise RuleViolation(_("A weight is 0 to 100."), code="bad_weight")
    with transaction.atomic():
        if weight:
            cycle.computed_parts.update_or_create(source=source, defaults={"weight": weight})
        else:
            cycle.computed_parts.filter(source=source).delete()
        details = {"group": str(Source(source).label), "marks": weight}
        audit.record(user=actor.user, action=Action.CYCLE_SAVED, target=cycle, details=details)


def add_branches(*, cycle: Cycle, branches: list[Organization], actor: Actor) -> int:
    """Take branches in, whose secretaries are assessed. Raises ``RuleViolation`` once open."""
    require_set_up(cycle, actor)
    there = set(cycle.units.values_list("branch", flat=True))
    new = [
        AssessedUnit(cycle=cycle, branch=one, code=one.code or str(one.pk), name=str(one))
        for one in branches
        if one.pk not in there
    ]
    with transaction.atomic():
        AssessedUnit.objects.bulk_create(new)
        details = {"units": [unit.name for unit in new]}
        audit.record(user=actor.user, action=Action.CYCLE_SAVED, target=cycle, details=details)
    return len(new)


def freeze_figures(*, cycle: Cycle) -> None:
    """Keep what the sources say now, unless it is kept already: later entries change nothing."""
    units = {unit.branch_id: unit for unit in cycle.units.exclude(branch=None)}
    for part in cycle.computed_parts.filter(figures=None):
        figures = FIGURES[Source(part.source)](list(units), cycle.year)
        ComputedFigure.objects.bulk_create(
            ComputedFigure(part=part, unit=units[branch], value=value)
            for branch, value in figures.items()
        )


def computed_parts(*, cycle: Cycle) -> dict[int, list[Part]]:
    """Return by unit the parts kept of each source; missing where a source said nothing."""
    parts = list(cycle.computed_parts.prefetch_related("figures"))
    found: dict[int, list[Part]] = {}
    for unit in cycle.units.values_list("pk", flat=True):
        found[unit] = []
        for part in parts:
            said = next((one for one in part.figures.all() if one.unit_id == unit), None)
            mean = None if said is None else Fraction(said.value)
            found[unit].append(Part(key_of(part), part.weight, mean))
    return found


def key_of(part: ComputedPart) -> str:
    return f"computed-{part.source}"


def _party_days(branches: list[int], year: int) -> Figures:
    """Per cent held of due, with one decimal."""
    scope = _scope_of(branches)
    owed = duties(
        scope=scope,
        kinds=[ActivityKind.PARTY_DAY.value],
        first=date(year, 1, 1),
        last=date(year, 12, 1),
    )
    by_branch = defaultdict(list)
    for duty in owed:
        by_branch[duty.branch_id].append(duty)
    percents = {branch: tally(of_branch).percent for branch, of_branch in by_branch.items()}
    return {branch: percent for branch, percent in percents.items() if percent is not None}


def _life(branches: list[int], year: int) -> Figures:
    """The year's score of organization life, as its page shows it."""
    scores = year_scores(scope=_scope_of(branches), year=year, branch_ids=branches)
    return {one.branch.pk: one.value for one in scores if one.value is not None}


def _stars(branches: list[int], year: int) -> Figures:
    """Twenty points for each star, on the mean of the rated members; on notice or in force."""
    shown = (ListState.PUBLISHED, ListState.IN_FORCE)
    rated = StarRating.objects.filter(
        star_list__organization__in=branches,
        star_list__year=year,
        star_list__state__in=shown,
        reason__in=RATED,
        star__isnull=False,
    )
    stars: dict[int, list[int]] = defaultdict(list)
    for branch, star in rated.values_list("star_list__organization", "star"):
        stars[branch].append(star)
    return {
        branch: cents(Fraction(POINTS_OF_A_STAR * sum(given), len(given)))
        for branch, given in stars.items()
    }


FIGURES: dict[Source, Callable[[list[int], int], Figures]] = {
    Source.PARTY_DAYS: _party_days,
    Source.LIFE: _life,
    Source.STARS: _stars,
}


def _scope_of(branches: list[int]) -> Scope:
    paths = Organization.objects.filter(pk__in=branches).values_list("path", flat=True)
    return Scope(tuple(paths))
