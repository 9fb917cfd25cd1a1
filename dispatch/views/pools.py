"""Talent pools: the teams and phases, who is in them, and one person's time in one."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.choices import Phase
from dispatch.domain.pools import (
    enter_pool,
    leave_pool,
    move_phase,
    review_entry,
    take_exit_back,
    take_move_back,
)
from dispatch.exports import PoolExport
from dispatch.forms.pools import (
    PersonFinder,
    PhaseMoveForm,
    PoolEntryForm,
    PoolExitForm,
    PoolReviewForm,
)
from dispatch.models import PoolEntry
from dispatch.reports.pools import pool_counts
from spreadsheets.pages import list_page


@requires(Capability.POOL_VIEW)
def pool_list(request: Request) -> HttpResponseBase:
    export = PoolExport(actor=request.actor, query=request.GET)
    context = {
        "form": export.form,
        "day": export.form.day,
        "counts": pool_counts(actor=request.actor, on=export.form.day),
        "phases": list(Phase),
        "may_manage": request.actor.can(Capability.POOL_MANAGE),
    }
    return list_page(request, export.select(), "dispatch/pool_list.html", context, export=export)


@requires(Capability.POOL_MANAGE)
def pool_add(request: Request) -> HttpResponse:
    """Find a person by name, then take that one into a team."""
    finder = PersonFinder(request.GET, actor=request.actor)
    found = finder.found()
    offered = {"team": request.GET.get("team", "")}
    form = PoolEntryForm(request.POST or None, found=found, initial=offered)
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_pool(**form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Taken into the pool."))
            return redirect(made)
    context = {"finder": finder, "found": found, "form": form}
    return render(request, "dispatch/pool_form.html", context)


@requires(Capability.POOL_VIEW)
def pool_entry_detail(request: Request, pk: int) -> HttpResponse:
    """One person's time in a pool, and what can be done next."""
    entry = _entry(request, pk, Capability.POOL_VIEW)
    context = {
        "entry": entry,
        "moves": entry.moves.select_related("moved_by"),
        "reviews": entry.reviews.select_related("reviewed_by"),
        "may_manage": request.actor.can(Capability.POOL_MANAGE),
        "move_form": PhaseMoveForm(),
        "review_form": PoolReviewForm(),
        "exit_form": PoolExitForm(),
    }
    return render(request, "dispatch/pool_entry_detail.html", context)


@require_POST
@requires(Capability.POOL_MANAGE)
def pool_entry_move(request: Request, pk: int) -> HttpResponse:
    return _answer(request, pk, PhaseMoveForm(request.POST), move_phase)


@require_POST
@requires(Capability.POOL_MANAGE)
def pool_entry_review(request: Request, pk: int) -> HttpResponse:
    return _answer(request, pk, PoolReviewForm(request.POST), review_entry)


@require_POST
@requires(Capability.POOL_MANAGE)
def pool_entry_leave(request: Request, pk: int) -> HttpResponse:
    return _answer(request, pk, PoolExitForm(request.POST), leave_pool)


@require_POST
@requires(Capability.POOL_MANAGE)
def pool_entry_undo(request: Request, pk: int) -> HttpResponse:
    """Take the exit back, or while the person is in the pool the last step."""
    entry = _entry(request, pk, Capability.POOL_MANAGE)
    rule = take_move_back if entry.is_open else take_exit_back
    return _answer(request, pk, forms.Form(request.POST), rule)


def _answer(request: Request, pk: int, form: forms.Form, rule: Callable[..., Any]) -> HttpResponse:
    """Do what was asked for and show the entry again, with what was refused in words."""
    entry = _entry(request, pk, Capability.POOL_MANAGE)
    if form.is_valid():
        try:
            rule(entry=entry, actor=request.actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        refused = [str(text) for texts in form.errors.values() for text in texts]
        messages.error(request, " ".join(refused))
    return redirect(entry)


def _entry(request: Request, pk: int, capability: Capability) -> PoolEntry:
    visible = PoolEntry.objects.visible_to(request.actor, capability)
    entry: PoolEntry = get_object_or_404(visible.select_related("cadre", "member"), pk=pk)
    return entry
