"""Who runs a cycle."""

from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.models import Cycle
from common.errors import RuleViolation


def runs(cycle: Cycle, actor: Actor) -> bool:
    """Say whether a cycle is run by this person's office."""
    return actor.scope(Capability.ASSESSMENT_MANAGE).covers(cycle.organization.path)


def require_office(cycle: Cycle, actor: Actor) -> None:
    """Raise ``RuleViolation`` for who does not run the cycle."""
    if not runs(cycle, actor):
        message = _("Assessments are run by the district's officers.")
        raise RuleViolation(message, code="out_of_reach")
