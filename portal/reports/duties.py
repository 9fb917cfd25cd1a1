"""What branches still owe: one by one for who records, in figures for who reviews."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor, Scope
from activities.choices import ActivityKind, CellState
from activities.domain.duties import Duty
from activities.domain.overdue import named, open_notices, overdue, usual_span
from activities.domain.reminders import Reminder, reminders
from activities.models import Notice
from activities.reports.themes import themes_of
from branches.models import Organization
from portal.reports.items import MOST_LISTED, SOON, Todo


def duty_items(*, actor: Actor, on: date) -> list[Todo]:
    reviewed = actor.scope(Capability.ACTIVITY_REVIEW)
    if reviewed:
        return _overdue(reviewed, on)
    scope = actor.scope(Capability.ACTIVITY_RECORD)
    if not scope:
        return []
    found = reminders(scope=scope, actor=actor, on=on)
    ids = {reminder.duty.branch_id for reminder in found}
    branches = {one.pk: one for one in Organization.objects.filter(pk__in=ids)}
    listed = found[:MOST_LISTED]
    themes = _themes(listed, branches)
    items = [_reminder(one, branches, themes.get(one.duty, "")) for one in listed]
    return [*_notices(scope, found), *items]


def _overdue(scope: Scope, on: date) -> list[Todo]:
    first, last = usual_span(on=on)
    kinds = list(ActivityKind.values)
    rows = overdue(scope=scope, kinds=kinds, first=first, last=last, on=on)
    if not rows:
        return []
    what = _("%(branches)d branches have %(duties)d meetings overdue") % {
        "branches": len(rows),
        "duties": sum(len(row.duties) for row in rows),
    }
    why = _("Remind them; what is recorded afterwards still counts, as late.")
    url = reverse("activities:compliance_overdue")
    return [Todo(what, why, url, _("See and remind them"), is_overdue=True)]


def _notices(scope: Scope, found: list[Reminder]) -> list[Todo]:
    """Say who reminded the branch and when, as long as anything of it is missing."""
    missing = {
        (one.duty.branch_id, one.duty.kind, one.duty.term.month): named(one.duty)
        for one in found
        if one.duty.state is CellState.MISSING
    }
    return [_notice(notice, missing) for notice in open_notices(scope=scope, missing=set(missing))]


def _notice(notice: Notice, missing: dict[tuple[int, str, date], str]) -> Todo:
    what = _("%(who)s reminds %(branch)s (%(when)s)") % {
        "who": notice.sent_by,
        "branch": notice.organization,
        "when": f"{localtime(notice.sent_at):%Y-%m-%d %H:%M}",
    }
    own = notice.organization_id
    lacking = [words for (branch, _kind, _month), words in missing.items() if branch == own]
    why = _("Missing: %(duties)s") % {"duties": "、".join(lacking)}
    url = reverse("activities:compliance_branch", args=[own])
    return Todo(what, why, url, _("Look at it"), is_overdue=True)


def _themes(found: list[Reminder], branches: dict[int, Organization]) -> dict[Duty, str]:
    """Say of each party day among them what it is to be about, where that is set."""
    days = [one.duty for one in found if one.duty.kind == ActivityKind.PARTY_DAY]
    themes = themes_of(occasions=[(branches[day.branch_id], day.term.month) for day in days])
    return {
        day: _(" Theme: %(title)s.") % {"title": theme.title}
        for day in days
        if (theme := themes.get((day.branch_id, day.term.month)))
    }


def _reminder(reminder: Reminder, branches: dict[int, Organization], theme: str) -> Todo:
    duty, term = reminder.duty, reminder.duty.term
    whose = "" if len(branches) == 1 else f"{branches[duty.branch_id]}："
    query = f"?organization={duty.branch_id}&kind={duty.kind}"
    days = {"deadline": f"{term.deadline:%Y-%m-%d}"}
    if reminder.is_running:
        what = _("%(duty)s not recorded yet") % {"duty": named(duty)}
        why = _("Record it by %(deadline)s; later it counts as recorded late.") % days
        button = _("Record")
    else:
        what = _("%(duty)s is missing") % {"duty": named(duty)}
        why = _("It still counts, but as recorded late.")
        if not reminder.is_overdue:
            why = _("Record it by %(deadline)s; later it counts as recorded late.") % days
        button = _("Record afterwards")
        query += f"&held_on={term.month:%Y-%m-%d}"
    return Todo(
        f"{whose}{what}",
        f"{why}{theme}",
        reverse("activities:activity_add") + query,
        button,
        is_overdue=reminder.is_overdue,
        days_left=reminder.days_left if 0 <= reminder.days_left <= SOON else None,
    )
