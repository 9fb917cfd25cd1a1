"""Who is where on a day, and which places have no first secretary."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from accounts.choices import Capability
from accounts.http import Request, requires
from dispatch.exports import VacancyExport
from dispatch.forms.postings import PlacementFilter
from dispatch.models import Place, Posting
from dispatch.reports.placement import coverage, placement
from spreadsheets.pages import list_page


@requires(Capability.DISPATCH_VIEW)
def placement_table(request: Request) -> HttpResponse:
    form = PlacementFilter(request.GET)
    visible = Posting.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    table = placement(postings=visible, on=form.day, by_programme=form.by_programme)
    context = {"form": form, "day": form.day, "table": table}
    return render(request, "dispatch/placement_table.html", context)


@requires(Capability.DISPATCH_VIEW)
def vacancy_list(request: Request) -> HttpResponseBase:
    export = VacancyExport(actor=request.actor, query=request.GET)
    visible = Place.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    context = {
        "form": export.form,
        "day": export.form.day,
        "coverage": coverage(places=export.form.within(visible), on=export.form.day),
        "may_post": request.actor.can(Capability.DISPATCH_MANAGE),
    }
    rows = export.select().select_related("town")
    return list_page(request, rows, "dispatch/vacancy_list.html", context, export=export)
