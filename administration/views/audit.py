"""The audit log, for whoever reads it and sees nothing else."""

from django.http.response import HttpResponseBase

from accounts.choices import Action, Capability
from accounts.http import Request, requires
from administration.exports import AuditExport
from spreadsheets.pages import list_page

ALARMING = {Action.DENIED, Action.LOGIN_FAILED, Action.LOGIN_SLOWED}


@requires(Capability.AUDIT_VIEW)
def audit_list(request: Request) -> HttpResponseBase:
    """Who did what, when, in which role, from where, and why; the latest first."""
    export = AuditExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("user", "organization")
    context = {"form": export.form, "alarming": ALARMING}
    return list_page(request, rows, "administration/audit_list.html", context, export=export)
