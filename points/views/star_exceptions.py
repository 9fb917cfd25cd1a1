"""Exemptions, vetoes and objections."""

from typing import Any

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
from common.pages import table_page
from common.text import tidy
from points.choices import Verdict
from points.domain.stars.exceptions import end_exception, exempt_member, record_veto
from points.domain.stars.objections import decide_objection, object_to_star
from points.forms.stars import DecisionForm, ExemptionForm, ObjectionForm, VetoForm
from points.models import Exemption, Objection, StarRating, Veto
from points.pages import member_of_page


@requires(Capability.STAR_RATE)
def star_exempt(request: Request, year: int, pk: int) -> HttpResponse:
    member = member_of_page(request, pk=pk, year=year, capability=Capability.STAR_RATE)
    form = ExemptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wanted: dict[str, Any] = form.cleaned_data
        try:
            exempt_member(member=member, year=year, actor=request.actor, **wanted)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Exempt for this year. The draft follows in a moment."))
            return redirect("points:star_why", year, member.pk)
    context = {"form": form, "member": member, "year": year}
    return render(request, "points/star_exempt.html", context)


@requires(Capability.STAR_DECIDE)
def star_veto(request: Request, year: int, pk: int) -> HttpResponse:
    member = member_of_page(request, pk=pk, year=year, capability=Capability.STAR_DECIDE)
    form = VetoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            veto = record_veto(member=member, actor=request.actor, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Recorded: no star for the year of the decision."))
            return redirect("points:star_why", veto.decided_on.year, member.pk)
    context = {"form": form, "member": member, "year": year}
    return render(request, "points/star_veto.html", context)


@require_POST
@requires(Capability.STAR_RATE)
def exemption_end(request: Request, pk: int) -> HttpResponse:
    visible = Exemption.objects.visible_to(request.actor, Capability.STAR_RATE)
    exemption = get_object_or_404(visible.select_related("member"), pk=pk)
    return _end(request, exemption, exemption.year)


@require_POST
@requires(Capability.STAR_DECIDE)
def veto_lift(request: Request, pk: int) -> HttpResponse:
    visible = Veto.objects.visible_to(request.actor, Capability.STAR_DECIDE)
    veto = get_object_or_404(visible.select_related("member"), pk=pk)
    return _end(request, veto, veto.decided_on.year)


def _end(request: Request, exception: Exemption | Veto, year: int) -> HttpResponse:
    reason = tidy(request.POST.get("reason", ""))
    try:
        end_exception(exception=exception, reason=reason, actor=request.actor)
        messages.success(request, _("It no longer counts. The draft follows in a moment."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("points:star_why", year, exception.member_id)


@requires(Capability.STAR_VIEW)
def star_object(request: Request, pk: int) -> HttpResponse:
    """A member of the branch objects to one star while the notice runs."""
    visible = StarRating.objects.visible_to(request.actor, Capability.STAR_VIEW)
    kept = visible.select_related("member", "star_list__organization", "star_list__rule")
    rating = get_object_or_404(kept, pk=pk)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            objection = object_to_star(
                rating=rating, text=form.cleaned_data["text"], actor=request.actor
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            message = _("Handed in. It is decided by %(day)s at the latest.")
            messages.success(request, message % {"day": objection.due_on})
            return redirect("points:star_notice", rating.star_list_id)
    return render(request, "points/star_object.html", {"form": form, "rating": rating})


@requires(Capability.STAR_DECIDE)
def objection_list(request: Request) -> HttpResponseBase:
    """Objections in reach, the open and oldest first."""
    visible = Objection.objects.visible_to(request.actor, Capability.STAR_DECIDE)
    rows = visible.select_related("member", "rating__member", "rating__star_list__organization")
    context = {"today": localdate()}
    return table_page(request, rows.by_urgency(), "points/objection_list.html", context)


@requires(Capability.STAR_DECIDE)
def objection_decide(request: Request, pk: int) -> HttpResponse:
    visible = Objection.objects.visible_to(request.actor, Capability.STAR_DECIDE)
    kept = visible.select_related("member", "rating__member", "rating__star_list__organization")
    objection = get_object_or_404(kept, pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            decide_objection(
                objection=objection,
                verdict=Verdict(form.cleaned_data["verdict"]),
                answer=form.cleaned_data["answer"],
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Decided. The member sees the answer."))
            return redirect("points:objection_list")
    context = {"form": form, "objection": objection, "today": localdate()}
    return render(request, "points/objection_decide.html", context)
