"""Cycles that come back, and the reviews of branch secretaries with what flows into them."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.computed import add_branches, set_weight
from assessments.domain.recurring import copy_cycle, next_fields
from assessments.forms.performance import BranchesForm, CopyCycleForm, SourceForm
from assessments.views.cycles import managed
from assessments.views.setup import done
from branches.models import Organization
from common.errors import RuleViolation


@requires(Capability.ASSESSMENT_MANAGE)
def cycle_copy(request: Request, pk: int) -> HttpResponse:
    """Make the next cycle from this one."""
    cycle = managed(request, pk)
    title, year, _part = next_fields(title=cycle.title, year=cycle.year)
    form = CopyCycleForm(request.POST or None, initial={"title": title, "year": year})
    if request.method == "POST" and form.is_valid():
        try:
            made = copy_cycle(cycle=cycle, fields=form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Copied. Look over units, leaders and voters."))
            return redirect(made)
    return render(request, "assessments/cycle_copy.html", {"form": form, "cycle": cycle})


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def source_weigh(request: Request, pk: int) -> HttpResponse:
    cycle, form = managed(request, pk), SourceForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a source and a weight from 0 to 100."))
        return redirect(cycle)
    return done(request, partial(set_weight, cycle=cycle, **form.cleaned_data), redirect(cycle))


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def branch_take(request: Request, pk: int) -> HttpResponse:
    """Take all branches of a town in; their secretaries are assessed."""
    cycle, form = managed(request, pk), BranchesForm(request.POST, actor=request.actor)
    back = redirect("assessments:unit_list", cycle.pk)
    if not form.is_valid():
        messages.error(request, _("Choose a town or committee."))
        return back
    visible = Organization.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    within = visible.within(form.cleaned_data["within"].path).branches()
    branches = list(within.existing_on(localdate()).order_by("path"))
    return done(request, partial(add_branches, cycle=cycle, branches=branches), back)
