"""A period's published results, what units object to them, and how a new version changes them."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.objections import decide
from assessments.domain.performance_publication import publish_anew
from assessments.domain.scoring import Mark, correct_score
from assessments.exports import PerformanceResultExport
from assessments.exports.performance import heads_of
from assessments.forms.decisions import DecideForm
from assessments.forms.performance import CorrectionForm
from assessments.forms.setup import ReasonForm
from assessments.models import PerformanceObjection, PerformanceUnit, PerformanceVersion
from assessments.pages import kinds
from assessments.reports.performance_versions import differences
from assessments.views.decisions import objection_page
from assessments.views.performance import managed
from assessments.views.steps import take
from common.errors import RuleViolation
from common.pages import ONE_SHEET
from spreadsheets.pages import list_page


@requires(Capability.ASSESSMENT_VIEW)
def performance_results(request: Request) -> HttpResponseBase:
    """One period's totals with every part and deduction, or one unit through all periods."""
    export = PerformanceResultExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("unit__performance")
    period = export.period
    context = {
        "form": export.form,
        "period": period,
        "history": export.form.history,
        "heads": heads_of(period, tops=True),
        "edition": period.versions.first() if period else None,
        **kinds(request),
    }
    template = "assessments/performance_results.html"
    return list_page(request, rows, template, context, export=export, size=ONE_SHEET)


@requires(Capability.ASSESSMENT_VIEW)
def performance_version(request: Request, pk: int) -> HttpResponse:
    """One version of a period's results as it was, and what it changed."""
    visible = PerformanceVersion.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    version = get_object_or_404(visible.select_related("performance"), pk=pk)
    before = version.performance.versions.filter(number=version.number - 1).first()
    context = {
        "edition": version,
        "period": version.performance,
        "page": version.results.select_related("unit").order_by("unit__group", "rank", "unit"),
        "heads": heads_of(version.performance, tops=True),
        "before": before,
        "differences": differences(before=before, after=version) if before else [],
    }
    return render(request, "assessments/performance_version.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def performance_reissue(request: Request, pk: int) -> HttpResponse:
    performance = managed(request, pk)
    rule = partial(publish_anew, performance=performance)
    return take(request, rule, redirect(performance), form=ReasonForm(request.POST))


@requires(Capability.ASSESSMENT_MANAGE)
def performance_correct(request: Request, pk: int) -> HttpResponse:
    """Correct one locked score; what is published follows with the next version."""
    performance = managed(request, pk)
    form = CorrectionForm(request.POST or None, performance=performance)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            correct_score(
                unit=said["unit"],
                indicator=said["indicator"],
                mark=Mark(said["score"], said["note"]),
                reason=said["reason"],
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved. Published results follow with the next version."))
            return redirect(performance)
    context = {"form": form, "period": performance}
    return render(request, "assessments/performance_correct.html", context)


@requires(Capability.ASSESSMENT_JOIN)
def performance_object(request: Request, pk: int) -> HttpResponse:
    """The head of a unit says what is wrong with its result of a period."""
    visible = PerformanceUnit.objects.visible_to(request.actor, Capability.ASSESSMENT_JOIN)
    unit = get_object_or_404(visible.select_related("performance", "unit"), pk=pk)
    return objection_page(request, unit=unit, about=unit.performance)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def performance_decide(request: Request, pk: int) -> HttpResponse:
    visible = PerformanceObjection.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    related = visible.select_related("unit__performance__organization")
    objection = get_object_or_404(related, pk=pk)
    rule = partial(decide, objection=objection)
    return take(request, rule, redirect(objection.about), form=DecideForm(request.POST))
