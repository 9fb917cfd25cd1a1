"""What the home page shows, composed from the apps below."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.models import AuditCheck, Grant
from accounts.scope import Actor
from activities.choices import ActivityKind, ActivityState, CellState
from activities.domain.duties import Duty
from activities.domain.grid import (
    GridRow,
    Totals,
    complete,
    party_day_grid,
    tally,
    totals,
    usual_period,
)
from activities.models import Activity, ServiceRecord
from branches.models import Organization
from common.dates import last_day, months_before, months_between
from members.reports import RegisterCount, register_count
from points.choices import ListState
from points.models import Objection, StarList
from points.reports.stars import follow_ups_due
from spreadsheets.choices import BatchState
from spreadsheets.models import ImportBatch

MOST_LISTED = 20


@dataclass(frozen=True)
class Todo:
    """One thing to do: what, why, where; overdue ones come first."""

    what: str
    why: str
    url: str
    button: str
    is_overdue: bool = False


@dataclass(frozen=True)
class MonthBar:
    month: date
    totals: Totals


@dataclass(frozen=True)
class Glance:
    register: RegisterCount
    totals: Totals
    branches_complete: int
    months: list[MonthBar]
    first: date
    last: date


def todo(*, actor: Actor, on: date) -> list[Todo]:
    """Return what waits for this person, overdue first."""
    items = [
        *_audit(actor),
        *_beginnings(actor),
        *_party_days(actor, on),
        *_held_drafts(actor, on),
        *_reviews(actor),
        *_returned(actor),
        *_confirmations(actor),
        *_grants(actor),
        *_batches(actor),
        *_objections(actor, on),
        *_stars(actor, on),
    ]
    return sorted(items, key=lambda item: not item.is_overdue)


def _audit(actor: Actor) -> list[Todo]:
    """Sound the alarm until a later check finds the audit log whole."""
    last = AuditCheck.objects.visible_to(actor, Capability.AUDIT_CHECK).first()
    if last is None or not last.findings:
        return []
    why = _("Lines may have been changed or removed. Keep database and logs as they are.")
    url = reverse("accounts:audit_check")
    return [Todo(_("The audit log does not hold"), why, url, _("Look at it"), is_overdue=True)]


def _beginnings(actor: Actor) -> list[Todo]:
    """Tell an empty district where to begin."""
    if not actor.can(Capability.ORGANIZATION_IMPORT):
        return []
    visible = Organization.objects.visible_to(actor, Capability.ORGANIZATION_IMPORT)
    if visible.branches().exists():
        return []
    what = _("Import the organizations workbook first")
    why = _("Then the roster, the party days and the service records follow.")
    return [Todo(what, why, reverse("spreadsheets:batch_list"), _("Import workbooks"))]


def _party_days(actor: Actor, on: date) -> list[Todo]:
    """Name the party days that lack: to who reviews as figures, to who records one by one.

    The year is that of the last month which is over, so that January still shows December.
    """
    running = on.replace(day=1)
    first = months_before(running, 1).replace(month=1)
    reviewed = actor.scope(Capability.ACTIVITY_REVIEW)
    if reviewed:
        grid = party_day_grid(scope=reviewed, first=first, last=running, today=on)
        return _gaps(grid, first, running)
    scope = actor.scope(Capability.ACTIVITY_RECORD)
    grid = party_day_grid(scope=scope, first=first, last=running, today=on)
    planned = _planned(actor, running)
    return [
        _party_day(row.branch, cell, on, is_only=len(grid) == 1)
        for row in grid
        for cell in row.cells
        if cell.is_lacking and (row.branch.pk, cell.term.month) not in planned
    ][:MOST_LISTED]


def _planned(actor: Actor, month: date) -> set[tuple[int, date]]:
    """Return the branches with a draft for the running month: they need no reminder to begin."""
    drafts = Activity.objects.visible_to(actor, Capability.ACTIVITY_RECORD).filter(
        kind=ActivityKind.PARTY_DAY,
        state=ActivityState.DRAFT,
        held_on__range=(month, last_day(month)),
    )
    return {(pk, month) for pk in drafts.values_list("parts__organization", flat=True)}


def _party_day(branch: Organization, cell: Duty, on: date, *, is_only: bool) -> Todo:
    whose = "" if is_only else f"{branch}："
    query = f"?organization={branch.pk}"
    if cell.state == CellState.OPEN:
        what = _("no party day recorded for month %(month)d yet") % {"month": cell.term.month.month}
        button = _("Record")
    else:
        what = _("party day of %(month)s is missing") % {"month": f"{cell.term.month:%Y-%m}"}
        query += f"&held_on={cell.term.month:%Y-%m-%d}"
        button = _("Record afterwards")
    when = {"month": cell.term.deadline.month, "day": cell.term.deadline.day}
    why = _("Record it by %(month)d/%(day)d; later it counts as recorded late.") % when
    if on > cell.term.deadline:
        why = _("It still counts, but as recorded late.")
    url = reverse("activities:activity_add") + query
    return Todo(f"{whose}{what}", why, url, button, is_overdue=on > cell.term.deadline)


def _gaps(grid: list[GridRow], first: date, running: date) -> list[Todo]:
    """Count the branches with gaps in the months that are over."""
    lacking = sum(row.totals.missing > 0 for row in grid)
    if not lacking:
        return []
    last = months_before(running, 1)
    months = {"first": f"{first:%Y-%m}", "last": f"{last:%Y-%m}"}
    what = _("%(count)d branches lack a party day between %(first)s and %(last)s") % {
        "count": lacking,
        **months,
    }
    query = f"?first={months['first']}&last={months['last']}&show=missing"
    why = _("Remind them; what is recorded afterwards still counts.")
    url = reverse("activities:activity_grid") + query
    return [Todo(what, why, url, _("See the branches"), is_overdue=True)]


def _held_drafts(actor: Actor, on: date) -> list[Todo]:
    """Remind of drafts whose day has passed: they count once they are submitted."""
    drafts = Activity.objects.visible_to(actor, Capability.ACTIVITY_RECORD)
    held = drafts.filter(state=ActivityState.DRAFT, held_on__lte=on)
    why = _("The day has passed: submit it, or cancel it with a reason.")
    if actor.can(Capability.ACTIVITY_REVIEW):
        count = held.count()
        what = _("%(count)d activities are still drafts") % {"count": count}
        url = reverse("activities:activity_list") + "?state=draft"
        return [Todo(what, why, url, _("Look at them"))] if count else []
    return [
        Todo(
            _("“%(activity)s” is still a draft") % {"activity": activity},
            why,
            activity.get_absolute_url(),
            _("Look at it"),
        )
        for activity in held[:MOST_LISTED]
    ]


def _reviews(actor: Actor) -> list[Todo]:
    reviewable = Activity.objects.visible_to(actor, Capability.ACTIVITY_REVIEW)
    count = reviewable.filter(state=ActivityState.SUBMITTED).count()
    if not count:
        return []
    what = _("%(count)d activities wait for review") % {"count": count}
    url = reverse("activities:activity_list") + "?state=submitted"
    return [Todo(what, _("Submitted by branches; accept or return them."), url, _("Review"))]


def _returned(actor: Actor) -> list[Todo]:
    own = Activity.objects.visible_to(actor, Capability.ACTIVITY_RECORD)
    return [
        Todo(
            _("“%(activity)s” was returned") % {"activity": activity},
            activity.reason,
            activity.get_absolute_url(),
            _("Mend"),
            is_overdue=True,
        )
        for activity in own.filter(state=ActivityState.RETURNED)[:MOST_LISTED]
    ]


def _confirmations(actor: Actor) -> list[Todo]:
    records = ServiceRecord.objects.visible_to(actor, Capability.SERVICE_CONFIRM)
    count = records.confirmable_by(actor).count()
    if not count:
        return []
    what = _("%(count)d service records wait for confirmation") % {"count": count}
    url = reverse("activities:service_list") + "?state=waiting"
    return [Todo(what, _("Points follow from confirmed hours only."), url, _("Confirm"))]


def _grants(actor: Actor) -> list[Todo]:
    """Name what others proposed to grant over the district and a second person has to approve."""
    waiting = Grant.objects.visible_to(actor, Capability.GRANT_APPROVE).waiting()
    concerned = Q(user=actor.user) | Q(proposed_by=actor.user)
    return [
        Todo(
            _("%(person)s is to be granted the role %(role)s")
            % {"person": grant.user, "role": grant.get_role_display()},
            _("Proposed by %(person)s: %(reason)s")
            % {"person": grant.proposed_by, "reason": grant.reason},
            reverse("accounts:grant_decide", args=[grant.pk]),
            _("Decide"),
        )
        for grant in waiting.exclude(concerned).select_related("user", "proposed_by")[:MOST_LISTED]
    ]


def _objections(actor: Actor, on: date) -> list[Todo]:
    waiting = Objection.objects.visible_to(actor, Capability.STAR_DECIDE).open()
    found = waiting.aggregate(count=Count("pk"), first=Min("due_on"))
    if not found["count"]:
        return []
    what = _("%(count)d objections to stars wait for a decision") % {"count": found["count"]}
    why = _("The first is due on %(day)s; until then the branch's stars are held back.")
    url = reverse("points:objection_list")
    return [Todo(what, why % {"day": found["first"]}, url, _("Look at them"), found["first"] < on)]


def _stars(actor: Actor, on: date) -> list[Todo]:
    """Name what stars wait for: publication, force, and what the branch has to do after them."""
    year = on.year - 1
    lists = StarList.objects.visible_to(actor, Capability.STAR_DECIDE)
    own = StarList.objects.filter(actor.scope(Capability.STAR_RATE).as_q("organization__path"))
    page = reverse("points:star_list")
    waiting = [
        (
            lists.to_publish(year).count(),
            _("Drafts of the stars of %(year)d: %(count)d branches"),
            _("Look at them, then publish them for objections."),
            f"{page}?year={year}&state={ListState.DRAFT}",
        ),
        (
            lists.to_enforce(on).count(),
            _("%(count)d branches' notices of stars are over"),
            _("Nobody objects any more: put the stars in force."),
            f"{page}?state={ListState.PUBLISHED}",
        ),
        (
            follow_ups_due(lists=own).count(),
            _("%(count)d stars ask for a talk or another step"),
            _("Record on the member's page what was done."),
            f"{page}?state={ListState.IN_FORCE}",
        ),
    ]
    return [
        Todo(what % {"count": count, "year": year}, why, url, _("Look at them"))
        for count, what, why, url in waiting
        if count
    ]


def _batches(actor: Actor) -> list[Todo]:
    waiting = ImportBatch.objects.visible_to(actor).filter(
        state__in=(BatchState.PREVIEWED, BatchState.SCANNED)
    )
    why = {
        BatchState.PREVIEWED: _("The preview is ready; nothing is written yet."),
        BatchState.SCANNED: _("Some columns were not understood: say what they hold."),
    }
    return [
        Todo(batch.file_name, why[batch.state], batch.get_absolute_url(), _("Look at it"))
        for batch in waiting[:10]
    ]


def glance(*, actor: Actor, on: date) -> Glance:
    """Return the register of the day and the last six months that hold activities."""
    scope = actor.scope(Capability.ACTIVITY_VIEW)
    first, last = usual_period(actor=actor, on=on)
    grid = party_day_grid(scope=scope, first=first, last=last)
    return Glance(
        register=register_count(scope=actor.scope(Capability.MEMBER_VIEW), on=on),
        totals=totals(grid),
        branches_complete=complete(grid),
        months=_bars(grid, first, last),
        first=first,
        last=last,
    )


def _bars(grid: list[GridRow], first: date, last: date) -> list[MonthBar]:
    return [
        MonthBar(month, tally(cell for row in grid for cell in row.by_month.get(month, [])))
        for month in months_between(first, last)
    ]
