"""Service records: entered by one person, confirmed by another; and how much a day can hold."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.scope import Actor
from activities.choices import EMERGENCY_CATEGORY
from activities.models import ServiceRecord
from branches.models import Organization
from common import sql
from common.errors import RuleViolation
from members.models import Member

CHUNK = 5_000
MIN_HOURS, MAX_HOURS = Decimal("0.5"), Decimal(24)
MOST_HOURS_A_DAY = Decimal(16)
MemberDay = tuple[int, date]


def is_emergency(*, category: str) -> bool:
    return category == EMERGENCY_CATEGORY


@dataclass(frozen=True)
class Stint:
    """How long a record says somebody served, and from when to when if that is known."""

    hours: Decimal
    starts_at: time | None = None
    ends_at: time | None = None

    def overlaps(self, other: "Stint") -> bool:
        if not (self.starts_at and self.ends_at and other.starts_at and other.ends_at):
            return False
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def stint_of(*, fields: dict[str, Any]) -> Stint:
    hours = Decimal(fields["hours_reported"])
    return Stint(hours, fields.get("starts_at"), fields.get("ends_at"))


class ServiceDays:
    """What members did on days: what is on record, and what was let in since it was loaded."""

    def __init__(self) -> None:
        self._recorded: dict[MemberDay, dict[int, Stint]] = {}
        self._let_in: dict[MemberDay, list[Stint]] = defaultdict(list)

    def load(self, *, days: Iterable[MemberDay]) -> None:
        """Load what is on record, in one query; a day known already stays as it is."""
        new = sorted(set(days) - self._recorded.keys())
        self._recorded.update((day, {}) for day in new)
        found = sql.rows(
            "activities/sql/service_of_days.sql",
            members=[member_id for member_id, _day in new],
            days=[day for _member_id, day in new],
        )
        for row in found:
            stint = Stint(row["hours"], row["starts_at"], row["ends_at"])
            self._recorded[row["member_id"], row["served_on"]][row["id"]] = stint

    def recorded(self, *, days: Iterable[MemberDay]) -> list[int]:
        """Return the ids of the records of these days as they were loaded."""
        return [pk for day in set(days) for pk in self._recorded[day]]

    def admit(self, *, day: MemberDay, stint: Stint, instead_of: int | None = None) -> None:
        """Let a stint in, ``instead_of`` the record it changes.

        Raises ``RuleViolation`` for hours no record can have, a start without an end, or what the
        day cannot hold beside the others.
        """
        _require_stint(stint)
        recorded, let_in = self._recorded[day], self._let_in[day]
        others = [*(other for pk, other in recorded.items() if pk != instead_of), *let_in]
        for other in filter(stint.overlaps, others):
            message = _("From %(start)s to %(end)s the member served elsewhere. Check the times.")
            times = {"start": f"{other.starts_at:%H:%M}", "end": f"{other.ends_at:%H:%M}"}
            raise RuleViolation(message % times, code="overlap")
        total = sum((other.hours for other in others), stint.hours)
        if total > MOST_HOURS_A_DAY:
            message = _(
                "This makes %(total)s hours of one member on one day; %(most)s are the most. Check"
                " the hours and the date."
            )
            figures = {"total": f"{total.normalize():f}", "most": MOST_HOURS_A_DAY}
            raise RuleViolation(message % figures, code="too_long_a_day")
        if instead_of is None:
            let_in.append(stint)
        else:
            recorded[instead_of] = stint


def _require_stint(stint: Stint) -> None:
    if not MIN_HOURS <= stint.hours <= MAX_HOURS:
        message = _("A record has at least %(low)s and at most %(high)s hours.")
        limits = {"low": MIN_HOURS, "high": MAX_HOURS}
        raise RuleViolation(message % limits, code="out_of_range")
    if (stint.starts_at is None) != (stint.ends_at is None):
        message = _("Write both when it began and when it ended, or neither.")
        raise RuleViolation(message, code="half_a_time")
    if stint.starts_at and stint.ends_at and stint.starts_at >= stint.ends_at:
        raise RuleViolation(_("It ended before it began. Check the times."), code="ends_early")


def is_own(*, member: Member, actor: Actor) -> bool:
    """Say whether the record would be the actor's own, which the actor may not confirm."""
    return member.user_id is not None and member.user_id == actor.user.pk


def add_service_records(
    *, entries: list[tuple[Member, Organization, dict[str, Any]]], actor: Actor, confirm: bool
) -> list[ServiceRecord]:
    """Create records; with ``confirm`` all but the actor's own are confirmed at once.

    The caller tells ``service_confirmed`` once all of its records are in. Raises ``RuleViolation``
    for what a day cannot hold.
    """
    _require_room(entries)
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


def _require_room(entries: list[tuple[Member, Organization, dict[str, Any]]]) -> None:
    days = ServiceDays()
    days.load(days=((member.pk, fields["served_on"]) for member, _place, fields in entries))
    for member, _place, fields in entries:
        try:
            days.admit(day=(member.pk, fields["served_on"]), stint=stint_of(fields=fields))
        except RuleViolation as error:
            message = f"{member.name}：{' '.join(error.messages)}"
            raise RuleViolation(message, code=error.code) from error
