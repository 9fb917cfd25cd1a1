"""Who runs a cycle."""

from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import CycleKind
from assessments.models import AssessedUnit, Cycle, PerformanceUnit
from assessments.querysets import branches_led_by
from common.errors import RuleViolation


def runs(cycle: Cycle, actor: Actor) -> bool:
    """Say whether a cycle is run by this person's office; a poll of members by the secretary."""
    is_poll = cycle.kind == CycleKind.MEMBERS
    needed = Capability.APPRAISAL_RECORD if is_poll else Capability.ASSESSMENT_MANAGE
    return actor.scope(needed).covers(cycle.organization.path)


def speaks_for(unit: AssessedUnit | PerformanceUnit, actor: Actor) -> bool:
    """Say whether the actor answers for a unit: as its head, or as secretary of the branch."""
    if unit.head_id == actor.user.pk:
        return True
    branch = getattr(unit, "branch_id", None)
    return branch is not None and branches_led_by(actor.user).filter(organization=branch).exists()


def require_office(cycle: Cycle, actor: Actor) -> None:
    """Raise ``RuleViolation`` for who does not run the cycle."""
    if not runs(cycle, actor):
        message = _("Assessments are run by the district's officers.")
        raise RuleViolation(message, code="out_of_reach")
