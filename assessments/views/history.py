"""A unit over the years, from published results alone."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.objections import may_object
from assessments.models import FollowUp, Result, ResultObjection
from assessments.reports.results import years_of
from dispatch.models import Unit

if TYPE_CHECKING:
    from assessments.models import AssessedUnit


@requires(Capability.ASSESSMENT_VIEW)
def unit_history(request: Request, pk: int) -> HttpResponse:
    """Totals, ranks, grades and parts of every published cycle; a head sees the own unit's."""
    capability = Capability.ASSESSMENT_VIEW
    unit = get_object_or_404(Unit.objects.visible_to(request.actor, capability), pk=pk)
    results = Result.objects.visible_to(request.actor, capability).newest_of_unit(unit)
    years = years_of(results=results)
    newest: AssessedUnit | None = years[0].result.unit if years else None
    follow_ups = FollowUp.objects.visible_to(request.actor, capability).filter(unit__unit=unit)
    objections = ResultObjection.objects.visible_to(request.actor, capability)
    context = {
        "unit": unit,
        "years": years,
        "newest": newest,
        "may_object": newest is not None and may_object(unit=newest, actor=request.actor),
        "objections": objections.filter(unit__unit=unit).select_related("version__cycle"),
        "follow_ups": follow_ups.unverified().overdue_first(),
    }
    return render(request, "assessments/unit_history.html", context)
