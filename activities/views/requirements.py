"""What is required of branches, by which regulation, and who is exempt."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.choices import PERIOD_MONTHS, ActivityKind, Period
from activities.domain.requirements import (
    adopt_requirement,
    grant_exemption,
    withdraw_exemption,
    withdraw_requirement,
)
from activities.exports import ExemptionExport, RequirementExport
from activities.forms.requirements import ExemptionForm, RequirementForm
from activities.models import Exemption, Requirement
from activities.reports.requirements import TERMS, Version, requirement_versions
from branches.choices import BRANCH_KINDS
from branches.models import Organization
from common.dates import next_month
from common.errors import RuleViolation
from common.text import tidy
from spreadsheets.pages import export_links, exported, list_page

if TYPE_CHECKING:
    from datetime import date


@requires(Capability.ACTIVITY_VIEW)
def requirement_list(request: Request) -> HttpResponseBase:
    """Every requirement with its source; what holds, what is coming and what held before."""
    export = RequirementExport(actor=request.actor, query=request.GET)
    if (answer := exported(request, export)) is not None:
        return answer
    today = localdate()
    required = {one.requirement.kind for one in export.versions if one.requirement.per_period}
    context = {
        "current": [one for one in export.versions if one.holds_on(today)],
        "coming": [one for one in export.versions if one.is_coming(today)],
        "past": [one for one in export.versions if one.is_past(today)],
        "others": [kind for kind in ActivityKind if kind not in required],
        "may_manage": request.actor.can(Capability.REQUIREMENT_MANAGE),
        "export": export_links(export),
    }
    return render(request, "activities/requirement_list.html", context)


@requires(Capability.REQUIREMENT_MANAGE)
def requirement_change(request: Request, kind: str) -> HttpResponse:
    """Adopt a version from a month on, starting from what holds today."""
    if kind not in ActivityKind.values:
        raise Http404
    before = _version_asked_for(request, kind)
    form = RequirementForm(request.POST or None, initial=_terms_of(before))
    if request.method == "POST" and form.is_valid():
        terms = dict(form.cleaned_data)
        kinds, start = terms.pop("organization_kinds"), terms.pop("start")
        try:
            adopt_requirement(
                kind=kind,
                organization_kinds=kinds,
                start=start,
                reason=tidy(terms.pop("reason")),
                terms=terms,
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            message = _("Adopted from %(month)s. What has passed stays as it was.")
            messages.success(request, message % {"month": f"{start:%Y-%m}"})
            return redirect("activities:requirement_list")
    context = {"form": form, "kind": ActivityKind(kind), "before": before}
    return render(request, "activities/requirement_form.html", context)


def _version_asked_for(request: Request, kind: str) -> Version | None:
    """Return the version the page starts from: of the kind of organization asked for, or any."""
    wanted = request.GET.get("for", "")
    today = localdate()
    held = [
        one for one in requirement_versions()
        if one.requirement.kind == kind and one.holds_on(today)
    ]  # fmt: skip
    return next((one for one in held if wanted in one.organization_kinds), next(iter(held), None))


def _terms_of(version: Version | None) -> dict[str, Any]:
    """Fill the form with what holds, and the first month from which another may."""
    if version is None:
        blank = {"period": Period.MONTH, "per_period": 1, "min_days": 15, "late_after_day": 5}
        return {
            **blank,
            "organization_kinds": BRANCH_KINDS,
            "min_full_members": 0,
            "start": _coming(Period.MONTH),
        }
    terms = model_to_dict(version.requirement, fields=TERMS)
    kinds = version.organization_kinds
    return {**terms, "organization_kinds": kinds, "start": _coming(version.requirement.period)}


def _coming(period: str) -> str:
    """Return the month with which the next such period begins."""
    month: date = next_month(localdate())
    while (month.month - 1) % PERIOD_MONTHS[Period(period)]:
        month = next_month(month)
    return f"{month:%Y-%m}"


@require_POST
@requires(Capability.REQUIREMENT_MANAGE)
def requirement_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = Requirement.objects.visible_to(request.actor, Capability.REQUIREMENT_MANAGE)
    requirement = get_object_or_404(visible, pk=pk)
    try:
        withdraw_requirement(requirement=requirement, actor=request.actor)
        messages.success(request, _("Withdrawn. What holds today goes on."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("activities:requirement_list")


@requires(Capability.ACTIVITY_VIEW)
def exemption_list(request: Request) -> HttpResponseBase:
    export = ExemptionExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("organization", "granted_by", "withdrawn_by")
    mine = Exemption.objects.visible_to(request.actor, Capability.EXEMPTION_GRANT)
    context = {
        "form": export.form,
        "may_grant": request.actor.can(Capability.EXEMPTION_GRANT),
        "withdrawable": mine.standing().values_list("pk", flat=True),
    }
    return list_page(request, rows, "activities/exemption_list.html", context, export=export)


@requires(Capability.EXEMPTION_GRANT)
def exemption_add(request: Request, pk: int) -> HttpResponse:
    visible = Organization.objects.visible_to(request.actor, Capability.EXEMPTION_GRANT)
    branch = get_object_or_404(visible.branches(), pk=pk)
    month = f"{localdate():%Y-%m}"
    form = ExemptionForm(request.POST or None, initial={"first_month": month, "last_month": month})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        try:
            grant_exemption(
                branch=branch,
                kind=wanted["kind"],
                months=(wanted["first_month"], wanted["last_month"]),
                reason=tidy(wanted["reason"]),
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Exempt. The months are not due for this branch."))
            return redirect("activities:exemption_list")
    return render(request, "activities/exemption_form.html", {"form": form, "branch": branch})


@require_POST
@requires(Capability.EXEMPTION_GRANT)
def exemption_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = Exemption.objects.visible_to(request.actor, Capability.EXEMPTION_GRANT)
    exemption = get_object_or_404(visible, pk=pk)
    reason = tidy(request.POST.get("reason", ""))
    try:
        withdraw_exemption(exemption=exemption, reason=reason, actor=request.actor)
        messages.success(request, _("Withdrawn. The duty stands for all months again."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("activities:exemption_list")
