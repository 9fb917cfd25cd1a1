"""Objections to published results, until a day that the version names."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.domain.reach import speaks_for
from assessments.domain.setup import require_reach
from assessments.models import (
    AssessedUnit,
    PerformanceObjection,
    PerformanceUnit,
    ResultObjection,
)
from common.errors import RuleViolation
from points.choices import Verdict


def object_to_result(
    *, unit: AssessedUnit | PerformanceUnit, text: str, actor: Actor
) -> ResultObjection | PerformanceObjection:
    """Object to the newest published result of a unit for which the actor answers.

    Raises ``RuleViolation`` for anybody else, after the last day, and a second time.
    """
    if not speaks_for(unit, actor):
        message = _("Only the head of a unit objects to its result.")
        raise RuleViolation(message, code="not_the_head")
    today = localdate()
    with transaction.atomic():
        type(unit).objects.select_for_update(of=("self",)).get(pk=unit.pk)
        version = newest_version(unit)
        if version is None or version.objections_until is None or version.objections_until < today:
            message = _("Objections are taken until the day named beside the results.")
            raise RuleViolation(message, code="too_late")
        if unit.objections.filter(version=version).exists():
            message = _("You have objected to this result already.")
            raise RuleViolation(message, code="objected_already")
        objection: ResultObjection | PerformanceObjection = unit.objections.create(
            version=version, text=text, raised_on=today, raised_by=actor.user
        )
        audit.record(user=actor.user, action=Action.RESULTS_OBJECTED, target=objection)
    return objection


def decide(
    *,
    objection: ResultObjection | PerformanceObjection,
    verdict: Verdict,
    text: str,
    actor: Actor,
) -> None:
    """Answer an objection; what is upheld changes results with their next version alone.

    Raises ``RuleViolation`` for who raised it, and a second time.
    """
    require_reach(objection.organization, actor)
    if objection.raised_by_id == actor.user.pk:
        message = _("Who objected does not decide; ask another officer.")
        raise RuleViolation(message, code="partial")
    with transaction.atomic():
        found = type(objection).objects.select_for_update(of=("self",)).get(pk=objection.pk)
        if found.verdict != Verdict.OPEN:
            message = _("This objection is decided already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        found.verdict, found.answer = verdict, text
        found.decided_on, found.decided_by = localdate(), actor.user
        found.save()
        audit.record(
            user=actor.user,
            action=Action.RESULTS_DECIDED,
            target=found,
            details={"verdict": verdict},
            reason=text,
        )


def newest_version(unit: AssessedUnit | PerformanceUnit) -> Any:
    """Return the newest published version that has a result of the unit, or nothing."""
    published = unit.results.filter(version__published_at__isnull=False)
    newest = published.order_by("-version__number").select_related("version").first()
    return newest and newest.version


def may_object(*, unit: AssessedUnit | PerformanceUnit, actor: Actor) -> bool:
    """Say whether the actor answers for the unit, has not objected yet and still may."""
    version = newest_version(unit) if speaks_for(unit, actor) else None
    if version is None or version.objections_until is None:
        return False
    has_objected = unit.objections.filter(version=version).exists()
    return not has_objected and localdate() <= version.objections_until
