"""Cycles: the list, one cycle with what is to be done, and its steps."""

from collections.abc import Callable
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
from assessments.choices import CycleKind, CycleState
from assessments.domain.closing import begin_rectification
from assessments.domain.cycles import (
    abandon,
    begin_count,
    begin_review,
    close_voting,
    open_cycle,
    open_voting,
)
from assessments.domain.keys import fingerprint
from assessments.domain.paper import has_hall
from assessments.domain.publication import publish
from assessments.domain.readiness import findings_of
from assessments.domain.report_desk import findings_of as reports_missing
from assessments.domain.setup import save_cycle
from assessments.forms.performance import SourceForm
from assessments.forms.setup import CycleForm
from assessments.models import Cycle
from assessments.pages import kinds
from assessments.reports.cycles import box_of, part_of, units_of
from assessments.reports.turnout import turnout_of
from branches.models import Organization
from common.errors import RuleViolation

STEPS: dict[str, tuple[Callable[..., Any], str]] = {
    "open": (open_cycle, CycleState.SET_UP),
    "review": (begin_review, CycleState.REPORTS),
    "vote": (open_voting, CycleState.REVIEW),
    "count": (close_voting, CycleState.VOTING),
    "settle": (begin_count, CycleState.KEYING),
    "publish": (publish, CycleState.COUNTED),
    "rectify": (begin_rectification, CycleState.PUBLISHED),
}
SHOWN_STATES = [state for state in CycleState if state != CycleState.ABANDONED]
STATES_WITHOUT_HALL = [state for state in SHOWN_STATES if state != CycleState.KEYING]


@requires(Capability.ASSESSMENT_VIEW)
def cycle_list(request: Request) -> HttpResponse:
    cycles = Cycle.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    context = {
        "cycles": cycles,
        "may_manage": request.actor.can(Capability.ASSESSMENT_MANAGE),
        "headed": request.user.headed_units.all(),
        **kinds(request),
    }
    return render(request, "assessments/cycle_list.html", context)


@requires(Capability.ASSESSMENT_MANAGE)
def cycle_add(request: Request) -> HttpResponse:
    form = CycleForm(request.POST or None, initial={"year": localdate().year})
    if request.method == "POST" and form.is_valid():
        reach = Organization.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
        district = reach.order_by("path")[0]
        try:
            fields = {**form.cleaned_data, "kind": _kind(request)}
            cycle = save_cycle(
                cycle=None, organization=district, fields=fields, actor=request.actor
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved. Now choose units and voters."))
            return redirect(cycle)
    return render(request, "assessments/cycle_form.html", {"form": form})


def _kind(request: Request) -> CycleKind:
    """Return what the link that led here asks for."""
    asks = request.GET.get("kind") == CycleKind.SECRETARIES
    return CycleKind.SECRETARIES if asks else CycleKind.UNITS


@requires(Capability.ASSESSMENT_MANAGE)
def cycle_edit(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    form = CycleForm(request.POST or None, initial=model_to_dict(cycle))
    if request.method == "POST" and form.is_valid():
        try:
            save_cycle(
                cycle=cycle,
                organization=cycle.organization,
                fields=form.cleaned_data,
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(cycle)
    return render(request, "assessments/cycle_form.html", {"form": form, "cycle": cycle})


@requires(Capability.ASSESSMENT_VIEW)
def cycle_detail(request: Request, pk: int) -> HttpResponse:
    """One cycle: for who runs it with what is missing, for who has a part in it with that."""
    cycle = seen(request, pk)
    may_manage = runs(request, cycle)
    box, with_hall = box_of(cycle=cycle), has_hall(cycle=cycle)
    context = {
        "cycle": cycle,
        "states": SHOWN_STATES if with_hall else STATES_WITHOUT_HALL,
        "has_hall": with_hall,
        "may_manage": may_manage,
        "may_see": may_see(request, cycle),
        "part": part_of(cycle=cycle, user_id=request.user.pk),
        "units": units_of(cycle=cycle),
        "groups": turnout_of(cycle=cycle),
        "findings": findings_of(cycle=cycle) if may_manage and cycle.is_in_set_up else [],
        "reports_missing": reports_missing(cycle=cycle) if may_manage else [],
        "computed": cycle.computed_parts.all(),
        "source_form": SourceForm(),
        "box": box,
        "fingerprint": fingerprint(box=box) if box and box.public_key else "",
        "step": next((word for word, (_do, state) in STEPS.items() if state == cycle.state), ""),
    }
    return render(request, "assessments/cycle_detail.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def cycle_move(request: Request, pk: int) -> HttpResponse:
    """Take the step that follows; the page names it, so that a second click takes no further."""
    cycle = managed(request, pk)
    step, _state = STEPS.get(request.POST.get("step", ""), (None, ""))
    try:
        if step is not None:
            step(cycle=cycle, actor=request.actor)
            messages.success(request, _("Done."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(cycle)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def cycle_abandon(request: Request, pk: int) -> HttpResponse:
    cycle = managed(request, pk)
    try:
        abandon(cycle=cycle, actor=request.actor)
        messages.success(request, _("Abandoned. Its ballots can be read by nobody."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(cycle)


def seen(request: Request, pk: int) -> Cycle:
    visible = Cycle.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    cycle: Cycle = get_object_or_404(visible.select_related("organization"), pk=pk)
    return cycle


def managed(request: Request, pk: int) -> Cycle:
    visible = Cycle.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    cycle: Cycle = get_object_or_404(visible.select_related("organization"), pk=pk)
    return cycle


def may_see(request: Request, cycle: Cycle) -> bool:
    """Say whether the actor sees the whole cycle, not only the own part."""
    return request.actor.scope(Capability.ASSESSMENT_VIEW).covers(cycle.organization.path)


def runs(request: Request, cycle: Cycle) -> bool:
    return request.actor.scope(Capability.ASSESSMENT_MANAGE).covers(cycle.organization.path)
