"""Entering activities with their attendance, as sets."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from activities.choices import AttendanceState
from activities.models import Activity, ActivityPart, Attendance, Guest, Motion
from branches.models import Organization
from common.errors import RuleViolation

CHUNK = 5_000


@dataclass(frozen=True)
class Presence:
    member_id: int
    organization_id: int
    state: str = AttendanceState.PRESENT
    reason: str = ""
    vote: str = ""


@dataclass(frozen=True)
class MotionEntry:
    text: str
    votes_for: int
    votes_against: int = 0
    votes_abstained: int = 0
    written: int = 0


@dataclass(frozen=True)
class GuestEntry:
    name: str
    role: str
    post: str = ""
    member_id: int | None = None


@dataclass(frozen=True)
class ActivityEntry:
    """One activity as recorded: model fields, the lead, its partners and the attendance list."""

    organization: Organization
    fields: dict[str, Any]
    partners: list[Organization] = field(default_factory=list)
    presences: list[Presence] = field(default_factory=list)
    motions: list[MotionEntry] = field(default_factory=list)
    guests: list[GuestEntry] = field(default_factory=list)


def add_activities(*, entries: list[ActivityEntry]) -> list[Activity]:
    """Create activities with parts and attendance, whole or not at all."""
    activities = [Activity(**entry.fields) for entry in entries]
    with transaction.atomic():
        Activity.objects.bulk_create(activities, batch_size=CHUNK)
        parts, attendances, motions, guests = [], [], [], []
        for activity, entry in zip(activities, entries, strict=True):
            parts.append(ActivityPart(activity=activity, organization=entry.organization))
            parts += [
                ActivityPart(activity=activity, organization=partner, is_lead=False)
                for partner in entry.partners
            ]
            attendances += _attendances(activity, entry.presences)
            motions += _motions(activity, entry.motions)
            guests += [Guest(activity=activity, **asdict(guest)) for guest in entry.guests]
        ActivityPart.objects.bulk_create(parts, batch_size=CHUNK)
        Attendance.objects.bulk_create(attendances, batch_size=CHUNK)
        Motion.objects.bulk_create(motions, batch_size=CHUNK)
        Guest.objects.bulk_create(guests, batch_size=CHUNK)
    return activities


def replace_motions(*, activity: Activity, motions: list[MotionEntry]) -> None:
    """Put what was decided in the place of what is on record."""
    activity.motions.all().delete()
    Motion.objects.bulk_create(_motions(activity, motions))


def replace_guests(*, activity: Activity, guests: list[GuestEntry]) -> None:
    """Put who came from outside in the place of who is on record."""
    activity.guests.all().delete()
    Guest.objects.bulk_create(Guest(activity=activity, **asdict(guest)) for guest in guests)


@dataclass(frozen=True)
class ActivityChange:
    """What becomes of an activity on record; of what is ``None`` nothing is said, and it stays."""

    activity: Activity
    fields: dict[str, Any]
    presences: list[Presence] | None = None
    motions: list[MotionEntry] | None = None
    guests: list[GuestEntry] | None = None


def change_activities(*, changes: list[ActivityChange]) -> None:
    """Write changes of fields and of the lead's attendance list, whole or not at all.

    Raises ``RuleViolation`` if an activity took a step since it was read.
    """
    if not changes:
        return
    activities = [change.activity for change in changes]
    names = {name for change in changes for name in change.fields}
    listed = [(each.activity, each.presences) for each in changes if each.presences is not None]
    with transaction.atomic():
        _require_unmoved(activities)
        for change in changes:
            for name, value in change.fields.items():
                setattr(change.activity, name, value)
        if names:
            Activity.objects.bulk_update(activities, sorted(names), batch_size=500)
        Attendance.objects.filter(
            activity__in=[activity for activity, _presences in listed],
            activity__parts__is_lead=True,
            activity__parts__organization=F("organization"),
        ).delete()
        attendances = [row for activity, given in listed for row in _attendances(activity, given)]
        Attendance.objects.bulk_create(attendances, batch_size=CHUNK)
        for change in changes:
            if change.motions is not None:
                replace_motions(activity=change.activity, motions=change.motions)
            if change.guests is not None:
                replace_guests(activity=change.activity, guests=change.guests)


def _require_unmoved(activities: list[Activity]) -> None:
    locked = Activity.objects.select_for_update().order_by("pk")
    held = dict(locked.filter(pk__in=[one.pk for one in activities]).values_list("pk", "state"))
    if any(held.get(one.pk) != one.state for one in activities):
        message = _("Somebody else took a step meanwhile. Look at the activity again.")
        raise RuleViolation(message, code="moved_on")


def _attendances(activity: Activity, presences: list[Presence]) -> list[Attendance]:
    return [
        Attendance(
            activity=activity,
            member_id=presence.member_id,
            organization_id=presence.organization_id,
            state=presence.state,
            reason=presence.reason,
            vote=presence.vote,
        )
        for presence in presences
    ]


def _motions(activity: Activity, motions: list[MotionEntry]) -> list[Motion]:
    return [
        Motion(activity=activity, number=number, **asdict(motion))
        for number, motion in enumerate(motions, start=1)
    ]
