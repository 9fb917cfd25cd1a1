"""The draw of units, made to be thrown on a wall before witnesses."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.draws import (
    draw_units,
    lots_of,
    publish_list,
    python_recipe,
    shell_recipe,
)
from assessments.forms.hall import DrawForm, SeedForm
from assessments.models import Draw
from assessments.views.cycles import managed, runs, seen
from assessments.views.setup import done, refused


@requires(Capability.ASSESSMENT_VIEW)
def draw_list(request: Request, pk: int) -> HttpResponse:
    """All draws of a cycle, also those that were done again, and how to repeat them."""
    cycle = seen(request, pk)
    may_draw = runs(request, cycle) and cycle.is_in_set_up
    draws = list(cycle.draws.order_by("group", "-pk"))
    newest = {draw.group: draw.pk for draw in reversed(draws)}
    context = {
        "cycle": cycle,
        "draws": [_shown(draw, is_newest=newest[draw.group] == draw.pk) for draw in draws],
        "form": DrawForm() if may_draw else None,
        "seed_form": SeedForm() if may_draw else None,
    }
    return render(request, "assessments/draw_list.html", context)


def _shown(draw: Draw, *, is_newest: bool) -> dict[str, Any]:
    return {
        "draw": draw,
        "is_newest": is_newest,
        "lots": lots_of(draw=draw),
        "recipes": [shell_recipe(draw=draw), python_recipe(draw=draw)] if draw.seed else [],
    }


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def draw_add(request: Request, pk: int) -> HttpResponse:
    cycle, form = managed(request, pk), DrawForm(request.POST)
    back = redirect("assessments:draw_list", cycle.pk)
    if not form.is_valid():
        return refused(request, form, back)
    return done(request, partial(publish_list, cycle=cycle, **form.cleaned_data), back)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def draw_seed(request: Request, pk: int) -> HttpResponse:
    visible = Draw.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    draw = get_object_or_404(visible.select_related("cycle__organization"), pk=pk)
    form = SeedForm(request.POST)
    back = redirect("assessments:draw_list", draw.cycle_id)
    if not form.is_valid():
        return refused(request, form, back)
    return done(request, partial(draw_units, draw=draw, **form.cleaned_data), back)
