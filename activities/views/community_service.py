"""What a community tells the unit of a checked-in member: services, and a word each year."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.community_service import give_feedback, record_in_community
from activities.exports import FeedbackExport
from activities.forms.community import FeedbackForm, ServeForm
from activities.models import CommunityCheckIn
from activities.reports.community import feedback_due, with_said
from common.errors import RuleViolation
from spreadsheets.pages import list_page


@requires(Capability.SERVICE_RECORD)
def community_serve(request: Request, pk: int) -> HttpResponse:
    """Enter a service; the member's own branch confirms it."""
    row = _check_in(request, pk, Capability.SERVICE_RECORD)
    form = ServeForm(request.POST or None)

    def enter(**fields: Any) -> None:
        record_in_community(check_in=row, fields=fields, actor=request.actor)

    texts = {
        "title": _("Enter service"),
        "note": _("The home branch confirms it; then the points follow."),
        "done": _("Entered. It waits for the home branch."),
    }
    return _ask(request, row, form, enter, texts)


@requires(Capability.MEMBER_VIEW)
def feedback_list(request: Request) -> HttpResponseBase:
    """What communities said of a year, and of whom they have not yet."""
    export = FeedbackExport(actor=request.actor, query=request.GET)
    year, needed = export.form.chosen_year, Capability.ACTIVITY_RECORD
    ours = CommunityCheckIn.objects.visible_to(request.actor, needed, localdate())
    lacking = ours.for_feedback_by(request.actor, needed).lacking_feedback(year)
    context = {
        "form": export.form,
        "year": year,
        "ours": set(lacking.values_list("pk", flat=True)),
    }
    rows = with_said(rows=export.select(), year=year)
    return list_page(request, rows, "activities/feedback_list.html", context, export=export)


@requires(Capability.ACTIVITY_RECORD)
def community_feedback(request: Request, pk: int) -> HttpResponse:
    """Say how the member did in a year."""
    row = _check_in(request, pk, Capability.ACTIVITY_RECORD)
    form = FeedbackForm(request.POST or None, initial={"year": _year_of_feedback(request)})

    def give(**said: Any) -> None:
        give_feedback(check_in=row, **said, actor=request.actor)

    texts = {
        "title": _("Give feedback to the unit"),
        "note": _("Once a year, for the member and the home branch."),
        "done": _("Given. The member and the home branch see it."),
    }
    return _ask(request, row, form, give, texts)


def _year_of_feedback(request: Request) -> int:
    """Return the year the list asked for, else that on which feedback is due, else this one."""
    asked, due = request.GET.get("year", ""), feedback_due(on=localdate())
    if asked.isdecimal() and len(asked) == 4:
        return int(asked)
    return due[0] if due else localdate().year


def _ask(
    request: Request,
    row: CommunityCheckIn,
    form: forms.Form,
    rule: Callable[..., None],
    texts: dict[str, str],
) -> HttpResponse:
    """Show the form, or do what it asks for; what the rule refuses stands on it."""
    if request.method == "POST" and form.is_valid():
        try:
            rule(**form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, texts["done"])
            return redirect(row)
    context = {"check_in": row, "form": form, **texts}
    return render(request, "activities/community_form.html", context)


def _check_in(request: Request, pk: int, capability: Capability) -> CommunityCheckIn:
    visible = CommunityCheckIn.objects.visible_to(request.actor, capability, localdate())
    row: CommunityCheckIn = get_object_or_404(visible.select_related("member", "community"), pk=pk)
    if not request.actor.scope(capability).covers(row.community.path):
        raise PermissionDenied
    return row
