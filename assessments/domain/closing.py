"""After publication: follow-ups are worked off, and at last the cycle is closed."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.scope import Actor
from assessments.choices import CycleState
from assessments.domain.cycles import move, moving
from assessments.models import Cycle, FollowUp, ResultObjection
from common.errors import RuleViolation


def begin_rectification(*, cycle: Cycle, actor: Actor) -> None:
    """Let units work off their items; objections are still decided."""
    with transaction.atomic():
        move(moving(cycle, CycleState.RECTIFICATION, actor), CycleState.RECTIFICATION, actor)


def close(*, cycle: Cycle, reason: str = "", actor: Actor) -> None:
    """Close a cycle; with items nobody verified only for a reason.

    Raises ``RuleViolation`` for unverified items without a reason, and for undecided objections.
    """
    with transaction.atomic():
        cycle = moving(cycle, CycleState.CLOSED, actor)
        if ResultObjection.objects.open().filter(unit__cycle=cycle).exists():
            message = _("Some objections to the results are not decided yet. Decide them first.")
            raise RuleViolation(message, code="objections_open")
        left = FollowUp.objects.unverified().filter(unit__cycle=cycle).count()
        if left and not reason:
            message = _("%(count)d items are not verified. Say why it is closed all the same.")
            raise RuleViolation(message % {"count": left}, code="unverified")
        cycle.closed_because = reason if left else ""
        cycle.save(update_fields=["closed_because"])
        move(cycle, CycleState.CLOSED, actor)
