"""Entering activities with their attendance, as sets."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from activities.choices import AttendanceState
from activities.models import Activity, ActivityPart, Attendance
from branches.models import Organization

CHUNK = 5_000


@dataclass(frozen=True)
class Presence:
    member_id: int
    organization_id: int
    state: str = AttendanceState.PRESENT
    reason: str = ""


@dataclass(frozen=True)
class ActivityEntry:
    """One activity as recorded: model fields, the lead, its partners and the attendance list."""

    organization: Organization
    fields: dict[str, Any]
    partners: list[Organization] = field(default_factory=list)
    presences: list[Presence] = field(default_factory=list)


def add_activities(*, entries: list[ActivityEntry]) -> list[Activity]:
    """Create activities with parts and attendance, whole or not at all."""
    activities = [Activity(**entry.fields) for entry in entries]
    with transaction.atomic():
        Activity.objects.bulk_create(activities, batch_size=CHUNK)
        parts, attendances = [], []
        for activity, entry in zip(activities, entries, strict=True):
            parts.append(ActivityPart(activity=activity, organization=entry.organization))
            parts += [
                ActivityPart(activity=activity, organization=partner, is_lead=False)
                for partner in entry.partners
            ]
            attendances += _attendances(activity, entry.presences)
        ActivityPart.objects.bulk_create(parts, batch_size=CHUNK)
        Attendance.objects.bulk_create(attendances, batch_size=CHUNK)
    return activities


def add_presences(*, activity: Activity, presences: list[Presence]) -> None:
    Attendance.objects.bulk_create(_attendances(activity, presences), batch_size=CHUNK)


def _attendances(activity: Activity, presences: list[Presence]) -> list[Attendance]:
    return [
        Attendance(
            activity=activity,
            member_id=presence.member_id,
            organization_id=presence.organization_id,
            state=presence.state,
            reason=presence.reason,
        )
        for presence in presences
    ]
