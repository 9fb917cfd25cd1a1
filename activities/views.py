from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.scope import Scope
from activities.choices import ActivityState, AttendanceState
from activities.domain.grid import party_day_grid, totals
from activities.domain.service import confirm_service_record
from activities.domain.workflow import change_state, members_due, record_activity
from activities.forms import ActivityForm, PeriodFilter
from activities.models import Activity, ServiceRecord
from branches.models import Organization
from common.dates import months_between
from common.errors import RuleViolation
from common.pages import table_page

NEEDED = {
    ActivityState.SUBMITTED: Capability.ACTIVITY_RECORD,
    ActivityState.CANCELLED: Capability.ACTIVITY_RECORD,
    ActivityState.ACCEPTED: Capability.ACTIVITY_REVIEW,
    ActivityState.RETURNED: Capability.ACTIVITY_REVIEW,
}


@requires(Capability.ACTIVITY_VIEW)
def activity_list(request: Request) -> HttpResponse:
    rows = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    if (state := request.GET.get("state")) in ActivityState.values:
        rows = rows.filter(state=state)
    if (branch := request.GET.get("branch", "")).isdigit():
        rows = rows.filter(parts__organization_id=branch)
    if text := request.GET.get("q"):
        rows = rows.filter(theme__contains=text)
    rows = rows.prefetch_related("parts__organization")
    context = {"states": ActivityState.choices, "values": request.GET}
    return table_page(request, rows, "activities/activity_list.html", context)


@requires(Capability.ACTIVITY_VIEW)
def activity_grid(request: Request) -> HttpResponse:
    """Branch by month: every cell leads to its activities or to the entry form."""
    form = PeriodFilter(request.GET, actor=request.actor)
    form.is_valid()
    wanted = form.cleaned_data
    last = wanted.get("last") or localdate().replace(day=1)
    first = wanted.get("first") or _months_before(last, 5)
    scope = request.actor.scope(Capability.ACTIVITY_VIEW)
    if organization := wanted.get("within"):
        scope = Scope((organization.path,))
    grid = party_day_grid(scope=scope, first=first, last=max(first, last))
    context = {
        "form": form,
        "months": months_between(first, last),
        "grid": grid,
        "totals": totals(grid=grid),
        "computed_at": now(),
    }
    return render(request, "activities/activity_grid.html", context)


def _months_before(month: date, count: int) -> date:
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)


@requires(Capability.ACTIVITY_RECORD)
def activity_add(request: Request) -> HttpResponse:
    """One minute on a phone: everybody is present until tapped otherwise."""
    own = Organization.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD).branches()
    form = ActivityForm(request.POST or None, actor=request.actor, initial=_known(request, own))
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        branch = fields.pop("organization")
        activity = record_activity(
            branch=branch, fields=fields, away=_away(request), actor=request.actor
        )
        messages.success(request, _("Recorded and submitted. Thank you."))
        return redirect(activity)
    branch = _chosen(request, form, own)
    day = localdate()
    context = {
        "form": form,
        "branch": branch,
        "due": members_due(branch=branch, day=day) if branch else [],
        "states": AttendanceState.choices,
    }
    return render(request, "activities/activity_add.html", context)


def _known(request: Request, own: Any) -> dict[str, Any]:
    """Fill in what is known: the branch, the day, the place of the last time."""
    branch = own.filter(pk=_number(request.GET.get("branch"))).first() or own.first()
    known: dict[str, Any] = {"organization": branch, "held_on": localdate()}
    if branch is not None:
        visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
        last = visible.filter(parts__organization=branch).first()
        if last is not None:
            known |= {"place": last.place, "host_text": last.host_text}
    return known


def _chosen(request: Request, form: ActivityForm, own: Any) -> Any:
    if form.is_bound:
        return own.filter(pk=_number(form.data.get("organization"))).first()
    return form.initial["organization"]


def _number(text: Any) -> int:
    return int(text) if str(text or "").isdigit() else 0


def _away(request: Request) -> dict[int, tuple[str, str]]:
    """Return who was not present: member id to state and reason."""
    away = {}
    for name, state in request.POST.items():
        pk = name.removeprefix("attendance-")
        if name.startswith("attendance-") and pk.isdigit() and state in AttendanceState.values:
            away[int(pk)] = (str(state), request.POST.get(f"reason-{pk}", ""))
    return away


@requires(Capability.ACTIVITY_VIEW)
def activity_detail(request: Request, pk: int) -> HttpResponse:
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    activity = get_object_or_404(visible, pk=pk)
    parts = list(activity.parts.select_related("organization"))
    lead = next(part.organization for part in parts if part.is_lead)
    attendances = activity.attendances.select_related("member").order_by("-state", "member__pinyin")
    listed = list(attendances)
    context = {
        "activity": activity,
        "parts": parts,
        "attendances": listed,
        "present": sum(row.state == AttendanceState.PRESENT for row in listed),
        "leave": sum(row.state == AttendanceState.LEAVE for row in listed),
        "absent": sum(row.state == AttendanceState.ABSENT for row in listed),
        "may_record": request.actor.scope(Capability.ACTIVITY_RECORD).covers(lead.path),
        "may_review": request.actor.scope(Capability.ACTIVITY_REVIEW).covers(lead.path),
    }
    return render(request, "activities/activity_detail.html", context)


@require_POST
@requires(Capability.ACTIVITY_RECORD)
def activity_change(request: Request, pk: int) -> HttpResponse:
    """Submit, accept, return or cancel; the step's own capability is needed over the lead."""
    to = request.POST.get("to", "")
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    activity = get_object_or_404(visible, pk=pk)
    lead = activity.parts.select_related("organization").get(is_lead=True).organization
    needed = NEEDED.get(ActivityState(to)) if to in ActivityState.values else None
    if needed is None or not request.actor.scope(needed).covers(lead.path):
        raise PermissionDenied
    try:
        change_state(
            activity=activity, to=to, actor=request.actor, reason=request.POST.get("reason", "")
        )
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(activity)


@requires(Capability.SERVICE_VIEW)
def service_list(request: Request) -> HttpResponse:
    rows = ServiceRecord.objects.visible_to(request.actor, Capability.SERVICE_VIEW)
    waiting = request.GET.get("waiting") == "1"
    if waiting:
        rows = rows.filter(confirmed_at=None)
    if text := request.GET.get("q"):
        rows = rows.filter(member__name__contains=text)
    rows = rows.select_related("member", "organization")
    context = {
        "waiting": waiting,
        "values": request.GET,
        "may_confirm": request.actor.can(Capability.SERVICE_CONFIRM),
    }
    return table_page(request, rows, "activities/service_list.html", context)


@require_POST
@requires(Capability.SERVICE_CONFIRM)
def service_confirm(request: Request, pk: int) -> HttpResponse:
    visible = ServiceRecord.objects.visible_to(request.actor, Capability.SERVICE_CONFIRM)
    record = get_object_or_404(visible, pk=pk)
    try:
        confirm_service_record(record=record, actor=request.actor)
        messages.success(request, _("Confirmed; the points follow in a moment."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("activities:service_list")
