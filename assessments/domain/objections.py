"""Objections of units to their published results, until a day that the version names."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.domain.reach import require_office
from assessments.models import AssessedUnit, ResultObjection, ResultVersion
from common.errors import RuleViolation
from points.choices import Verdict


def object_to_result(*, unit: AssessedUnit, text: str, actor: Actor) -> ResultObjection:
    """Object to the newest published result of a unit that the actor heads.

    Raises ``RuleViolation`` for anybody else, after the last day, and a second time.
    """
    if unit.head_id != actor.user.pk:
        message = _("Only the head of a unit objects to its result.")
        raise RuleViolation(message, code="not_the_head")
    today = localdate()
    with transaction.atomic():
        AssessedUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        version = newest_version(unit)
        if version is None or version.objections_until is None or version.objections_until < today:
            message = _("Objections are taken until the day named beside the results.")
            raise RuleViolation(message, code="too_late")
        if unit.objections.filter(version=version).exists():
            message = _("You have objected to this result already.")
            raise RuleViolation(message, code="objected_already")
        objection = ResultObjection.objects.create(
            unit=unit, version=version, text=text, raised_on=today, raised_by=actor.user
        )
        audit.record(user=actor.user, action=Action.RESULTS_OBJECTED, target=objection)
    return objection


def decide(*, objection: ResultObjection, verdict: Verdict, text: str, actor: Actor) -> None:
    """Answer an objection; what is upheld changes results with their next version alone.

    Raises ``RuleViolation`` for who raised it, and a second time.
    """
    require_office(objection.unit.cycle, actor)
    if objection.raised_by_id == actor.user.pk:
        message = _("Who objected does not decide; ask another officer.")
        raise RuleViolation(message, code="partial")
    with transaction.atomic():
        found = ResultObjection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
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


def newest_version(unit: AssessedUnit) -> ResultVersion | None:
    """Return the newest published version that has a result of the unit."""
    found: ResultVersion | None = ResultVersion.objects.filter(
        results__unit=unit, published_at__isnull=False
    ).first()
    return found


def may_object(*, unit: AssessedUnit, actor: Actor) -> bool:
    """Say whether the actor heads the unit, has not objected yet and still may."""
    version = newest_version(unit) if unit.head_id == actor.user.pk else None
    if version is None or version.objections_until is None:
        return False
    has_objected = unit.objections.filter(version=version).exists()
    return not has_objected and localdate() <= version.objections_until
