"""The list of activities."""

from django.http.response import HttpResponseBase

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.exports import ActivityExport
from spreadsheets.pages import list_page


@requires(Capability.ACTIVITY_VIEW)
def activity_list(request: Request) -> HttpResponseBase:
    export = ActivityExport(actor=request.actor, query=request.GET)
    rows = export.select().prefetch_related("parts__organization")
    context = {
        "form": export.form,
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
    }
    return list_page(request, rows, "activities/activity_list.html", context, export=export)
