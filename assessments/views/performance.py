"""Scored periods: set-up of units and tree, the steps, deductions, and what was published."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.choices import YearPart
from assessments.domain.objections import may_object
from assessments.domain.party_work import start_quarter
from assessments.domain.performance import (
    advance,
    lacks,
    leave_out,
    remove_indicator,
    save_indicator,
    save_performance,
    take_units,
)
from assessments.domain.recurring import copy_performance, next_fields
from assessments.domain.scoring import Loss, deduct, take_back
from assessments.forms.decisions import DecideForm
from assessments.forms.performance import (
    CopyPeriodForm,
    IndicatorForm,
    ListDeductionForm,
    PerformanceForm,
)
from assessments.forms.setup import ReasonForm, UnitsForm
from assessments.models import (
    Indicator,
    ListDeduction,
    Performance,
    PerformanceObjection,
    PerformanceUnit,
)
from assessments.pages import kinds
from assessments.reports.performance import scorers_of, tree_of
from assessments.views.setup import done
from branches.models import Organization
from common.errors import RuleViolation
from dispatch.models import Unit


@requires(Capability.ASSESSMENT_VIEW)
def performance_list(request: Request) -> HttpResponse:
    periods = Performance.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    may_manage = request.actor.can(Capability.ASSESSMENT_MANAGE)
    context = {"periods": periods, "may_manage": may_manage, **kinds(request)}
    return render(request, "assessments/performance_list.html", context)


@requires(Capability.ASSESSMENT_MANAGE)
def performance_add(request: Request) -> HttpResponse:
    reach = Organization.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    form = PerformanceForm(request.POST or None, initial={"year": localdate().year})
    rule = partial(save_performance, performance=None, organization=reach.order_by("path")[0])
    return _saved(request, form, rule)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def performance_start(request: Request) -> HttpResponse:
    """Set up the running quarter of 三评两会一测 in one step."""
    reach = Organization.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    try:
        made = start_quarter(organization=reach.order_by("path")[0], actor=request.actor)
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
        return redirect("assessments:performance_list")
    messages.success(request, _("Set up. Look over units, items and scoring departments."))
    return redirect(made)


@requires(Capability.ASSESSMENT_MANAGE)
def performance_edit(request: Request, pk: int) -> HttpResponse:
    performance = managed(request, pk)
    form = PerformanceForm(request.POST or None, initial=model_to_dict(performance))
    rule = partial(save_performance, performance=performance, organization=performance.organization)
    return _saved(request, form, rule, performance=performance)


@requires(Capability.ASSESSMENT_MANAGE)
def performance_copy(request: Request, pk: int) -> HttpResponse:
    """Make the next period from this one."""
    performance = managed(request, pk)
    part = YearPart(performance.part)
    title, year, part = next_fields(title=performance.title, year=performance.year, part=part)
    initial = {"title": title, "year": year, "part": part}
    form = CopyPeriodForm(request.POST or None, initial=initial)
    rule = partial(copy_performance, performance=performance)
    return _saved(request, form, rule, performance=performance, is_copy=True)


def _saved(request: Request, form: Any, rule: Any, **context: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            saved = rule(fields=form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(saved)
    return render(request, "assessments/performance_form.html", {"form": form, **context})


@requires(Capability.ASSESSMENT_VIEW)
def performance_detail(request: Request, pk: int) -> HttpResponse:
    """The tree, who has scored what, and the next step."""
    performance = seen(request, pk)
    may_manage = _runs(request, performance)
    may_see = _sees_all(request, performance)
    scorers = list(scorers_of(performance=performance))
    context = {
        "period": performance,
        "tree": tree_of(performance=performance),
        "scorers": [one for one in scorers if may_see or one.unit.head_id == request.user.pk],
        "units": performance.units.count(),
        "lacks": lacks(performance=performance) if may_manage else [],
        "deductions": ListDeduction.objects.visible_to(
            request.actor, Capability.ASSESSMENT_VIEW
        ).filter(unit__performance=performance).select_related("unit"),
        "may_manage": may_manage,
        "may_see": may_see,
        **_after_publication(request, performance),
    }  # fmt: skip
    return render(request, "assessments/performance_detail.html", context)


def _after_publication(request: Request, performance: Performance) -> dict[str, Any]:
    """Return versions and objections, of which a head sees the own unit's."""
    objections = PerformanceObjection.objects.visible_to(
        request.actor, Capability.ASSESSMENT_VIEW
    ).filter(unit__performance=performance)
    own = performance.units.filter(unit__head=request.user).select_related("unit")
    return {
        "versions": performance.versions.all(),
        "objections": objections.select_related("unit__performance", "version", "raised_by"),
        "objectors": [one for one in own if may_object(unit=one, actor=request.actor)],
        "decide_form": DecideForm(auto_id=False),
        "version_form": ReasonForm(auto_id="version_%s"),
    }


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def performance_move(request: Request, pk: int) -> HttpResponse:
    """Take the step after the state the page showed, so that a second click takes no further."""
    performance = managed(request, pk)
    if request.POST.get("state") != performance.state:
        messages.error(request, _("This step is taken already. Load the page again."))
        return redirect(performance)
    return done(request, partial(advance, performance=performance), redirect(performance))


@requires(Capability.ASSESSMENT_MANAGE)
def performance_units(request: Request, pk: int) -> HttpResponse:
    """The units of a period; whole groups are taken in, single ones taken out."""
    performance = managed(request, pk)
    form = UnitsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        visible = Unit.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
        units = visible.on(localdate()).filter(group__in=form.cleaned_data["groups"])
        back = redirect("assessments:performance_units", pk)
        return done(request, partial(take_units, performance=performance, units=units), back)
    context = {"period": performance, "units": performance.units.all(), "form": form}
    return render(request, "assessments/performance_units.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def performance_unit_remove(request: Request, pk: int) -> HttpResponse:
    visible = PerformanceUnit.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    unit = get_object_or_404(visible.select_related("performance__organization"), pk=pk)
    back = redirect("assessments:performance_units", unit.performance_id)
    return done(request, partial(leave_out, unit=unit), back)


@requires(Capability.ASSESSMENT_MANAGE)
def indicator_add(request: Request, pk: int) -> HttpResponse:
    return _indicator_page(request, managed(request, pk), None)


@requires(Capability.ASSESSMENT_MANAGE)
def indicator_edit(request: Request, pk: int) -> HttpResponse:
    indicator = _indicator(request, pk)
    return _indicator_page(request, indicator.performance, indicator)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def indicator_remove(request: Request, pk: int) -> HttpResponse:
    indicator = _indicator(request, pk)
    back = redirect(indicator.performance)
    return done(request, partial(remove_indicator, indicator=indicator), back)


def _indicator_page(
    request: Request, performance: Performance, indicator: Indicator | None
) -> HttpResponse:
    known: dict[str, Any] = {}
    if indicator is not None:
        scorer = indicator.scorer
        known = {**model_to_dict(indicator), "department": scorer.unit_id if scorer else None}
    form = IndicatorForm(
        request.POST or None, initial=known, performance=performance, actor=request.actor
    )
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        try:
            save_indicator(
                performance=performance,
                indicator=indicator,
                department=fields.pop("department"),
                fields=fields,
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(performance)
    context = {"form": form, "period": performance, "indicator": indicator}
    return render(request, "assessments/indicator_form.html", context)


@requires(Capability.ASSESSMENT_MANAGE)
def performance_deduct(request: Request, pk: int) -> HttpResponse:
    performance = managed(request, pk)
    form = ListDeductionForm(request.POST or None, performance=performance)
    if request.method == "POST" and form.is_valid():
        try:
            fields = dict(form.cleaned_data)
            deduct(unit=fields.pop("unit"), loss=Loss(**fields), actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved. It is published with the result."))
            return redirect(performance)
    context = {"form": form, "period": performance}
    return render(request, "assessments/list_deduction_form.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def deduct_undo(request: Request, pk: int) -> HttpResponse:
    visible = ListDeduction.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    related = visible.select_related("unit__performance__organization")
    deduction = get_object_or_404(related, pk=pk)
    back = redirect(deduction.unit.performance)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the deduction is taken back."))
        return back
    rule = partial(take_back, deduction=deduction, reason=form.cleaned_data["reason"])
    return done(request, rule, back)


def seen(request: Request, pk: int) -> Performance:
    visible = Performance.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    performance: Performance = get_object_or_404(visible.select_related("organization"), pk=pk)
    return performance


def managed(request: Request, pk: int) -> Performance:
    visible = Performance.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    performance: Performance = get_object_or_404(visible.select_related("organization"), pk=pk)
    return performance


def _indicator(request: Request, pk: int) -> Indicator:
    visible = Indicator.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    related = visible.select_related("performance__organization", "scorer")
    indicator: Indicator = get_object_or_404(related, pk=pk)
    return indicator


def _runs(request: Request, performance: Performance) -> bool:
    path = performance.organization.path
    return request.actor.scope(Capability.ASSESSMENT_MANAGE).covers(path)


def _sees_all(request: Request, performance: Performance) -> bool:
    path = performance.organization.path
    return request.actor.scope(Capability.ASSESSMENT_VIEW).covers(path)
