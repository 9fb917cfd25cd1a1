"""Entering, changing, striking and restoring service records on their pages."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.models import User
from accounts.scope import Actor
from activities.domain.confirmation import require_fewer, tell_confirmed
from activities.domain.service import (
    MemberDay,
    ServiceDays,
    add_service_records,
    is_emergency,
    is_own,
    stint_of,
)
from activities.models import ServiceRecord
from activities.registry import Change, changing, service_confirmed
from branches.models import Organization
from common.errors import RuleViolation
from members.models import Affiliation, Member

CHANGEABLE = (
    "served_on", "activity_name", "category", "hours_reported", "starts_at", "ends_at", "effect",
    "is_organizer", "is_professional", "remark", "organization_id", "is_emergency",
    "hours_confirmed",
)  # fmt: skip


def record_service(
    *, members: list[Member], fields: dict[str, Any], actor: Actor
) -> list[ServiceRecord]:
    """Enter the same service of several members, each confirmed at once if the actor may.

    Raises ``RuleViolation`` for a day ahead, who had no branch in reach on the day, what is on
    record already, and what a day cannot hold.
    """
    day = fields["served_on"]
    _refuse_ahead(day)
    confirms, records = actor.scope(Capability.SERVICE_CONFIRM), []
    with transaction.atomic():
        _hold(members)
        homes = _homes_in_reach(members, day, actor)
        _refuse_known(members, day, fields["activity_name"])
        for confirm in (True, False):
            entries = [
                (member, homes[member.pk], fields)
                for member in members
                if confirms.covers(homes[member.pk].path) is confirm
            ]
            records += add_service_records(entries=entries, actor=actor, confirm=confirm)
        tell_confirmed(records=records)
        for record in records:
            audit.record(user=actor.user, action=Action.SERVICE_RECORDED, target=record)
    return records


def report_for(*, member: Member, fields: dict[str, Any], actor: Actor) -> ServiceRecord:
    """Enter service of somebody in whose branch the actor has no say: it waits for that branch.

    Who may do so is the caller's to know. Raises ``RuleViolation`` as ``record_service`` does.
    """
    day = fields["served_on"]
    _refuse_ahead(day)
    with transaction.atomic():
        _hold([member])
        home = _homes([member], day)[member.pk]
        _refuse_known([member], day, fields["activity_name"])
        entries = [(member, home, fields)]
        [record] = add_service_records(entries=entries, actor=actor, confirm=False)
        audit.record(user=actor.user, action=Action.SERVICE_RECORDED, target=record)
    return record


def change_service(
    *, record: ServiceRecord, fields: dict[str, Any], actor: Actor, reason: str = ""
) -> None:
    """Change a record, and with a confirmed one what was booked from it.

    Raises ``RuleViolation`` for who may not, for a struck record, for a confirmed one without a
    reason or in a closed month, and where a new entry would be refused.
    """
    day = fields["served_on"]
    _refuse_ahead(day)
    with transaction.atomic():
        _hold([record.member])
        record = _locked(record)
        require_changeable(record=record, actor=actor)
        reason = _require_reason(reason) if record.confirmed_at else reason
        home = _homes_in_reach([record.member], day, actor)[record.member_id]
        _refuse_known([record.member], day, fields["activity_name"], but=record.pk)
        days, member_day = _days_of(record, day)
        days.admit(day=member_day, stint=stint_of(fields=fields), instead_of=record.pk)
        emergency = is_emergency(category=fields.get("category", record.category))
        with changing(Change({record.pk}, reason, actor.user, frozenset({day}))):
            said = {**fields, "organization_id": home.pk, "is_emergency": emergency}
            changes = _set(record, said)
            if record.confirmed_at is not None and record.hours_confirmed is not None:
                require_fewer(hours=record.hours_confirmed, record=record)
            record.save(update_fields=list(CHANGEABLE))
        audit.record(
            user=actor.user,
            action=Action.SERVICE_CHANGED,
            target=record,
            changes=changes,
            reason=reason,
        )


def strike_service(
    *, record: ServiceRecord, reason: str, actor: Actor, is_false_report: bool = False
) -> None:
    """Take a record out of account, and back what was booked from it; it stays to be seen.

    Raises ``RuleViolation`` without a reason, for who may not, a second time, or if its month is
    closed.
    """
    reason = _require_reason(reason)
    with transaction.atomic():
        record = _locked(record)
        require_changeable(record=record, actor=actor)
        if is_false_report:
            _require_reviewer(record, actor)
        with _changing(record, reason, actor.user):
            record.struck_on, record.struck_by = localdate(), actor.user
            record.striking_reason, record.is_false_report = reason, is_false_report
            record.confirmed_at = record.confirmed_by = record.hours_confirmed = None
            record.save()
        if is_false_report:  # it costs points even if the service never earned any
            month = record.struck_on.replace(day=1)
            service_confirmed(months={month}, organizations={record.organization_id})
        audit.record(user=actor.user, action=Action.SERVICE_STRUCK, target=record, reason=reason)


def restore_service(*, record: ServiceRecord, reason: str, actor: Actor) -> None:
    """Let a struck record wait for confirmation again; what the false report cost comes back.

    Raises ``RuleViolation`` without a reason, for who may not confirm it, if it is not struck, or
    if its day holds no more.
    """
    reason = _require_reason(reason)
    with transaction.atomic():
        _hold([record.member])
        record = _locked(record)
        if record.struck_on is None:
            raise RuleViolation(_("This record is not struck."), code="not_struck")
        _require_confirmer(record, actor)
        if record.is_false_report:
            _require_reviewer(record, actor)
        days, day = _days_of(record, record.served_on)
        days.require_room(day=day, stint=stint_of(fields=vars(record)), instead_of=record.pk)
        with _changing(record, reason, actor.user):
            record.struck_on, record.struck_by = None, None
            record.striking_reason, record.is_false_report = "", False
            record.save()
        audit.record(user=actor.user, action=Action.SERVICE_RESTORED, target=record, reason=reason)


def require_changeable(*, record: ServiceRecord, actor: Actor) -> None:
    """Raise ``RuleViolation`` unless the actor may change the record as it stands now.

    Who served changes the own record until it is confirmed; then somebody else has to.
    """
    if record.struck_on is not None:
        raise RuleViolation(_("This record was struck. Restore it first."), code="struck")
    if record.confirmed_at is not None:
        _require_confirmer(record, actor)
        return
    reach = actor.scope(Capability.SERVICE_RECORD)
    if not (is_own(member=record.member, actor=actor) or reach.covers(record.organization.path)):
        raise _out_of_reach()


def _require_confirmer(record: ServiceRecord, actor: Actor) -> None:
    if is_own(member=record.member, actor=actor):
        message = _("The own service is changed by somebody else once it was confirmed or struck.")
        raise RuleViolation(message, code="own_record")
    if not actor.scope(Capability.SERVICE_CONFIRM).covers(record.organization.path):
        raise _out_of_reach()


def _require_reviewer(record: ServiceRecord, actor: Actor) -> None:
    reach = actor.scope(Capability.SERVICE_REVIEW)
    if is_own(member=record.member, actor=actor) or not reach.covers(record.organization.path):
        message = _("What was reported falsely is for the town or the district to say.")
        raise RuleViolation(message, code="not_a_reviewer")


def _changing(record: ServiceRecord, reason: str, user: User) -> Any:
    """Change what the record is worth: a false report costs points from today."""
    return changing(Change({record.pk}, reason, user, frozenset({localdate()})))


def _set(record: ServiceRecord, said: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Take over the fields; return those that differ, before and after."""
    changes = {}
    for name in CHANGEABLE:
        if name in said and getattr(record, name) != said[name]:
            changes[name] = (getattr(record, name), said[name])
            setattr(record, name, said[name])
    return changes


def _locked(record: ServiceRecord) -> ServiceRecord:
    rows = ServiceRecord.objects.select_for_update(of=("self",))
    found: ServiceRecord = rows.select_related("member", "organization").get(pk=record.pk)
    return found


def _hold(members: list[Member]) -> None:
    """Let one entry of a member in at a time: a day holds only so much."""
    ids = [member.pk for member in members]
    list(Member.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))


def _homes(members: list[Member], day: date) -> dict[int, Organization]:
    """Return the branches the service counts for: each member's home on the day."""
    rows = Affiliation.objects.home().on(day).filter(member__in=members)
    homes = {row.member_id: row.organization for row in rows.select_related("organization")}
    for member in members:
        if member.pk not in homes:
            message = _("%(name)s had no branch on this day. Check the date.")
            raise RuleViolation(message % {"name": member.name}, code="no_branch")
    return homes


def _homes_in_reach(members: list[Member], day: date, actor: Actor) -> dict[int, Organization]:
    homes, reach = _homes(members, day), actor.scope(Capability.SERVICE_RECORD)
    for member in members:
        if not (is_own(member=member, actor=actor) or reach.covers(homes[member.pk].path)):
            raise _out_of_reach()
    return homes


def _days_of(record: ServiceRecord, on: date) -> tuple[ServiceDays, MemberDay]:
    """Return what the member did around a day, loaded."""
    days, member_day = ServiceDays(), (record.member_id, on)
    days.load(days=[member_day])
    return days, member_day


def _out_of_reach() -> RuleViolation:
    message = _("On this day the member belonged to a branch out of your reach.")
    return RuleViolation(message, code="out_of_reach")


def _refuse_ahead(day: date) -> None:
    if day > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")


def _refuse_known(members: list[Member], day: date, name: str, but: int | None = None) -> None:
    same = ServiceRecord.objects.filter(member__in=members, served_on=day, activity_name=name)
    found = same.exclude(pk=but).select_related("member").first()
    if found is not None:
        message = _("%(name)s has a record of this activity on this day already.")
        params = {"record": found.pk}
        raise RuleViolation(
            message % {"name": found.member.name}, code="recorded_already", params=params
        )


def _require_reason(reason: str) -> str:
    if not reason.strip():
        raise RuleViolation(_("Say why."), code="missing_reason")
    return reason.strip()[:200]
