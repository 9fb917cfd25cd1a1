"""How branches keep the meetings they owe."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.grid import complete, totals
from activities.exports import PartyDayGridExport
from spreadsheets.pages import export_links, exported


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
        "totals": totals(export.grid),
        "branches_complete": complete(export.grid),
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
