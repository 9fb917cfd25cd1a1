"""Published results: how every total came about, and the counters to compute it again."""

from django.http.response import HttpResponseBase

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.exports import CounterExport, ResultExport
from assessments.exports.results import heads_of
from spreadsheets.pages import list_page


@requires(Capability.ASSESSMENT_VIEW)
def result_list(request: Request) -> HttpResponseBase:
    export = ResultExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("unit", "version")
    context = {"form": export.form, "cycle": export.cycle, "heads": heads_of(export.cycle)}
    return list_page(request, rows, "assessments/result_list.html", context, export=export)


@requires(Capability.ASSESSMENT_VIEW)
def counter_list(request: Request) -> HttpResponseBase:
    export = CounterExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("unit__cycle", "group")
    context = {"form": export.form, "cycle": export.cycle}
    return list_page(request, rows, "assessments/counter_list.html", context, export=export)
