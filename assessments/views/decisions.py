"""What bears on results beside the ballots, from vetoes to objections, and their versions."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.closing import close
from assessments.domain.deductions import strike
from assessments.domain.objections import decide, may_object, object_to_result
from assessments.domain.publication import CHANGING_STATES, publish_anew
from assessments.domain.vetoes import enter_veto, lift_veto, withdraw_unit
from assessments.exports.results import heads_of
from assessments.forms.decisions import (
    ClosingForm,
    DecideForm,
    ObjectionForm,
    VetoForm,
    WithdrawForm,
)
from assessments.forms.setup import ReasonForm
from assessments.models import (
    AssessedUnit,
    Cycle,
    Deduction,
    Performance,
    PerformanceUnit,
    ResultObjection,
    ResultVersion,
    Veto,
)
from assessments.reports.results import decisions_of, differences
from assessments.views.cycles import managed
from assessments.views.steps import take
from common.errors import RuleViolation


@requires(Capability.ASSESSMENT_MANAGE)
def decision_list(request: Request, pk: int) -> HttpResponse:
    """Everything beside the ballots that bears on the results of a cycle, on one page."""
    cycle = managed(request, pk)
    context = {
        "cycle": cycle,
        **decisions_of(cycle=cycle),
        "may_publish_anew": cycle.state in CHANGING_STATES,
        "veto_form": VetoForm(cycle=cycle, auto_id="veto_%s"),
        "withdraw_form": WithdrawForm(cycle=cycle, auto_id="withdraw_%s"),
        "decide_form": DecideForm(auto_id=False),
        "version_form": ReasonForm(auto_id="version_%s"),
    }
    return render(request, "assessments/decision_list.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def veto_add(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    back = redirect("assessments:decision_list", cycle.pk)
    return take(request, enter_veto, back, form=VetoForm(request.POST, cycle=cycle))


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def veto_lift(request: Request, pk: int) -> HttpResponse:
    visible = Veto.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    veto = get_object_or_404(visible.select_related("unit__cycle__organization"), pk=pk)
    rule = partial(lift_veto, veto=veto)
    return take(request, rule, _back(veto.unit), form=ReasonForm(request.POST))


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def deduction_strike(request: Request, pk: int) -> HttpResponse:
    visible = Deduction.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    deduction = get_object_or_404(visible.select_related("unit__cycle__organization"), pk=pk)
    rule = partial(strike, deduction=deduction)
    return take(request, rule, _back(deduction.unit), form=ReasonForm(request.POST))


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def unit_withdraw(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    back = redirect("assessments:decision_list", cycle.pk)
    return take(request, withdraw_unit, back, form=WithdrawForm(request.POST, cycle=cycle))


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def version_add(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    back = redirect("assessments:decision_list", cycle.pk)
    return take(request, partial(publish_anew, cycle=cycle), back, form=ReasonForm(request.POST))


@requires(Capability.ASSESSMENT_VIEW)
def version_detail(request: Request, pk: int) -> HttpResponse:
    """One version of published results as it was, and what it changed."""
    visible = ResultVersion.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    version = get_object_or_404(visible.select_related("cycle"), pk=pk)
    before = version.cycle.versions.filter(number=version.number - 1).first()
    context = {
        "edition": version,
        "cycle": version.cycle,
        "results": version.results.select_related("unit"),
        "heads": heads_of(version.cycle),
        "before": before,
        "differences": differences(before=before, after=version) if before else [],
    }
    return render(request, "assessments/version_detail.html", context)


@requires(Capability.ASSESSMENT_JOIN)
def objection_add(request: Request, pk: int) -> HttpResponse:
    """The head of a unit says what is wrong with its result."""
    visible = AssessedUnit.objects.visible_to(request.actor, Capability.ASSESSMENT_JOIN)
    unit = get_object_or_404(visible.select_related("cycle", "unit"), pk=pk)
    return objection_page(request, unit=unit, about=unit.cycle)


def objection_page(
    request: Request, *, unit: AssessedUnit | PerformanceUnit, about: Cycle | Performance
) -> HttpResponse:
    """Ask for an objection to a unit's result and file it; ``about`` is what was published."""
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            object_to_result(unit=unit, **form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Filed. The office decides and answers here."))
            return redirect(about)
    context = {
        "unit": unit,
        "about": about,
        "form": form,
        "may_object": may_object(unit=unit, actor=request.actor),
    }
    return render(request, "assessments/objection_add.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def objection_decide(request: Request, pk: int) -> HttpResponse:
    visible = ResultObjection.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    objection = get_object_or_404(visible.select_related("unit__cycle__organization"), pk=pk)
    rule = partial(decide, objection=objection)
    return take(request, rule, _back(objection.unit), form=DecideForm(request.POST))


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def cycle_close(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    return take(
        request, partial(close, cycle=cycle), redirect(cycle), form=ClosingForm(request.POST)
    )


def _back(unit: AssessedUnit) -> HttpResponse:
    return redirect("assessments:decision_list", unit.cycle_id)
