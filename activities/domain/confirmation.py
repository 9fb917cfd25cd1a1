"""Confirming service: by somebody else than who served, and never more hours than reported."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from activities.domain.service import MIN_HOURS, is_own
from activities.models import ServiceRecord
from activities.querysets import ServiceRecordQuerySet
from activities.registry import service_confirmed
from common.errors import RuleViolation

if TYPE_CHECKING:
    from datetime import date


def confirm_service_record(
    *, record: ServiceRecord, actor: Actor, hours: Decimal | None = None, effect: str = ""
) -> ServiceRecord:
    """Confirm one record, as reported unless fewer hours or another effect are said.

    Raises ``RuleViolation`` for the actor's own record, a second time, a struck one, or more hours.
    """
    with transaction.atomic():
        locked = ServiceRecord.objects.select_for_update(of=("self",)).select_related("member")
        record = locked.get(pk=record.pk)
        if is_own(member=record.member, actor=actor):
            raise RuleViolation(_("Nobody confirms the own service."), code="own_record")
        if record.confirmed_at is not None:
            raise RuleViolation(_("This record is confirmed already."), code="confirmed_already")
        if record.struck_on is not None:
            raise RuleViolation(_("This record was struck. Restore it first."), code="struck")
        record.hours_confirmed = record.hours_reported if hours is None else hours
        require_fewer(hours=record.hours_confirmed, record=record)
        record.effect = effect or record.effect
        record.confirmed_by, record.confirmed_at = actor.user, timezone.now()
        record.save(update_fields=["hours_confirmed", "effect", "confirmed_by", "confirmed_at"])
        tell_confirmed(records=[record])
        changes = {"hours_confirmed": (None, record.hours_confirmed)}
        audit.record(
            user=actor.user, action=Action.SERVICE_CONFIRMED, target=record, changes=changes
        )
    return record


def tell_confirmed(*, records: Iterable[ServiceRecord]) -> None:
    """Tell whoever follows service which of these records are confirmed."""
    confirmed = [record for record in records if record.confirmed_at is not None]
    if confirmed:
        service_confirmed(
            months={record.served_on.replace(day=1) for record in confirmed},
            organizations={record.organization_id for record in confirmed},
        )


def require_fewer(*, hours: Decimal, record: ServiceRecord) -> None:
    """Raise ``RuleViolation`` for more hours than were reported, or too few to be any."""
    if not MIN_HOURS <= hours <= record.hours_reported:
        message = _("Confirm at least %(low)s and at most the %(high)s hours reported.")
        limits = {"low": MIN_HOURS, "high": f"{record.hours_reported.normalize():f}"}
        raise RuleViolation(message % limits, code="more_than_reported")


def confirm_service_records(*, records: ServiceRecordQuerySet, expected: int, actor: Actor) -> None:
    """Confirm many records as reported, all of them or none.

    Raises ``RuleViolation`` unless they are as many as the person saw.
    """
    with transaction.atomic():
        chosen = records.confirmable_by(actor).order_by("pk").select_for_update(of=("self",))
        found = list(chosen.values_list("pk", "served_on", "organization_id"))
        if len(found) != expected:
            message = _("The list has changed meanwhile. Look at it again before confirming.")
            raise RuleViolation(message, code="list_changed")
        waiting = ServiceRecord.objects.filter(pk__any_of=[pk for pk, _day, _place in found])
        waiting.update(
            hours_confirmed=F("hours_reported"),
            confirmed_by=actor.user,
            confirmed_at=timezone.now(),
        )
        months: set[date] = {day.replace(day=1) for _pk, day, _place in found}
        service_confirmed(months=months, organizations={place for _pk, _day, place in found})
        audit.record(
            user=actor.user,
            action=Action.SERVICE_CONFIRMED,
            target=_("%(count)d service records") % {"count": expected},
        )
