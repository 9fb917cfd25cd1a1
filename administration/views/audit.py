"""The audit log, for whoever reads it and sees nothing else."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from accounts.choices import Action, Capability
from accounts.http import Request, requires
from accounts.models import AuditCheck
from administration.exports import AuditExport
from common.pages import table_page
from spreadsheets.pages import list_page

ALARMING = {Action.DENIED, Action.LOGIN_FAILED, Action.LOGIN_SLOWED}


@requires(Capability.AUDIT_VIEW)
def audit_list(request: Request) -> HttpResponseBase:
    """Who did what, when, in which role, from where, and why; the latest first."""
    export = AuditExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("user", "organization")
    checks = AuditCheck.objects.visible_to(request.actor, Capability.AUDIT_CHECK)
    context = {"form": export.form, "alarming": ALARMING, "check": checks.first()}
    return list_page(request, rows, "administration/audit_list.html", context, export=export)


@requires(Capability.AUDIT_CHECK)
def audit_check(request: Request) -> HttpResponse:
    """What the nightly checks of the log found; nothing of what stands in it."""
    checks = AuditCheck.objects.visible_to(request.actor, Capability.AUDIT_CHECK)
    return table_page(request, checks, "administration/audit_check.html", {})
