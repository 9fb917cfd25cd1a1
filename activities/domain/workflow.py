"""An activity from entry to acceptance: which step may follow which, and who took part."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.domain import audit
from accounts.scope import Actor
from activities.choices import NEXT_STATES, ActivityState, AttendanceState
from activities.domain.attendance import Stay, stays_by_branch
from activities.domain.records import ActivityEntry, Presence, add_activities
from activities.models import Activity
from branches.models import Organization
from common.errors import RuleViolation


def members_due(*, branch: Organization, day: date) -> list[Stay]:
    """Return who had joined and was at home in the branch on the day."""
    stays = stays_by_branch(branch_ids={branch.pk})[branch.pk]
    return [stay for stay in stays if stay.is_due_on(day)]


def record_activity(
    *, branch: Organization, fields: dict[str, Any], away: dict[int, tuple[str, str]], actor: Actor
) -> Activity:
    """Enter an activity with its attendance and submit it, unless its day lies ahead.

    ``away`` maps member ids to state and reason; everybody else due was present.
    """
    day = fields["held_on"]
    state = ActivityState.DRAFT if day > localdate() else ActivityState.SUBMITTED
    if state == ActivityState.SUBMITTED and actor.scope(Capability.ACTIVITY_REVIEW).covers(
        branch.path
    ):
        state = ActivityState.ACCEPTED
    presences = []
    for stay in members_due(branch=branch, day=day):
        attended, reason = away.get(stay.member_id, (AttendanceState.PRESENT, ""))
        presences.append(Presence(stay.member_id, branch.pk, attended, reason[:50]))
    submitted_at = None if state == ActivityState.DRAFT else timezone.now()
    stamped = {**fields, "state": state, "submitted_at": submitted_at}
    [activity] = add_activities(entries=[ActivityEntry(branch, stamped, presences=presences)])
    return activity


def change_state(*, activity: Activity, to: str, actor: Actor, reason: str = "") -> Activity:
    """Take the next step. Raises ``RuleViolation`` where it may not follow or needs a reason."""
    with transaction.atomic():
        activity = Activity.objects.select_for_update().get(pk=activity.pk)
        if to not in NEXT_STATES[ActivityState(activity.state)]:
            raise RuleViolation(_("This step is not possible now."), code="wrong_state")
        if to in {ActivityState.RETURNED, ActivityState.CANCELLED} and not reason.strip():
            raise RuleViolation(_("Say why."), code="missing_reason")
        if to == ActivityState.SUBMITTED and activity.held_on > localdate():
            raise RuleViolation(_("Submit it once it was held."), code="not_held_yet")
        activity.state, activity.reason = to, reason.strip()[:200]
        if to == ActivityState.SUBMITTED and activity.submitted_at is None:
            activity.submitted_at = timezone.now()
        activity.save(update_fields=["state", "reason", "submitted_at"])
        audit.record(
            user=actor.user,
            action=f"activity_{to}",
            target=str(activity.pk),
            details={"why": reason},
        )
    return activity
