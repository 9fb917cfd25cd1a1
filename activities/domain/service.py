"""Service records: entered by one person, confirmed by another; and how much a day can hold."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.scope import Actor
from activities.choices import EMERGENCY_CATEGORY, MOST_HOURS_A_DAY
from activities.models import ServiceRecord
from branches.models import Organization
from common import sql
from common.dates import show
from common.errors import RuleViolation
from members.models import Member

CHUNK = 5_000
MIN_HOURS, MAX_HOURS = Decimal("0.5"), Decimal(24)
MemberDay = tuple[int, date]
DAY = timedelta(days=1)
AROUND = (-1, 0, 1)
"""The days of which something may reach into a day, or into which something of it may reach."""


def is_emergency(*, category: str) -> bool:
    return category == EMERGENCY_CATEGORY


@dataclass(frozen=True)
class Stint:
    """How long a record says somebody served, and from when to when if that is known.

    What ended at an earlier time than it began ended on the next day; it is of the day it began.
    """

    hours: Decimal
    starts_at: time | None = None
    ends_at: time | None = None

    @property
    def span(self) -> tuple[timedelta, timedelta] | None:
        """Start and end as reckoned from the midnight before."""
        if self.starts_at is None or self.ends_at is None:
            return None
        start, end = _since_midnight(self.starts_at), _since_midnight(self.ends_at)
        return start, end if start < end else end + DAY

    @property
    def ends_next_day(self) -> bool:
        return self.span is not None and self.span[1] >= DAY

    def overlaps(self, other: "Stint", *, days_later: int = 0) -> bool:
        """Say whether they share a moment; the other one is of a day so much later."""
        if self.span is None or other.span is None:
            return False
        (start, end), (first, last) = self.span, other.span
        return start < last + days_later * DAY and first + days_later * DAY < end


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)


def stint_of(*, fields: dict[str, Any]) -> Stint:
    hours = Decimal(fields["hours_reported"])
    return Stint(hours, fields.get("starts_at"), fields.get("ends_at"))


class ServiceDays:
    """What members did on days: what is on record, and what was let in since it was loaded."""

    def __init__(self) -> None:
        self._recorded: dict[MemberDay, dict[int, Stint]] = {}
        self._let_in: dict[MemberDay, list[Stint]] = defaultdict(list)

    def load(self, *, days: Iterable[MemberDay]) -> None:
        """Load what is on record there and the day before and after, in one query.

        A day known already stays as it is.
        """
        around = {(one, on + shift * DAY) for one, on in set(days) for shift in AROUND}
        new = sorted(around - self._recorded.keys())
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

        Raises ``RuleViolation`` for hours no record can have or its times do not hold, a start
        without an end, or what the day cannot hold beside the others.
        """
        _require_stint(stint)
        self.require_room(day=day, stint=stint, instead_of=instead_of)
        if instead_of is None:
            self._let_in[day].append(stint)
        else:
            self._recorded[day][instead_of] = stint

    def require_room(self, *, day: MemberDay, stint: Stint, instead_of: int | None = None) -> None:
        """Raise ``RuleViolation`` for what the day cannot hold beside the others."""
        member_id, on = day
        for shift in AROUND:
            for other in self._others((member_id, on + shift * DAY), instead_of):
                if stint.overlaps(other, days_later=shift):
                    raise _overlap(other, on + shift * DAY if shift else None)
        total = sum((other.hours for other in self._others(day, instead_of)), stint.hours)
        if total > MOST_HOURS_A_DAY:
            message = _(
                "This makes %(total)s hours of one member on one day; %(most)s are the most. Check"
                " the hours and the date."
            )
            figures = {"total": _plain(total), "most": MOST_HOURS_A_DAY}
            raise RuleViolation(message % figures, code="too_long_a_day")

    def _others(self, day: MemberDay, but: int | None) -> list[Stint]:
        recorded = self._recorded[day].items()
        return [*(other for pk, other in recorded if pk != but), *self._let_in.get(day, ())]


def _overlap(other: Stint, on: date | None) -> RuleViolation:
    start, end = _clock(other)
    message = _("From %(start)s to %(end)s the member served elsewhere. Check the times.")
    times = {"start": f"{show(on)} {start}" if on else start, "end": end}
    return RuleViolation(message % times, code="overlap")


def _clock(stint: Stint) -> tuple[str, str]:
    """Return start and end in words."""
    start, end = f"{stint.starts_at:%H:%M}", f"{stint.ends_at:%H:%M}"
    return start, _("%(time)s of the next day") % {"time": end} if stint.ends_next_day else end


def _require_stint(stint: Stint) -> None:
    if not MIN_HOURS <= stint.hours <= MAX_HOURS:
        message = _("A record has at least %(low)s and at most %(high)s hours.")
        limits = {"low": MIN_HOURS, "high": MAX_HOURS}
        raise RuleViolation(message % limits, code="out_of_range")
    if (stint.starts_at is None) != (stint.ends_at is None):
        message = _("Write both when it began and when it ended, or neither.")
        raise RuleViolation(message, code="half_a_time")
    if stint.span is not None:
        _require_span(stint, stint.span[1] - stint.span[0])


def _require_span(stint: Stint, span: timedelta) -> None:
    """Take no end for the next day's from which a whole day's sleep is missing: it was mistyped."""
    if stint.ends_next_day and span > timedelta(hours=MOST_HOURS_A_DAY):
        message = _(
            "It ended before it began. Check the times; what ended on the next day took %(most)s"
            " hours at most."
        )
        raise RuleViolation(message % {"most": MOST_HOURS_A_DAY}, code="ends_early")
    held = Decimal(span // timedelta(seconds=1)) / 3600
    if stint.hours > held:
        start, end = _clock(stint)
        message = _(
            "From %(start)s to %(end)s there are %(held)s hours, not %(hours)s. Check the hours and"
            " the times."
        )
        words = {"start": start, "end": end, "held": _plain(held), "hours": _plain(stint.hours)}
        raise RuleViolation(message % words, code="more_than_the_times")


def _plain(hours: Decimal) -> str:
    return f"{hours.quantize(Decimal('0.01'), ROUND_DOWN).normalize():f}"


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
