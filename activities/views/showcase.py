"""What the whole district is shown: for whoever is logged in, whatever the office."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase

from accounts.choices import Capability
from accounts.http import Request
from activities.exports import ShowcaseExport
from spreadsheets.pages import list_page


@login_required
def showcase_list(request: Request) -> HttpResponseBase:
    export = ShowcaseExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("organization", "activity")
    context = {
        "form": export.form,
        "month": export.form.chosen_month(),
        "sees_more": request.actor.can(Capability.ACTIVITY_VIEW),
    }
    return list_page(request, rows, "activities/showcase_list.html", context, export=export)
