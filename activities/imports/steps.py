"""What the state cell of a row asks for: how an activity enters, and which step it takes."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import ActivityState
from activities.domain.attendance import require_reasons
from activities.domain.workflow import capability_for, first_state, step_taken
from common.errors import RuleViolation
from spreadsheets.tables import Line


def entered(*, line: Line, actor: Actor, was_cancelled: bool) -> str | None:
    """Return the state in which a new activity enters; what was cancelled stays cancelled."""
    wanted = line.values.get("state") or ""
    if was_cancelled and wanted:
        message = _("It was cancelled for good. Leave the cell empty to record it anew.")
        line.fail("state", "wrong_state", message)
        return None
    if was_cancelled:
        message = _("An activity of this day was cancelled; this row records another one.")
        line.warn("date", "cancelled_before", message)
    reviews = actor.scope(Capability.ACTIVITY_REVIEW)
    may_accept = reviews.covers(line.values["organization"].path)
    try:
        return first_state(day=line.values["date"].on, may_accept=may_accept, wanted=wanted)
    except RuleViolation as error:
        line.fail("state", str(error.code), " ".join(error.messages))
        return None


def step_said(*, line: Line, actor: Actor) -> dict[str, Any]:
    """Return what the step to the state of the row makes of the activity on record."""
    wanted, activity = line.values["state"], line.target
    needed = capability_for(activity=activity, to=wanted)
    if needed and not actor.scope(needed).covers(line.values["organization"].path):
        line.fail("state", "not_allowed", _("This step is a superior's: leave the cell empty."))
        return {}
    try:
        if wanted == ActivityState.SUBMITTED and "absentees_text" not in line.changes:
            require_reasons(away=activity.attended["away"] if activity.attended else [])
        return step_taken(activity=activity, to=wanted)
    except RuleViolation as error:
        message = _(
            "%(why)s It is “%(held)s” on record: leave the cell empty, or take the step on the"
            " page of the activity."
        )
        words = {"why": " ".join(error.messages), "held": activity.get_state_display()}
        line.fail("state", str(error.code), message % words)
        return {}
