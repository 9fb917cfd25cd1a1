"""Lists of activities and service, and the grid branch × month."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.scope import Scope
from activities.domain.grid import party_day_grid, totals
from activities.domain.service import confirm_service_record
from activities.forms import ActivityFilter, PeriodFilter
from activities.models import Activity, ServiceRecord
from common.dates import months_between
from common.errors import RuleViolation
from common.pages import table_page


@requires(Capability.ACTIVITY_VIEW)
def activity_list(request: Request) -> HttpResponse:
    form = ActivityFilter(request.GET, actor=request.actor)
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    rows = form.narrow(visible).prefetch_related("parts__organization")
    context = {
        "form": form,
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
    }
    return table_page(request, rows, "activities/activity_list.html", context)


@requires(Capability.ACTIVITY_VIEW)
def activity_grid(request: Request) -> HttpResponse:
    """Branch by month: every cell leads to its activities or to the entry form."""
    form = PeriodFilter(request.GET, actor=request.actor)
    form.is_valid()
    wanted = form.cleaned_data
    last = wanted.get("last") or localdate().replace(day=1)
    first = min(wanted.get("first") or _months_before(last, 5), last)
    form.show(first=first, last=last)
    scope = request.actor.scope(Capability.ACTIVITY_VIEW)
    if organization := wanted.get("within"):
        scope = Scope((organization.path,))
    grid = party_day_grid(scope=scope, first=first, last=last)
    context = {
        "form": form,
        "months": months_between(first, last),
        "grid": grid,
        "totals": totals(grid=grid),
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
        "computed_at": now(),
    }
    return render(request, "activities/activity_grid.html", context)


def _months_before(month: date, count: int) -> date:
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)


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
