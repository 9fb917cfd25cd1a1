"""Outcomes of postings, and how many promotions of a year had tempering before them."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.domain.outcomes import record_outcome, withdraw_outcome
from dispatch.exports import OutcomeExport
from dispatch.forms.outcomes import OutcomeForm, OutcomeWithdrawForm
from dispatch.models import Cadre, Outcome
from dispatch.reports.outcomes import outcome_years
from spreadsheets.pages import list_page


@requires(Capability.DISPATCH_VIEW)
def outcome_list(request: Request) -> HttpResponseBase:
    export = OutcomeExport(actor=request.actor, query=request.GET)
    visible = Outcome.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    context = {
        "form": export.form,
        "method": export.method,
        "years": outcome_years(outcomes=visible),
        "may_manage": request.actor.can(Capability.DISPATCH_MANAGE),
        "withdraw_form": OutcomeWithdrawForm(),
    }
    rows = export.select().select_related("cadre", "posting__host", "posting__place")
    return list_page(request, rows, "dispatch/outcome_list.html", context, export=export)


@requires(Capability.DISPATCH_MANAGE)
def outcome_add(request: Request, pk: int) -> HttpResponse:
    """Record what happened to a cadre; ``?posting=`` offers the posting it came of."""
    visible = Cadre.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    cadre = get_object_or_404(visible, pk=pk)
    offered = {"posting": request.GET.get("posting", "")}
    form = OutcomeForm(request.POST or None, cadre=cadre, initial=offered)
    if request.method == "POST" and form.is_valid():
        try:
            made = record_outcome(cadre=cadre, **form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Recorded."))
            return redirect(made)
    return render(request, "dispatch/outcome_form.html", {"cadre": cadre, "form": form})


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def outcome_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = Outcome.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    outcome = get_object_or_404(visible.select_related("cadre"), pk=pk)
    form = OutcomeWithdrawForm(request.POST)
    if form.is_valid():
        try:
            withdraw_outcome(outcome=outcome, **form.cleaned_data, actor=request.actor)
            messages.success(request, _("Withdrawn."))
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _("Say why."))
    return redirect(outcome)
