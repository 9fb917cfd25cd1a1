"""Nominating party days for the stars of a month, shortlisting, picking and publishing them."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.choices import NominationState
from activities.domain.nominations import (
    capability_for,
    move_nomination,
    nominate,
    publish_month,
    set_deadlines,
    withdraw_nomination,
)
from activities.exports import NominationExport
from activities.forms.nominations import DeadlinesForm, MonthForm, NominationForm
from activities.models import Activity, Nomination
from activities.reports.methods import method_for
from activities.reports.showcase import star_month, tally
from common.dates import months_before
from common.errors import RuleViolation
from spreadsheets.pages import list_page

MOVED: dict[str, Any] = {
    NominationState.NOMINATED: gettext_lazy("Taken off the shortlist."),
    NominationState.SHORTLISTED: gettext_lazy("It stands on the shortlist."),
    NominationState.PICKED: gettext_lazy("Picked. It is shown once the month is published."),
}


@requires(Capability.ACTIVITY_VIEW)
def nomination_list(request: Request) -> HttpResponseBase:
    """A month's nominations in reach, each with the steps this person may take."""
    export = NominationExport(actor=request.actor, query=request.GET)
    month = export.form.chosen_month()
    rows = export.select().select_related("organization", "activity")
    in_reach = Nomination.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    stars = star_month(month=month)
    may_publish = request.actor.can(Capability.SHOWCASE_PUBLISH)
    dates = {"nominate_by": stars.nominate_by, "shortlist_by": stars.shortlist_by}
    context = {
        "form": export.form,
        "month": month,
        "stars": stars,
        "tally": tally(nominations=in_reach.filter(month=month)),
        "places": method_for(month=month).stars,
        "earlier": months_before(month, 1),
        "later": months_before(month, -1),
        "may_withdraw": request.actor.can(Capability.ACTIVITY_RECORD),
        "may_shortlist": request.actor.can(Capability.NOMINATION_SHORTLIST),
        "may_publish": may_publish,
        "deadlines": DeadlinesForm(initial={**dates, "month": f"{month:%Y-%m}"}),
    }
    return list_page(request, rows, "activities/nomination_list.html", context, export=export)


@requires(Capability.ACTIVITY_RECORD)
def nomination_add(request: Request, pk: int) -> HttpResponse:
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    activity = get_object_or_404(visible, pk=pk)
    lead = activity.parts.select_related("organization").get(is_lead=True).organization
    if not request.actor.scope(Capability.ACTIVITY_RECORD).covers(lead.path):
        raise PermissionDenied
    form = NominationForm(request.POST or None, initial={"summary": activity.content[:500]})
    if request.method == "POST" and form.is_valid():
        try:
            made = nominate(activity=activity, **form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Nominated. Your superior decides on the shortlist."))
            return redirect(_page_of(made.month))
    context = {"form": form, "activity": activity, "branch": lead}
    return render(request, "activities/nomination_form.html", context)


@require_POST
@requires(Capability.NOMINATION_SHORTLIST)
def nomination_move(request: Request, pk: int) -> HttpResponse:
    """Shortlist, pick or take back; the step's own capability is needed over the branch."""
    visible = Nomination.objects.visible_to(request.actor, Capability.NOMINATION_SHORTLIST)
    nomination = get_object_or_404(visible.select_related("organization"), pk=pk)
    to = request.POST.get("to", "")
    needed = capability_for(nomination=nomination, to=to)
    if not request.actor.scope(needed).covers(nomination.organization.path):
        raise PermissionDenied
    try:
        move_nomination(nomination=nomination, to=to, actor=request.actor)
        messages.success(request, MOVED[to])
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(_page_of(nomination.month))


@require_POST
@requires(Capability.ACTIVITY_RECORD)
def nomination_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = Nomination.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    nomination = get_object_or_404(visible.select_related("organization"), pk=pk)
    try:
        withdraw_nomination(nomination=nomination, actor=request.actor)
        messages.success(request, _("Withdrawn. Another activity of the month may be nominated."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(_page_of(nomination.month))


@require_POST
@requires(Capability.SHOWCASE_PUBLISH)
def nomination_deadlines(request: Request) -> HttpResponse:
    form = DeadlinesForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    try:
        set_deadlines(**form.cleaned_data, actor=request.actor)
        messages.success(request, _("The deadlines are set."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(_page_of(form.cleaned_data["month"]))


@require_POST
@requires(Capability.SHOWCASE_PUBLISH)
def nomination_publish(request: Request) -> HttpResponse:
    form = MonthForm(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    month = form.cleaned_data["month"]
    try:
        publish_month(month=month, actor=request.actor)
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
        return redirect(_page_of(month))
    messages.success(request, _("Published. The whole district sees it."))
    return redirect(f"{reverse('activities:showcase_list')}?month={month:%Y-%m}")


def _refused(request: Request, form: DeadlinesForm | MonthForm) -> HttpResponse:
    messages.error(request, " ".join(str(text) for texts in form.errors.values() for text in texts))
    return redirect("activities:nomination_list")


def _page_of(month: date) -> str:
    return f"{reverse('activities:nomination_list')}?month={month:%Y-%m}"
