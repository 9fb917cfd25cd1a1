"""An activity from entry to acceptance: which step may follow which, and who took part."""

from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from activities.choices import (
    NEXT_STATES,
    NOT_LISTED,
    OPEN_STATES,
    PARTIAL_KINDS,
    ActivityState,
    AttendanceState,
)
from activities.domain.attendance import (
    Absence,
    Away,
    Stay,
    host_among,
    require_listed,
    require_reasons,
)
from activities.domain.joint import name_partners
from activities.domain.meetings import Particulars, require_sound, require_voice, standing_of
from activities.domain.occasions import require_occasion
from activities.domain.records import (
    ActivityChange,
    ActivityEntry,
    Presence,
    add_activities,
    change_activities,
)
from activities.domain.themed_days import NOTHING_TAKEN_UP, Practice, dues_among, keep_practice
from activities.models import Activity
from branches.choices import OrganizationKind
from branches.models import Organization
from common.errors import RuleViolation
from common.sql import advisory_lock

DONE_ALREADY = {
    ActivityState.SUBMITTED: gettext_lazy("This was submitted already; nothing is left to do."),
    ActivityState.RETURNED: gettext_lazy("This was returned already; nothing is left to do."),
    ActivityState.ACCEPTED: gettext_lazy("This was accepted already; nothing is left to do."),
    ActivityState.CANCELLED: gettext_lazy("This was cancelled already; nothing is left to do."),
}
STEPS = {
    ActivityState.SUBMITTED: Action.ACTIVITY_SUBMITTED,
    ActivityState.RETURNED: Action.ACTIVITY_RETURNED,
    ActivityState.ACCEPTED: Action.ACTIVITY_ACCEPTED,
    ActivityState.CANCELLED: Action.ACTIVITY_CANCELLED,
}
NOTHING_MORE = Particulars()


def record_activity(
    *,
    branch: Organization,
    fields: dict[str, Any],
    away: Away,
    actor: Actor,
    practice: Practice = NOTHING_TAKEN_UP,
    said: Particulars = NOTHING_MORE,
) -> Activity:
    """Enter an activity with its attendance and submit it, unless its day lies ahead.

    ``away`` maps member ids to state and reason; everybody else due was present. Raises
    ``RuleViolation`` if the branch did not exist on the day, had nobody due, has recorded this
    kind for it already, where its votes do not fit, or for leave without a reason.
    """
    day = fields["held_on"]
    _refuse_decisions(branch, said, practice)
    may_accept = actor.scope(Capability.ACTIVITY_REVIEW).covers(branch.path)
    state = ActivityState.DRAFT if said.is_draft else first_state(day=day, may_accept=may_accept)
    submitted_at = None if state == ActivityState.DRAFT else timezone.now()
    due = require_occasion(branch=branch, kind=fields["kind"], day=day)
    presences = _presences(due=due, branch=branch, fields=fields, away=away, said=said)
    if state != ActivityState.DRAFT:
        require_reasons(away=_absences(due, presences))
    stamped = {**fields, **_people_named(due, fields), "state": state, "submitted_at": submitted_at}
    entry = ActivityEntry(branch, stamped, said.partners, presences, said.motions, said.guests)
    with transaction.atomic(), _recording(branch):
        _refuse_second(branch=branch, kind=fields["kind"], day=day)
        [activity] = add_activities(entries=[entry])
        keep_practice(activity=activity, branch=branch, practice=practice)
        audit.record(
            user=actor.user,
            action=Action.ACTIVITY_RECORDED,
            target=activity,
            changes={"state": (None, state)},
        )
    return activity


def first_state(*, day: date, may_accept: bool, wanted: str = "") -> ActivityState:
    """Return the state in which an activity enters the register; ``wanted`` is said by a file.

    Ahead of its day it is a draft; then it is submitted, or accepted at once by whoever may.
    Raises ``RuleViolation`` if that leaves no room for what is wanted.
    """
    possible = [ActivityState.DRAFT]
    if day <= localdate():
        possible = [ActivityState.ACCEPTED] if may_accept else []
        possible.append(ActivityState.SUBMITTED)
    if wanted and wanted not in possible:
        message = _(
            "An activity that is not on record cannot come in as “%(state)s”. Leave the cell empty"
            " to submit it, or leave the row out."
        )
        label = ActivityState(wanted).label
        raise RuleViolation(message % {"state": label}, code="wrong_state")
    return ActivityState(wanted or possible[0])


def amend_activity(
    *,
    activity: Activity,
    fields: dict[str, Any],
    away: Away,
    actor: Actor,
    practice: Practice = NOTHING_TAKEN_UP,
    said: Particulars = NOTHING_MORE,
) -> None:
    """Change a draft or returned activity, its lead's attendance list and what it decided.

    A list that differs takes the place of what a file reported. Raises ``RuleViolation`` in any
    other state, and where a new entry would be refused.
    """
    branch = activity.parts.select_related("organization").get(is_lead=True).organization
    _refuse_decisions(branch, said, practice)
    due = require_occasion(branch=branch, kind=fields["kind"], day=fields["held_on"])
    presences = _presences(due=due, branch=branch, fields=fields, away=away, said=said)
    if not said.is_draft:
        require_reasons(away=_absences(due, presences))
    fields = {**fields, **_people_named(due, fields)}
    with transaction.atomic(), _recording(branch):
        activity = Activity.objects.select_for_update().get(pk=activity.pk)
        require_open(activity=activity)
        if [replace(one, vote="") for one in presences] != _recorded_presences(activity, branch):
            fields |= dict.fromkeys(("absentees_text", "attendees_text"), "")
            fields |= dict.fromkeys(("due_reported", "present_reported"))
        _refuse_second(branch=branch, kind=fields["kind"], day=fields["held_on"], but=activity.pk)
        changes = {
            name: (getattr(activity, name), value)
            for name, value in fields.items()
            if getattr(activity, name) != value
        }
        changes |= _rows_changed(activity, said)
        change = ActivityChange(activity, fields, presences, said.motions, said.guests)
        change_activities(changes=[change])
        name_partners(activity=activity, lead=branch, partners=said.partners)
        keep_practice(activity=activity, branch=branch, practice=practice)
        audit.record(
            user=actor.user, action=Action.ACTIVITY_AMENDED, target=activity, changes=changes
        )


def _rows_changed(activity: Activity, said: Particulars) -> dict[str, Any]:
    """Return old and new of motions, guests and partners, where they differ, for the audit log."""
    kept = {
        "motions": list(
            activity.motions.values(
                "text", "votes_for", "votes_against", "votes_abstained", "written"
            )
        ),
        "guests": list(activity.guests.values("name", "role", "post", "member_id")),
    }
    told = {
        "motions": [asdict(motion) for motion in said.motions],
        "guests": [asdict(guest) for guest in said.guests],
    }
    return {name: (kept[name], told[name]) for name in kept if kept[name] != told[name]}


def require_open(*, activity: Activity) -> None:
    """Raise ``RuleViolation`` unless the entry may still be changed."""
    if activity.state not in OPEN_STATES:
        message = _("Only a draft or a returned activity can be changed.")
        raise RuleViolation(message, code="wrong_state")


def _recording(branch: Organization) -> AbstractContextManager[None]:
    """Let one entry of a branch in at a time."""
    return advisory_lock(f"activities.branch.{branch.pk}")


def _refuse_decisions(branch: Organization, said: Particulars, practice: Practice) -> None:
    """Raise ``RuleViolation`` where a temporary branch would vote on anything, or collect dues."""
    if branch.kind != OrganizationKind.TEMPORARY_BRANCH:
        return
    if dues_among(practice.done):
        message = _("A temporary branch collects no dues: they are paid at home. Untick that item.")
        raise RuleViolation(message, code="is_temporary")
    require_voice(branch=branch, motions=said.motions)


def _people_named(due: list[Stay], fields: dict[str, Any]) -> dict[str, int | None]:
    """Return the members who bear the names of host and lecturer."""
    return {
        f"{name}_id": host_among(due=due, text=fields.get(f"{name}_text", ""))
        for name in ("host", "lecturer")
    }


def _presences(
    *,
    due: list[Stay],
    branch: Organization,
    fields: dict[str, Any],
    away: Away,
    said: Particulars,
) -> list[Presence]:
    """Return everybody due with what became of them. Raises ``RuleViolation`` for odd votes."""
    presences, kind, day = [], fields["kind"], fields["held_on"]
    for stay in due:
        attended, reason = away.get(stay.member_id, (AttendanceState.PRESENT, ""))
        if attended == NOT_LISTED and kind in PARTIAL_KINDS:
            continue
        require_listed(state=attended)
        kept = "" if attended == AttendanceState.PRESENT else reason[:50]
        vote = standing_of(kind=kind, stay=stay, day=day, uncounted=said.uncounted)
        presences.append(Presence(stay.member_id, branch.pk, attended, kept, vote))
    if not presences:
        raise RuleViolation(_("Tick who was due at the meeting."), code="nobody_listed")
    require_sound(kind=kind, excuse=fields.get("excuse", ""), presences=presences, said=said)
    return presences


def _absences(due: list[Stay], presences: list[Presence]) -> list[Absence]:
    names = {stay.member_id: stay.name for stay in due}
    return [
        {"name": names[one.member_id], "state": one.state, "reason": one.reason}
        for one in presences
    ]


def _absences_on_record(activity: Activity) -> list[Absence]:
    """Return who of the lead was away."""
    found = Activity.objects.with_attendance().values_list("attended", flat=True)
    attended = found.get(pk=activity.pk)
    return attended["away"] if attended else []


def _recorded_presences(activity: Activity, branch: Organization) -> list[Presence]:
    """Return the branch's list as it stands, in the order of ``members_due``."""
    rows = activity.attendances.filter(organization=branch)
    ordered = rows.order_by("member__pinyin", "member_id")
    return [
        Presence(*row)
        for row in ordered.values_list("member_id", "organization_id", "state", "reason")
    ]


def _refuse_second(*, branch: Organization, kind: str, day: date, but: int | None = None) -> None:
    """A party day is known by branch, date and kind: two tabs must not record it twice."""
    same = Activity.objects.filter(
        kind=kind, held_on=day, parts__organization=branch, parts__is_lead=True
    ).exclude(state=ActivityState.CANCELLED)
    first = same.exclude(pk=but).first()
    if first is not None:
        message = _("This branch has recorded this kind of activity for this day already.")
        raise RuleViolation(message, code="recorded_already", params={"activity": first.pk})


def capability_for(*, activity: Activity, to: str) -> Capability | None:
    """Return what the step needs over the lead; ``None`` if it is no step from here.

    Who records may withdraw until somebody accepted; after that only a reviewer may.
    """
    if to not in NEXT_STATES[ActivityState(activity.state)]:
        return None
    if to == ActivityState.SUBMITTED:
        return Capability.ACTIVITY_RECORD
    if to == ActivityState.CANCELLED and activity.state != ActivityState.ACCEPTED:
        return Capability.ACTIVITY_RECORD
    return Capability.ACTIVITY_REVIEW


def change_state(*, activity: Activity, to: str, actor: Actor, reason: str = "") -> Activity:
    """Take the next step.

    Raises ``RuleViolation`` where it may not follow or needs a reason, and to submit a list with
    leave without one.
    """
    with transaction.atomic():
        activity = Activity.objects.select_for_update().get(pk=activity.pk)
        before = activity.state
        fields = step_taken(activity=activity, to=to, reason=reason)
        if to == ActivityState.SUBMITTED:
            require_reasons(away=_absences_on_record(activity))
        for name, value in fields.items():
            setattr(activity, name, value)
        activity.save(update_fields=list(fields))
        audit.record(
            user=actor.user,
            action=STEPS[ActivityState(to)],
            target=activity,
            changes={"state": (before, to)},
            reason=reason,
        )
    return activity


def step_taken(*, activity: Activity, to: str, reason: str = "") -> dict[str, Any]:
    """Return what the step makes of the activity. Raises ``RuleViolation`` as ``change_state``."""
    if to == activity.state and to in DONE_ALREADY:
        raise RuleViolation(DONE_ALREADY[ActivityState(to)], code="done_already")
    if to not in NEXT_STATES[ActivityState(activity.state)]:
        raise RuleViolation(_("This step is not possible now."), code="wrong_state")
    if to in {ActivityState.RETURNED, ActivityState.CANCELLED} and not reason.strip():
        raise RuleViolation(_("Say why."), code="missing_reason")
    if to == ActivityState.SUBMITTED and activity.held_on > localdate():
        raise RuleViolation(_("Submit it once it was held."), code="not_held_yet")
    submitted_at = activity.submitted_at
    if to == ActivityState.SUBMITTED and submitted_at is None:
        submitted_at = timezone.now()
    return {"state": to, "reason": reason.strip()[:200], "submitted_at": submitted_at}
