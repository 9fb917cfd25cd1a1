"""Vetoes, and units withdrawn after the opening: what changes a grade or takes a unit out."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import CycleState
from assessments.domain.reach import require_office
from assessments.models import AssessedUnit, Veto
from common.errors import RuleViolation

OVER = (CycleState.CLOSED, CycleState.ABANDONED)


def enter_veto(
    *, unit: AssessedUnit, source: str, body: str, decided_on: date, actor: Actor
) -> Veto:
    """Enter a veto with its source; published results follow with their next version.

    Raises ``RuleViolation`` for a day ahead, and once the cycle is over.
    """
    _require_going_on(unit, actor)
    if decided_on > localdate():
        raise RuleViolation(_("This day lies ahead."), code="day_ahead")
    with transaction.atomic():
        veto = Veto.objects.create(
            unit=unit, source=source, body=body, decided_on=decided_on, entered_by=actor.user
        )
        audit.record(user=actor.user, action=Action.VETO_ENTERED, target=veto)
    return veto


def lift_veto(*, veto: Veto, reason: str, actor: Actor) -> None:
    """Lift a veto; it stays to be seen. Raises ``RuleViolation`` a second time."""
    _require_going_on(veto.unit, actor)
    with transaction.atomic():
        found = Veto.objects.select_for_update().get(pk=veto.pk)
        if found.lifted:
            message = _("This is done already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        found.lifted = reason
        found.save(update_fields=["lifted"])
        audit.record(user=actor.user, action=Action.VETO_ENTERED, target=found, reason=reason)


def withdraw_unit(*, unit: AssessedUnit, reason: str, actor: Actor) -> None:
    """Take a unit out of ranking and publication; it stays on the sheet, named with the reason.

    Raises ``RuleViolation`` during set-up, when a unit is simply taken out, once the cycle is over,
    and a second time.
    """
    _require_going_on(unit, actor)
    if unit.cycle.is_in_set_up:
        message = _("During set-up a unit is simply taken out of the list of units.")
        raise RuleViolation(message, code="in_set_up")
    with transaction.atomic():
        found = AssessedUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        if found.withdrawn:
            message = _("This is done already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        found.withdrawn = reason
        found.save(update_fields=["withdrawn"])
        audit.record(user=actor.user, action=Action.UNIT_WITHDRAWN, target=found, reason=reason)


def _require_going_on(unit: AssessedUnit, actor: Actor) -> None:
    require_office(unit.cycle, actor)
    if unit.cycle.state in OVER:
        message = _("The assessment is over; its results stay as they are.")
        raise RuleViolation(message, code="over")
