"""Lists of activities and service."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.service import confirm_service_record
from activities.exports import ActivityExport, ServiceRecordExport
from activities.models import ServiceRecord
from common.errors import RuleViolation
from spreadsheets.pages import list_page, reveal_page


@requires(Capability.ACTIVITY_VIEW)
def activity_list(request: Request) -> HttpResponseBase:
    export = ActivityExport(actor=request.actor, query=request.GET)
    rows = export.select().prefetch_related("parts__organization")
    context = {
        "form": export.form,
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
    }
    return list_page(request, rows, "activities/activity_list.html", context, export=export)


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


@requires(Capability.MEMBER_REVEAL)
def service_reveal(request: Request) -> HttpResponseBase:
    export = ServiceRecordExport(actor=request.actor, query=request.GET, reveal=True)
    return reveal_page(request, export)


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
