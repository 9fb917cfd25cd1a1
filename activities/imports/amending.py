"""What a row says otherwise than the activity on record, and how that is noted for undo."""

from collections.abc import Callable
from typing import Any

from activities.domain.attendance import (
    absentees_said,
    attendees_said,
    due_said,
    parse_absentees,
    present_said,
)
from activities.domain.records import ActivityChange, GuestEntry, MotionEntry, Presence
from activities.models import Activity
from spreadsheets.tables import Written

MINUTES = ("motions", "guests")
PEOPLE_TEXTS = ("absentees_text", "attendees_text")
SAYINGS: dict[str, Callable[..., Any]] = {
    "absentees_text": absentees_said,
    "attendees_text": attendees_said,
    "due_reported": due_said,
    "present_reported": present_said,
}


def on_record(*, activity: Any, name: str) -> Any:
    """Return a field of an activity ``with_attendance`` as an export writes it."""
    held, say = getattr(activity, name), SAYINGS.get(name)
    return say(held, activity.attended) if say else held


def differences(*, activity: Any, said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said otherwise than it is on record."""
    return {
        name: value
        for name, value in said.items()
        if not _same(name, on_record(activity=activity, name=name), value)
    }


def _same(name: str, held: Any, said: Any) -> bool:
    """People may stand in any order and with any kind of brackets."""
    if name not in PEOPLE_TEXTS:
        return bool(held == said)
    return set(parse_absentees(text=held)) == set(parse_absentees(text=said))


def noted(*, change: ActivityChange) -> Written:
    """Return the old values, with the whole of each list that changes: people, motions, guests."""
    activity: Any = change.activity
    before = {name: getattr(activity, name) for name in change.fields}
    if change.presences is not None:
        before["lead_list"] = activity.lead_list
    if change.motions is not None:
        before["motions"] = activity.motion_list or []
    if change.guests is not None:
        before["guests"] = activity.guest_list or []
    return Written(activity.pk, before)


def reversal(*, activity: Activity, before: dict[str, Any]) -> ActivityChange:
    """Return the change that gives an activity back what was noted of it."""
    fields = dict(before)
    listed, motions, guests = (fields.pop(name, None) for name in ("lead_list", *MINUTES))
    return ActivityChange(
        activity,
        fields,
        presences=None if listed is None else [Presence(*row) for row in listed],
        motions=None if motions is None else [MotionEntry(**row) for row in motions],
        guests=None if guests is None else [GuestEntry(**row) for row in guests],
    )
