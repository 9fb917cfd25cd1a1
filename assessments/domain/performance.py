"""A scored period's way: set up, scored by departments, locked, published."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import PerformanceState
from assessments.domain.performance_publication import issue, nodes_of
from assessments.domain.performance_rules import problems_of
from assessments.domain.setup import require_reach
from assessments.models import Indicator, Performance, PerformanceUnit, Scorer
from branches.models import Organization
from common.errors import RuleViolation
from dispatch.models import Unit

NEXT = {
    PerformanceState.SET_UP: PerformanceState.SCORING,
    PerformanceState.SCORING: PerformanceState.LOCKED,
    PerformanceState.LOCKED: PerformanceState.PUBLISHED,
}


def save_performance(
    *,
    performance: Performance | None,
    organization: Organization,
    fields: dict[str, Any],
    actor: Actor,
) -> Performance:
    """Make a period, or change its facts. Raises ``RuleViolation`` once it is published."""
    require_reach(organization, actor)
    performance = performance or Performance(organization=organization, made_by=actor.user)
    if performance.is_published:
        raise RuleViolation(_("It is published and stays as it is."), code="frozen")
    if Performance.objects.filter(title=fields["title"]).exclude(pk=performance.pk).exists():
        message = _("There is an assessment with this title already. Add the year or a number.")
        raise RuleViolation(message, code="title_taken")
    for name, value in fields.items():
        setattr(performance, name, value)
    with transaction.atomic():
        performance.save()
        _record(performance, actor)
    return performance


def take_units(*, performance: Performance, units: Iterable[Unit], actor: Actor) -> int:
    """Take units in as they are called today. Raises ``RuleViolation`` once it is open."""
    require_set_up(performance, actor)
    there = set(performance.units.values_list("unit", flat=True))
    new = [
        PerformanceUnit(
            performance=performance, unit=unit, code=unit.code, name=unit.name, group=unit.group
        )
        for unit in units
        if unit.pk not in there
    ]
    with transaction.atomic():
        PerformanceUnit.objects.bulk_create(new)
        _record(performance, actor, units=len(new))
    return len(new)


def leave_out(*, unit: PerformanceUnit, actor: Actor) -> None:
    """Take a unit out again. Raises ``RuleViolation`` once it is open."""
    require_set_up(unit.performance, actor)
    with transaction.atomic():
        unit.delete()
        _record(unit.performance, actor, units=[unit.name])


def save_indicator(
    *,
    performance: Performance,
    indicator: Indicator | None,
    fields: dict[str, Any],
    department: Unit | None,
    actor: Actor,
) -> Indicator:
    """Make or change a node of the tree; ``department`` scores it if it is a leaf.

    Raises ``RuleViolation`` once the period is open, for a number that is taken, and for a node
    put below itself.
    """
    require_set_up(performance, actor)
    indicator = indicator or Indicator(performance=performance)
    others = performance.indicators.exclude(pk=indicator.pk)
    if others.filter(code=fields["code"]).exists():
        message = _("Another indicator has this number. Choose another one.")
        raise RuleViolation(message, code="number_taken")
    above: Indicator | None = fields["parent"]
    while above is not None:
        if above.pk is not None and above.pk == indicator.pk:
            raise RuleViolation(_("An indicator is no part of itself."), code="circle")
        above = above.parent
    for name, value in fields.items():
        setattr(indicator, name, value)
    with transaction.atomic():
        indicator.scorer = None
        if department is not None:
            indicator.scorer, _made = Scorer.objects.get_or_create(
                performance=performance, unit=department
            )
        indicator.save()
        performance.scorers.filter(indicators=None).delete()
        _record(performance, actor, group=indicator.name)
    return indicator


def remove_indicator(*, indicator: Indicator, actor: Actor) -> None:
    """Take a node out. Raises ``RuleViolation`` once the period is open, and for one with parts."""
    performance = indicator.performance
    require_set_up(performance, actor)
    if indicator.children.exists():
        message = _("This indicator has parts. Take those out first.")
        raise RuleViolation(message, code="has_parts")
    with transaction.atomic():
        indicator.delete()
        performance.scorers.filter(indicators=None).delete()
        _record(performance, actor, group=indicator.name)


def lacks(*, performance: Performance) -> list[str]:
    """Return what stands in the way of the step that follows."""
    if performance.is_in_set_up:
        found = list(problems_of(nodes_of(performance=performance)))
        if not performance.units.exists():
            found.append(_("No unit is scored yet. Choose groups of units."))
        headless = [str(one) for one in performance.scorers.filter(unit__head=None)]
        if headless:
            text = _("These departments have no head who could score: %(units)s.")
            found.append(text % {"units": "、".join(headless)})
        return found
    if performance.state == PerformanceState.SCORING:
        waiting = [str(one) for one in performance.scorers.filter(submitted_at=None)]
        text = _("These departments have not submitted: %(units)s.")
        return [text % {"units": "、".join(waiting)}] if waiting else []
    return []


def advance(*, performance: Performance, actor: Actor) -> Performance:
    """Take the step that follows: open, lock or publish.

    Raises ``RuleViolation`` for what it still lacks.
    """
    require_reach(performance.organization, actor)
    with transaction.atomic():
        locked: Performance = Performance.objects.select_for_update(of=("self",)).get(
            pk=performance.pk
        )
        missing = lacks(performance=locked)
        if missing:
            raise RuleViolation(missing)
        following = NEXT.get(PerformanceState(locked.state))
        if following is None or locked.state != performance.state:
            message = _("This step is taken already. Load the page again.")
            raise RuleViolation(message, code="wrong_state")
        if following == PerformanceState.PUBLISHED:
            locked.published_at = issue(performance=locked).published_at
        locked.state = following
        locked.save()
        _record(locked, actor, state=str(following))
    return locked


def require_set_up(performance: Performance, actor: Actor) -> None:
    """Raise ``RuleViolation`` once a period is open, and for who does not run it."""
    require_reach(performance.organization, actor)
    if not performance.is_in_set_up:
        message = _("Scoring is open: units and indicators stay as they are.")
        raise RuleViolation(message, code="frozen")


def _record(performance: Performance, actor: Actor, **details: Any) -> None:
    action = Action.PERFORMANCE_CHANGED
    audit.record(user=actor.user, action=action, target=performance, details=details)
