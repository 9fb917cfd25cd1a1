"""Set-up of a cycle: units, their leaders, groups and voters."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.setup import (
    add_electors,
    add_units,
    name_leader,
    remove_elector,
    remove_group,
    remove_unit,
    save_group,
)
from assessments.forms.performance import BranchesForm
from assessments.forms.setup import ElectorsForm, GroupForm, LeaderForm, UnitsForm
from assessments.models import AssessedUnit, Elector, VoterGroup
from assessments.views.cycles import managed
from common.errors import RuleViolation
from dispatch.models import Unit


@requires(Capability.ASSESSMENT_MANAGE)
def unit_list(request: Request, pk: int) -> HttpResponse:
    """The units of a cycle: take groups of them in, name leaders, take some out."""
    cycle = managed(request, pk)
    context = {
        "cycle": cycle,
        "units": cycle.units.select_related("leader").order_by("group", "code"),
        "units_form": UnitsForm(),
        "branches_form": BranchesForm(actor=request.actor),
        "leader_form": LeaderForm(cycle=cycle),
    }
    return render(request, "assessments/unit_list.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def unit_add(request: Request, pk: int) -> HttpResponse:
    cycle, form = managed(request, pk), UnitsForm(request.POST)
    back = redirect("assessments:unit_list", cycle.pk)
    if not form.is_valid():
        return refused(request, form, back)
    visible = Unit.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    units = visible.on(localdate()).filter(group__in=form.cleaned_data["groups"])
    return done(request, partial(add_units, cycle=cycle, units=units), back)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def leader_name(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    form = LeaderForm(request.POST, cycle=cycle)
    back = redirect("assessments:unit_list", cycle.pk)
    if not form.is_valid():
        return refused(request, form, back)
    return done(request, partial(name_leader, **form.cleaned_data), back)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def unit_remove(request: Request, pk: int) -> HttpResponse:
    visible = AssessedUnit.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    unit = get_object_or_404(visible.select_related("cycle__organization"), pk=pk)
    back = redirect("assessments:unit_list", unit.cycle_id)
    return done(request, partial(remove_unit, unit=unit), back)


@requires(Capability.ASSESSMENT_MANAGE)
def group_add(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            group = save_group(
                cycle=cycle, group=None, fields=form.cleaned_data, actor=request.actor
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved. Now name the voters."))
            return redirect("assessments:group_detail", group.pk)
    return render(request, "assessments/group_form.html", {"form": form, "cycle": cycle})


@requires(Capability.ASSESSMENT_MANAGE)
def group_edit(request: Request, pk: int) -> HttpResponse:
    group = group_of(request, pk)
    form = GroupForm(request.POST or None, initial=model_to_dict(group))
    if request.method == "POST" and form.is_valid():
        try:
            save_group(
                cycle=group.cycle, group=group, fields=form.cleaned_data, actor=request.actor
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("assessments:group_detail", group.pk)
    context = {"form": form, "cycle": group.cycle, "group": group}
    return render(request, "assessments/group_form.html", context)


@requires(Capability.ASSESSMENT_MANAGE)
def group_detail(request: Request, pk: int) -> HttpResponse:
    """The voters of a group, and a field for more of them."""
    group = group_of(request, pk)
    form = ElectorsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_electors(group=group, named=form.cleaned_data["lines"], actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("assessments:group_detail", group.pk)
    context = {
        "group": group,
        "cycle": group.cycle,
        "electors": group.electors.select_related("user", "own_unit"),
        "form": form,
    }
    return render(request, "assessments/group_detail.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def group_remove(request: Request, pk: int) -> HttpResponse:
    group = group_of(request, pk)
    return done(request, partial(remove_group, group=group), redirect(group.cycle))


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def elector_remove(request: Request, pk: int) -> HttpResponse:
    visible = Elector.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    elector = get_object_or_404(visible.select_related("group__cycle__organization"), pk=pk)
    back = redirect("assessments:group_detail", elector.group_id)
    return done(request, partial(remove_elector, elector=elector), back)


def group_of(request: Request, pk: int) -> VoterGroup:
    visible = VoterGroup.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    group: VoterGroup = get_object_or_404(visible.select_related("cycle__organization"), pk=pk)
    return group


def done(request: Request, rule: Callable[..., Any], back: HttpResponse) -> HttpResponse:
    try:
        rule(actor=request.actor)
        messages.success(request, _("Saved."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return back


def refused(request: Request, form: forms.Form, back: HttpResponse) -> HttpResponse:
    refused = [str(text) for texts in form.errors.values() for text in texts]
    messages.error(request, " ".join(refused))
    return back
