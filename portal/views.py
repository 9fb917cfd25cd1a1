import logging

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found

from accounts.choices import Capability
from accounts.domain.circumstances import current
from accounts.http import Request
from portal.domain.readiness import is_ready
from portal.menu import has_office, only_audits, own_record
from portal.reports import glance, todo

logger = logging.getLogger(__name__)
API = "/api/"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for an address that is none: in the portal's frame, or to a program in JSON."""
    if request.path.startswith(API):
        detail = _("There is no such address. See %(schema)s.") % {"schema": "/api/schema/"}
        return _in_json("not_found", detail, 404)
    return page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer in the portal's frame; without it where the frame itself cannot be drawn."""
    if request.path.startswith(API):
        detail = _("The system failed. Report the number in X-Request-ID if it goes on.")
        return _in_json("failed", detail, 500)
    context = {"request_id": current().request_id}
    try:
        page = render_to_string("500.html", context, request=request)
    except Exception:  # whatever broke the page may break its frame too; both are in the log
        logger.exception("The frame of the error page failed as well")
        page = render_to_string("500.html", context)
    return HttpResponseServerError(page)


def _in_json(code: str, detail: str, status: int) -> JsonResponse:
    said, readable = {"code": code, "detail": detail}, {"ensure_ascii": False}
    return JsonResponse(said, status=status, json_dumps_params=readable)


@login_required
def home(request: Request) -> HttpResponse:
    """What is due first, then the month at a glance; a member with nothing due to the own record.

    To an auditor the audit log is the home page.
    """
    if only_audits(request.actor):
        return redirect("accounts:audit_list")
    if not has_office(request.actor):
        own = own_record(request.actor)
        if own is not None and not todo(actor=request.actor, on=localdate()):
            return redirect(own)
    sees_party_days = request.actor.can(Capability.ACTIVITY_VIEW)
    context = {
        "todo": todo(actor=request.actor, on=localdate()),
        "glance": glance(actor=request.actor, on=localdate()) if sees_party_days else None,
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
        "computed_at": now(),
    }
    return render(request, "portal/home.html", context)


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; asks nobody else."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether requests can be served; why not is told to the log and to no stranger."""
    if is_ready():
        return HttpResponse("ready", content_type="text/plain")
    return HttpResponse("not ready", content_type="text/plain", status=503)
