"""Asking for a correction of the register, and deciding on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from accounts.registry import Access
from common.errors import RuleViolation
from common.pages import table_page
from common.text import tidy
from members.choices import RequestState
from members.domain.requests import (
    accept_request,
    ask_correction,
    decline_request,
    withdraw_request,
)
from members.fields import proposed_of, sight_of
from members.forms import AnswerForm, FactsForm, RequestForm
from members.models import CorrectionRequest, Member
from members.reports import home_path, home_trail


@requires(Capability.MEMBER_VIEW)
def correction_ask(request: Request, pk: int) -> HttpResponse:
    """Say what the register has wrong: the own facts, or those the branch may not write."""
    visible = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate())
    member = get_object_or_404(visible, pk=pk)
    path = home_path(member=member, on=localdate())
    sight = sight_of(member=member, actor=request.actor, path=path)
    offered = [name for name in FactsForm.base_fields if sight.access(name) is Access.READ]
    form = RequestForm(request.POST or None, member=member, offered=offered)
    if request.method == "POST" and form.is_valid():
        note = tidy(form.cleaned_data["note"])
        try:
            ask_correction(member=member, facts=form.facts(), note=note, actor=request.actor)
        except RuleViolation as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Sent. The answer will stand on this page."))
            return redirect(member)
    trail = home_trail(member=member, actor=request.actor, on=localdate())
    context = {"form": form, "member": member, "trail": trail}
    return render(request, "members/correction_ask.html", context)


@requires(Capability.MEMBER_CORRECT)
def correction_list(request: Request) -> HttpResponse:
    """What was asked for and by whom, undecided first."""
    visible = CorrectionRequest.objects.visible_to(
        request.actor, Capability.MEMBER_CORRECT, localdate()
    )
    rows = visible.open_first().select_related("member", "asked_by", "decided_by")
    return table_page(request, rows, "members/correction_list.html", {})


@requires(Capability.MEMBER_CORRECT)
def correction_decide(request: Request, pk: int) -> HttpResponse:
    visible = CorrectionRequest.objects.visible_to(
        request.actor, Capability.MEMBER_CORRECT, localdate()
    )
    asked = get_object_or_404(visible.select_related("member", "asked_by", "decided_by"), pk=pk)
    path = home_path(member=asked.member, on=localdate())
    sight = sight_of(member=asked.member, actor=request.actor, path=path)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = tidy(form.cleaned_data["answer"])
        try:
            if "decline" in request.POST:
                decline_request(request=asked, answer=answer, actor=request.actor)
                messages.success(request, _("Declined. The answer stands on the member's page."))
                return redirect("members:correction_list")
            writable = sight.writable(asked.values)
            accept_request(request=asked, writable=writable, answer=answer, actor=request.actor)
            messages.success(request, _("Corrected. The change stands in the history."))
            return redirect(asked.member)
        except RuleViolation as refusal:
            form.add_error(None, refusal)
    context = {
        "form": form,
        "asked": asked,
        "is_open": asked.state == RequestState.OPEN,
        "proposed": proposed_of(request=asked, sight=sight),
        "trail": home_trail(member=asked.member, actor=request.actor, on=localdate()),
    }
    return render(request, "members/correction_decide.html", context)


@require_POST
@requires(Capability.MEMBER_VIEW)
def correction_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = CorrectionRequest.objects.visible_to(
        request.actor, Capability.MEMBER_VIEW, localdate()
    )
    asked = get_object_or_404(visible.select_related("member"), pk=pk)
    try:
        withdraw_request(request=asked, actor=request.actor)
        messages.success(request, _("Withdrawn."))
    except RuleViolation as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(asked.member)
