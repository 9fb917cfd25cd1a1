"""Postings: listed, made, and what happens to each."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.choices import PostingState
from dispatch.domain.month_logs import may_log
from dispatch.domain.posting_steps import declare_leave, extend_posting, recall_posting
from dispatch.domain.postings import post_cadre
from dispatch.domain.reminders import endings_of
from dispatch.domain.reviews import Weights, reviews_of
from dispatch.domain.rivals import handovers, rivals_of
from dispatch.domain.summaries import summary_of
from dispatch.exports import PostingExport
from dispatch.forms.postings import ExtendForm, LeaveForm, PostingForm, RecallForm
from dispatch.models import Posting
from spreadsheets.pages import list_page

OPEN_STATES = (PostingState.COMING, PostingState.RUNNING)


@requires(Capability.DISPATCH_VIEW)
def posting_list(request: Request) -> HttpResponseBase:
    export = PostingExport(actor=request.actor, query=request.GET)
    related = ("cadre", "programme", "unit", "host", "place", "project")
    rows = export.select().select_related(*related)
    context = {
        "form": export.form,
        "day": export.form.day,
        "may_post": request.actor.can(Capability.DISPATCH_MANAGE),
    }
    return list_page(request, rows, "dispatch/posting_list.html", context, export=export)


@requires(Capability.DISPATCH_MANAGE)
def posting_add(request: Request) -> HttpResponse:
    """Post somebody; what the page before knew is filled in."""
    known = {name: request.GET[name] for name in PostingForm.base_fields if name in request.GET}
    form = PostingForm(request.POST or None, actor=request.actor, initial=known)
    made = _carry_out(request, form, post_cadre)
    if made:
        messages.success(request, _("Posted."))
        return redirect(made)
    return render(request, "dispatch/posting_form.html", {"form": form})


@requires(Capability.DISPATCH_VIEW)
def posting_detail(request: Request, pk: int) -> HttpResponse:
    """One posting with all that happened to it, and what this person may do with it."""
    posting = _posting(request, pk, Capability.DISPATCH_VIEW)
    is_open = posting.state in OPEN_STATES
    manages = _may(request, pk, Capability.DISPATCH_MANAGE)
    summary = summary_of(posting=posting, on=localdate())
    logs = may_log(posting=posting, actor=request.actor)
    context = {
        "posting": posting,
        "summary": summary,
        "may_log": logs,
        "log_due": summary.missing[-1] if logs and summary.missing else None,
        "reviews": reviews_of(posting=posting, actor=request.actor),
        "weights": Weights.of(posting.programme),
        "endings": endings_of(posting=posting, actor=request.actor, on=localdate()),
        "steps": posting.steps.select_related("by"),
        "handovers": handovers(posting=posting, others=rivals_of(posting=posting)),
        "may_manage": manages and not posting.is_withdrawn,
        "may_declare": is_open and _may(request, pk, Capability.POSTING_RECORD),
        "is_open": is_open,
    }
    return render(request, "dispatch/posting_detail.html", context)


@requires(Capability.DISPATCH_VIEW)
def posting_person(request: Request, pk: int) -> HttpResponse:
    """All postings of one cadre that this person may see, the latest first."""
    visible = Posting.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    rows = visible.filter(cadre=pk).select_related(
        "cadre", "host", "place", "project", "programme", "unit"
    )
    postings = list(rows.prefetch_related("steps__by"))
    if not postings:
        raise Http404
    context = {"cadre": postings[0].cadre, "postings": postings}
    return render(request, "dispatch/posting_person.html", context)


@requires(Capability.DISPATCH_MANAGE)
def posting_extend(request: Request, pk: int) -> HttpResponse:
    posting = _posting(request, pk, Capability.DISPATCH_MANAGE)
    page = {"heading": _("Extend the posting"), "button": _("Extend")}
    return _step(request, posting, ExtendForm(request.POST or None), extend_posting, page)


@requires(Capability.DISPATCH_MANAGE)
def posting_recall(request: Request, pk: int) -> HttpResponse:
    posting = _posting(request, pk, Capability.DISPATCH_MANAGE)
    page = {
        "heading": _("Recall"),
        "button": _("Recall"),
        "text": _(
            "The person is free from the next day on. Before the first day the posting is withdrawn"
            " as a whole."
        ),
        "is_danger": True,
    }
    return _step(request, posting, RecallForm(request.POST or None), recall_posting, page)


@requires(Capability.POSTING_RECORD)
def posting_leave(request: Request, pk: int) -> HttpResponse:
    posting = _posting(request, pk, Capability.POSTING_RECORD)
    page = {
        "heading": _("Declare leave"),
        "button": _("Declare"),
        "text": _("Working days of leave are not asked for on site."),
    }
    return _step(request, posting, LeaveForm(request.POST or None), declare_leave, page)


def _step(
    request: Request,
    posting: Posting,
    form: forms.Form,
    rule: Callable[..., Any],
    page: dict[str, Any],
) -> HttpResponse:
    """Ask for days and reason, and do it."""
    if _carry_out(request, form, partial(rule, posting=posting)):
        messages.success(request, _("Saved."))
        return redirect(posting)
    context = {**page, "posting": posting, "form": form}
    return render(request, "dispatch/posting_step.html", context)


def _carry_out(request: Request, form: forms.Form, rule: Callable[..., Any]) -> Any:
    """Do what was asked for; what the rule refuses stands on the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return rule(actor=request.actor, **form.cleaned_data) or True
    except RuleViolation as error:
        form.add_error(None, error)
        return None


def _posting(request: Request, pk: int, capability: Capability) -> Posting:
    visible = Posting.objects.visible_to(request.actor, capability)
    rows = visible.select_related(
        "cadre__member", "programme", "unit__organization", "host", "place"
    )
    posting: Posting = get_object_or_404(rows, pk=pk)
    return posting


def _may(request: Request, pk: int, capability: Capability) -> bool:
    return bool(Posting.objects.visible_to(request.actor, capability).filter(pk=pk).exists())
