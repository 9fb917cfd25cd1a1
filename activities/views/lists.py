"""Lists of activities and service, and the grid branch × month."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.grid import totals
from activities.domain.service import confirm_service_record
from activities.exports import ActivityExport, PartyDayGridExport, ServiceRecordExport
from activities.models import ServiceRecord
from common.errors import RuleViolation
from spreadsheets.pages import export_links, exported, list_page


@requires(Capability.ACTIVITY_VIEW)
def activity_list(request: Request) -> HttpResponseBase:
    export = ActivityExport(actor=request.actor, query=request.GET)
    rows = export.select().prefetch_related("parts__organization")
    context = {
        "form": export.form,
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
    }
    return list_page(request, rows, "activities/activity_list.html", context, export=export)


@requires(Capability.ACTIVITY_VIEW)
def activity_grid(request: Request) -> HttpResponseBase:
    """Branch by month: every cell leads to its activities or to the entry form."""
    export = PartyDayGridExport(actor=request.actor, query=request.GET)
    if (answer := exported(request, export)) is not None:
        return answer
    context = {
        "form": export.form,
        "months": export.months,
        "grid": export.shown,
        "totals": totals(grid=export.grid),
        "export": export_links(export),
        "query": _without(request, "show"),
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
        "computed_at": now(),
    }
    return render(request, "activities/activity_grid.html", context)


def _without(request: Request, name: str) -> str:
    """Return the query string but for one parameter, for links that set it anew."""
    query = request.GET.copy()
    query.pop(name, None)
    return query.urlencode()


@requires(Capability.SERVICE_VIEW)
def service_list(request: Request) -> HttpResponseBase:
    export = ServiceRecordExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("member", "organization")
    context = {
        "form": export.form,
        "may_confirm": request.actor.can(Capability.SERVICE_CONFIRM),
        "is_own": not request.actor.can(Capability.SERVICE_VIEW),
    }
    return list_page(request, rows, "activities/service_list.html", context, export=export)


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
