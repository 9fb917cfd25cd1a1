"""Joint activities: who takes part beside the lead, and what a partner may say of itself."""

import re
from collections import Counter, defaultdict
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from activities.choices import ActivityState, AttendanceState
from activities.domain.attendance import (
    Absence,
    Away,
    Stay,
    require_listed,
    require_reasons,
    stays_by_branch,
)
from activities.domain.records import GuestEntry
from activities.models import Activity, ActivityPart, Attendance
from branches.models import Organization
from common.errors import RuleViolation
from members.models import Member


def strike_off(*, part: ActivityPart, reason: str, actor: Actor) -> None:
    """Let a joint activity no longer count for a partner. Raises ``RuleViolation`` for its lead."""
    if part.is_lead:
        message = _("The activity is this branch's own. Have it returned or cancelled instead.")
        raise RuleViolation(message, code="is_lead")
    if not reason:
        raise RuleViolation(_("Say why."), code="missing_reason")
    _write(part, reason, Action.PARTNER_STRUCK_OFF, actor)


def join_again(*, part: ActivityPart, actor: Actor) -> None:
    """Let the activity count for the partner again."""
    _write(part, "", Action.PARTNER_JOINED_AGAIN, actor)


def partners_named(*, text: str, lead: Organization) -> list[Organization]:
    """Return the branches a text names by code or name. Raises ``RuleViolation`` for any other."""
    partners: list[Organization] = []
    for name in filter(None, re.split(r"[、，,;；\n]+", text)):
        found = Organization.objects.branches().named(name.strip())[:2]
        if len(found) != 1:
            message = _("No joint branch “%(name)s” is known. Write its code or full name.")
            raise RuleViolation(message % {"name": name.strip()}, code="unknown_partner")
        if found[0] not in (lead, *partners):
            partners.append(found[0])
    return partners


def guests_known(*, rows: list[dict[str, Any]], actor: Actor) -> list[GuestEntry]:
    """Return guests, known as members where one in the actor's reach alone bears the name."""
    alone = members_alone(names={row["name"] for row in rows}, actor=actor)
    return [
        GuestEntry(row["name"], row["role"], row["post"], alone.get(row["name"]))
        for row in {row["name"]: row for row in rows}.values()
    ]


def members_alone(*, names: set[str], actor: Actor) -> dict[str, int]:
    """Return the members in the actor's reach who alone bear one of the names."""
    visible = Member.objects.visible_to(actor, Capability.MEMBER_VIEW, localdate())
    found: dict[str, list[int]] = defaultdict(list)
    for name, pk in visible.admitted().filter(name__in=names).values_list("name", "pk"):
        found[name].append(pk)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def name_partners(*, activity: Activity, lead: Organization, partners: list[Organization]) -> None:
    """Let the activity have these partners. Raises ``RuleViolation`` for one that kept its list."""
    standing = {part.organization_id: part for part in activity.parts.filter(is_lead=False)}
    named = {partner.pk for partner in partners}
    dropped = standing.keys() - named
    if activity.attendances.filter(organization__in=dropped).exists():
        message = _("A joint branch has kept its own list. It may strike itself off.")
        raise RuleViolation(message, code="partner_has_a_list")
    activity.parts.filter(organization__in=dropped, is_lead=False).delete()
    ActivityPart.objects.bulk_create(
        ActivityPart(activity=activity, organization_id=pk, is_lead=False)
        for pk in sorted(named - standing.keys() - {lead.pk})
    )


def members_due_of(*, part: ActivityPart) -> list[Stay]:
    """Return who of the partner was due on the day."""
    stays = stays_by_branch(branch_ids={part.organization_id})[part.organization_id]
    return [stay for stay in stays if stay.is_due_on(part.activity.held_on)]


def takes_lists(*, activity: Activity) -> bool:
    """Say whether partners may keep their lists of it: it was held, and not cancelled."""
    return activity.state != ActivityState.CANCELLED and activity.held_on <= localdate()


def keep_list(*, part: ActivityPart, away: Away, actor: Actor) -> None:
    """Put down who of a partner came. Raises ``RuleViolation`` where no list can be kept."""
    _require_listing(part)
    due = members_due_of(part=part)
    if not due:
        message = _("No member was due on this day. Check the date and the roster.")
        raise RuleViolation(message, code="nobody_due")
    rows, said = [], list[Absence]()
    for stay in due:
        state, reason = away.get(stay.member_id, (AttendanceState.PRESENT, ""))
        require_listed(state=state)
        kept = "" if state == AttendanceState.PRESENT else reason[:50]
        rows.append(Attendance(member_id=stay.member_id, state=state, reason=kept))
        said.append({"name": stay.name, "state": state, "reason": kept})
    require_reasons(away=said)
    for row in rows:
        row.activity, row.organization = part.activity, part.organization
    with transaction.atomic():
        held = part.activity.attendances.filter(organization=part.organization)
        before = Counter(held.values_list("state", flat=True))
        held.delete()
        Attendance.objects.bulk_create(rows)
        audit.record(
            user=actor.user,
            action=Action.PARTNER_LISTED,
            target=part,
            changes={"attendance": (dict(before), dict(Counter(row.state for row in rows)))},
        )


def _require_listing(part: ActivityPart) -> None:
    activity = part.activity
    if part.is_lead:
        message = _("The activity is this branch's own: change it there.")
        raise RuleViolation(message, code="is_lead")
    if part.struck_reason:
        message = _("The branch is struck off. Let it take part again first.")
        raise RuleViolation(message, code="struck_off")
    if not takes_lists(activity=activity):
        message = _("There is no list of an activity that was cancelled or lies ahead.")
        raise RuleViolation(message, code="wrong_state")
    held = activity.attendances.filter(organization=part.organization)
    if activity.state == ActivityState.ACCEPTED and held.exists():
        message = _("The activity is accepted and the list stands. Have it returned first.")
        raise RuleViolation(message, code="wrong_state")


def _write(part: ActivityPart, reason: str, action: Action, actor: Actor) -> None:
    part.struck_reason = reason[:200]
    with transaction.atomic():
        part.save(update_fields=["struck_reason"])
        audit.record(user=actor.user, action=action, target=part, reason=reason)
