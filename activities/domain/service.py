"""Service records: entered by one person, confirmed by another."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from activities.choices import EMERGENCY_CATEGORY
from activities.models import ServiceRecord
from activities.registry import service_confirmed
from branches.models import Organization
from common.errors import RuleViolation
from members.models import Member

CHUNK = 5_000
MIN_HOURS, MAX_HOURS = Decimal("0.5"), Decimal(24)


def is_emergency(*, category: str) -> bool:
    return category == EMERGENCY_CATEGORY


def is_own(*, member: Member, actor: Actor) -> bool:
    """Say whether the record would be the actor's own, which the actor may not confirm."""
    return member.user_id is not None and member.user_id == actor.user.pk


def add_service_records(
    *, entries: list[tuple[Member, Organization, dict[str, Any]]], actor: Actor, confirm: bool
) -> list[ServiceRecord]:
    """Create records; with ``confirm`` all but the actor's own are confirmed at once.

    The caller tells ``service_confirmed`` once all of its records are in.
    """
    now = timezone.now()
    records = []
    for member, organization, fields in entries:
        record = ServiceRecord(
            member=member, organization=organization, recorded_by=actor.user, **fields
        )
        record.is_emergency = is_emergency(category=record.category)
        if confirm and not is_own(member=member, actor=actor):
            record.hours_confirmed = record.hours_reported
            record.confirmed_by, record.confirmed_at = actor.user, now
        records.append(record)
    return ServiceRecord.objects.bulk_create(records, batch_size=CHUNK)


def confirm_service_record(*, record: ServiceRecord, actor: Actor) -> ServiceRecord:
    """Confirm one record as reported.

    Raises ``RuleViolation`` for the actor's own record or a second time.
    """
    with transaction.atomic():
        record = (
            ServiceRecord.objects.select_for_update().select_related("member").get(pk=record.pk)
        )
        if is_own(member=record.member, actor=actor):
            raise RuleViolation(_("Nobody confirms the own service."), code="own_record")
        if record.confirmed_at is not None:
            raise RuleViolation(_("This record is confirmed already."), code="confirmed_already")
        record.hours_confirmed = record.hours_reported
        record.confirmed_by, record.confirmed_at = actor.user, timezone.now()
        record.save(update_fields=["hours_confirmed", "confirmed_by", "confirmed_at"])
        hours = {"hours_confirmed": (None, record.hours_confirmed)}
        audit.record(user=actor.user, action=Action.SERVICE_CONFIRMED, target=record, changes=hours)
        service_confirmed(months={record.served_on.replace(day=1)})
    return record
