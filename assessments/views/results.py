"""Published results: how every total came about, and the counters to compute it again."""

from django.http.response import HttpResponseBase

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.objections import may_object
from assessments.exports import CounterExport, ResultExport
from assessments.exports.results import heads_of
from assessments.models import AssessedUnit, Cycle
from assessments.reports.results import published_versions
from assessments.views.cycles import may_see
from common.pages import ONE_SHEET
from spreadsheets.pages import list_page


@requires(Capability.ASSESSMENT_VIEW)
def result_list(request: Request) -> HttpResponseBase:
    export = ResultExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("unit__unit", "version")
    cycle = export.cycle
    versions = published_versions(cycle=cycle)
    context = {
        "form": export.form,
        "cycle": cycle,
        "heads": heads_of(cycle),
        "versions": versions,
        "edition": versions[0] if versions else None,
        "unlike": [
            row.unit.name for row in export.select().select_related("unit") if not row.has_all
        ],
        "may_see": cycle is not None and may_see(request, cycle),
        "objectors": _objectors(request, cycle),
    }
    template = "assessments/result_list.html"
    return list_page(request, rows, template, context, export=export, size=ONE_SHEET)


def _objectors(request: Request, cycle: Cycle | None) -> list[AssessedUnit]:
    """Return the units for which the person may object now."""
    visible = AssessedUnit.objects.visible_to(request.actor, Capability.ASSESSMENT_JOIN)
    units = visible.filter(cycle=cycle).select_related("unit")
    return [unit for unit in units if may_object(unit=unit, actor=request.actor)]


@requires(Capability.ASSESSMENT_VIEW)
def counter_list(request: Request) -> HttpResponseBase:
    export = CounterExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("unit__cycle", "group")
    context = {"form": export.form, "cycle": export.cycle}
    return list_page(request, rows, "assessments/counter_list.html", context, export=export)
