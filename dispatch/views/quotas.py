"""Quotas of a programme: set, shown with their arithmetic, changed with a reason."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.domain.bases import (
    change_quota,
    differences,
    dissolve_pool,
    pool_quotas,
    set_quotas,
    withdraw_quotas,
)
from dispatch.exports import QuotaExport
from dispatch.forms.quotas import PoolForm, QuotaForm
from dispatch.models import Programme, Quota, Unit
from dispatch.reports.quotas import band_totals
from spreadsheets.pages import list_page


@requires(Capability.DISPATCH_VIEW)
def quota_list(request: Request, pk: int) -> HttpResponseBase:
    """Every unit's base, percentage, exact value, rule and result, and the district's beside."""
    programme = _programme(request, pk, Capability.DISPATCH_VIEW)
    query = request.GET.copy()
    query["programme"] = str(pk)
    export = QuotaExport(actor=request.actor, query=query)
    rows = export.select().select_related("unit", "pool", "programme", "changed_by")
    may_manage = request.actor.can(Capability.DISPATCH_MANAGE)
    nominating = Unit.objects.visible_to(request.actor, Capability.UNIT_NOMINATE)
    context = {
        "form": export.form,
        "openable": nominating.filter(quotas__programme=programme).values_list("pk", flat=True),
        "programme": programme,
        "totals": band_totals(quotas=list(rows)),
        "differences": differences(programme=programme) if may_manage and rows else [],
        "may_manage": may_manage,
        "pool_form": PoolForm(None, quotas=Quota.objects.none()),
    }
    return list_page(request, rows, "dispatch/quota_list.html", context, export=export)


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def quota_set(request: Request, pk: int) -> HttpResponse:
    programme = _programme(request, pk, Capability.DISPATCH_MANAGE)
    done = _("Quotas are set. Units see in their to-do list what they owe.")
    rule = partial(set_quotas, programme=programme, actor=request.actor)
    return _answer(request, pk, rule, done)


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def quota_withdraw(request: Request, pk: int) -> HttpResponse:
    programme = _programme(request, pk, Capability.DISPATCH_MANAGE)
    rule = partial(withdraw_quotas, programme=programme, actor=request.actor)
    return _answer(request, pk, rule, _("Quotas are taken back; the rules can change again."))


@requires(Capability.DISPATCH_MANAGE)
def quota_change(request: Request, pk: int) -> HttpResponse:
    quota = _quota(request, pk)
    known = {"places": quota.places, "reason": quota.reason}
    form = QuotaForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            change_quota(quota=quota, **form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Changed. What the rule says stays beside it."))
            return redirect("dispatch:quota_list", quota.programme_id)
    return render(request, "dispatch/quota_form.html", {"form": form, "quota": quota})


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def quota_pool(request: Request, pk: int) -> HttpResponse:
    """Let the ticked units send people together."""
    programme = _programme(request, pk, Capability.DISPATCH_MANAGE)
    visible = Quota.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    form = PoolForm(request.POST, quotas=visible.filter(programme=programme))
    if not form.is_valid():
        messages.error(request, _("Tick two units or more, and say why they send together."))
        return redirect("dispatch:quota_list", pk)
    rule = partial(
        pool_quotas,
        quotas=list(form.cleaned_data["quotas"]),
        reason=form.cleaned_data["reason"],
        actor=request.actor,
    )
    return _answer(request, pk, rule, _("These units send people together."))


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def quota_apart(request: Request, pk: int) -> HttpResponse:
    """Dissolve the group of units a quota belongs to."""
    quota = _quota(request, pk)
    if quota.pool is not None:
        dissolve_pool(pool=quota.pool, actor=request.actor)
        messages.success(request, _("Each of these units sends by its own quota again."))
    return redirect("dispatch:quota_list", quota.programme_id)


def _answer(request: Request, pk: int, rule: Callable[[], Any], done: str) -> HttpResponseRedirect:
    """Do what was asked for and show the quotas, with what was refused in words."""
    try:
        rule()
        messages.success(request, done)
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("dispatch:quota_list", pk)


def _programme(request: Request, pk: int, capability: Capability) -> Programme:
    visible = Programme.objects.visible_to(request.actor, capability)
    programme: Programme = get_object_or_404(visible, pk=pk)
    return programme


def _quota(request: Request, pk: int) -> Quota:
    visible = Quota.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    quota: Quota = get_object_or_404(visible.select_related("unit", "programme", "pool"), pk=pk)
    return quota
