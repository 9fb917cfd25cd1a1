"""All voters of the assessments an office runs, for looking up and as a file."""

from typing import TYPE_CHECKING

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.exports import ElectorExport
from spreadsheets.pages import list_page

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


@requires(Capability.ASSESSMENT_MANAGE)
def elector_list(request: Request) -> "HttpResponseBase":
    export = ElectorExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("cycle", "group", "user", "own_unit")
    context = {"form": export.form}
    return list_page(request, rows, "assessments/elector_list.html", context, export=export)
