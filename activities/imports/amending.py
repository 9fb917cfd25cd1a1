"""What a row says otherwise than the activity on record, and how that is noted for undo."""

from collections.abc import Callable
from typing import Any

from activities.domain.attendance import absentees_said, due_said, parse_absentees, present_said
from activities.domain.records import ActivityChange, Presence
from activities.models import Activity
from spreadsheets.tables import Written

SAYINGS: dict[str, Callable[..., Any]] = {
    "absentees_text": absentees_said,
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
    """Absentees may stand in any order and any kind of brackets."""
    if name != "absentees_text":
        return bool(held == said)
    return set(parse_absentees(text=held)) == set(parse_absentees(text=said))


def noted(*, change: ActivityChange) -> Written:
    """Return the old values, with the whole attendance list where it changes."""
    before = {name: getattr(change.activity, name) for name in change.fields}
    if change.presences is not None:
        before["lead_list"] = change.activity.lead_list
    return Written(change.activity.pk, before)


def reversal(*, activity: Activity, before: dict[str, Any]) -> ActivityChange:
    """Return the change that gives an activity back what was noted of it."""
    fields = {name: value for name, value in before.items() if name != "lead_list"}
    listed = before.get("lead_list")
    presences = None if listed is None else [Presence(*row) for row in listed]
    return ActivityChange(activity, fields, presences)
