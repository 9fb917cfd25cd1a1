"""Problems of leaders' contacts, overdue first, from raised to verified."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.choices import ProblemState
from dispatch.domain.problems import (
    close_problem,
    may_close,
    may_verify,
    reopen_problem,
    verify_problem,
)
from dispatch.exports import ProblemExport
from dispatch.forms.contacts import ProblemCloseForm, ProblemReopenForm, ProblemVerifyForm
from dispatch.models import ContactProblem, LeaderContact
from spreadsheets.pages import list_page


@requires(Capability.CONTACT_VIEW)
def problem_list(request: Request) -> HttpResponseBase:
    export = ProblemExport(actor=request.actor, query=request.GET)
    context = {"form": export.form, "today": localdate()}
    rows = export.select().with_owner()
    return list_page(request, rows, "dispatch/problem_list.html", context, export=export)


@requires(Capability.CONTACT_VIEW)
def problem_detail(request: Request, pk: int) -> HttpResponse:
    """One problem with all that was done, and the next step of this person."""
    problem = _problem(request, pk, Capability.CONTACT_VIEW)
    is_open, is_closed = problem.state == ProblemState.OPEN, problem.state == ProblemState.CLOSED
    contacts = LeaderContact.objects.visible_to(request.actor, Capability.CONTACT_VIEW)
    context = {
        "problem": problem,
        "today": localdate(),
        "moves": problem.moves.select_related("taken_by"),
        "may_close": is_open and may_close(problem=problem, actor=request.actor),
        "may_verify": is_closed and may_verify(problem=problem, actor=request.actor),
        "sees_contact": contacts.filter(pk=problem.contact_id).exists(),
        "close_form": ProblemCloseForm(),
        "verify_form": ProblemVerifyForm(),
        "reopen_form": ProblemReopenForm(),
    }
    return render(request, "dispatch/problem_detail.html", context)


@require_POST
@requires(Capability.CONTACT_RECORD)
def problem_close(request: Request, pk: int) -> HttpResponse:
    return _answer(request, pk, ProblemCloseForm(request.POST), close_problem)


@require_POST
@requires(Capability.CONTACT_RECORD)
def problem_verify(request: Request, pk: int) -> HttpResponse:
    return _answer(request, pk, ProblemVerifyForm(request.POST), verify_problem)


@require_POST
@requires(Capability.CONTACT_RECORD)
def problem_reopen(request: Request, pk: int) -> HttpResponse:
    return _answer(request, pk, ProblemReopenForm(request.POST), reopen_problem)


def _answer(request: Request, pk: int, form: forms.Form, rule: Callable[..., None]) -> HttpResponse:
    """Do what was asked for and show the problem again, with what was refused in words."""
    problem = _problem(request, pk, Capability.CONTACT_RECORD)
    if form.is_valid():
        try:
            rule(problem=problem, actor=request.actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        refused = [str(text) for texts in form.errors.values() for text in texts]
        messages.error(request, " ".join(refused))
    return redirect(problem)


def _problem(request: Request, pk: int, capability: Capability) -> ContactProblem:
    visible: Any = ContactProblem.objects.visible_to(request.actor, capability)
    rows = visible.with_owner().select_related("contact__leader__member", "raised_by")
    problem: ContactProblem = get_object_or_404(rows, pk=pk)
    return problem
