"""What earlier cycles left undone costs points: settled on the day of counting, once."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.domain.reach import require_office
from assessments.models import Cycle, Deduction, FollowUp
from common.errors import RuleViolation


def deduct_overdue(*, cycle: Cycle, on: date) -> None:
    """Keep which follow-ups of cycles counted before are overdue and unverified on the day."""
    units = {(unit.unit_id, unit.branch_id): unit for unit in cycle.units.all()}
    same_unit = Q(unit__unit__in=[unit for unit, _branch in units])
    same_branch = Q(unit__branch__in=[branch for _unit, branch in units])
    overdue = FollowUp.objects.overdue(on).filter(
        same_unit | same_branch, unit__cycle__counted_on__lte=on
    )
    Deduction.objects.bulk_create(
        Deduction(
            unit=units[item.unit.unit_id, item.unit.branch_id], follow_up=item, due_on=item.due_on
        )
        for item in overdue.exclude(unit__cycle=cycle).select_related("unit")
    )


def strike(*, deduction: Deduction, reason: str, actor: Actor) -> None:
    """Strike a deduction; published results follow with their next version.

    Raises ``RuleViolation`` for who does not run the cycle, and a second time.
    """
    require_office(deduction.unit.cycle, actor)
    with transaction.atomic():
        found = Deduction.objects.select_for_update().get(pk=deduction.pk)
        if found.struck:
            message = _("This is done already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        found.struck = reason
        found.save(update_fields=["struck"])
        audit.record(
            user=actor.user, action=Action.DEDUCTION_STRUCK, target=deduction.unit, reason=reason
        )
