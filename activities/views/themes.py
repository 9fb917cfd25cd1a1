"""The themes of a month: who set them, and what of them the entry form offers."""

from datetime import date

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.themed_days import Offer, Practice, offer_for, practice_of
from activities.domain.themes import change_theme, remove_theme, set_theme
from activities.exports import ThemeExport
from activities.forms.themes import OccasionForm, ThemeForm, ThemeWordsForm, read_practice
from activities.models import Activity, Theme
from branches.models import Organization
from common.errors import RuleViolation
from spreadsheets.pages import list_page


@requires(Capability.ACTIVITY_VIEW)
def theme_list(request: Request) -> HttpResponseBase:
    export = ThemeExport(actor=request.actor, query=request.GET)
    own = Theme.objects.visible_to(request.actor, Capability.THEME_SET)
    context = {
        "form": export.form,
        "may_set": request.actor.can(Capability.THEME_SET),
        "changeable": set(own.with_use().filter(is_used=False).values_list("pk", flat=True)),
    }
    rows = export.select().select_related("organization", "set_by")
    return list_page(request, rows, "activities/theme_list.html", context, export=export)


@requires(Capability.THEME_SET)
def theme_add(request: Request) -> HttpResponse:
    known = {"month": f"{localdate():%Y-%m}"}
    form = ThemeForm(request.POST or None, actor=request.actor, initial=known)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        target = {name: words.pop(name) for name in ("organization", "month", "sector")}
        try:
            set_theme(**target, words=words, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Set. Branches see it when they record the party day."))
            return redirect("activities:theme_list")
    return render(request, "activities/theme_form.html", {"form": form})


@requires(Capability.THEME_SET)
def theme_edit(request: Request, pk: int) -> HttpResponse:
    theme = _own(request, pk)
    form = ThemeWordsForm(request.POST or None, initial=model_to_dict(theme))
    if request.method == "POST" and form.is_valid():
        try:
            change_theme(theme=theme, words=form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Changed. Branches see it from now on."))
            return redirect("activities:theme_list")
    return render(request, "activities/theme_form.html", {"form": form, "theme": theme})


@require_POST
@requires(Capability.THEME_SET)
def theme_remove(request: Request, pk: int) -> HttpResponse:
    try:
        remove_theme(theme=_own(request, pk), actor=request.actor)
        messages.success(request, _("Removed. A theme set further above holds instead, if any."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("activities:theme_list")


def _own(request: Request, pk: int) -> Theme:
    visible = Theme.objects.visible_to(request.actor, Capability.THEME_SET)
    theme: Theme = get_object_or_404(visible.select_related("organization"), pk=pk)
    return theme


@requires(Capability.ACTIVITY_RECORD)
def practice_offer(request: Request) -> HttpResponse:
    """Answer htmx with what is set for the branch, kind and day chosen in the entry form."""
    form = OccasionForm(request.GET, actor=request.actor)
    offer = offered(request, **form.cleaned_data) if form.is_valid() else None
    return render(request, "activities/_practice.html", {"offer": offer})


def offered(
    request: Request,
    *,
    organization: Organization,
    kind: str,
    held_on: date,
    activity: Activity | None = None,
) -> Offer:
    """Return what the entry form offers, ticked as sent, else as on record, else all."""
    sent = request.POST or request.GET
    if "offered" in sent:
        practice = read_practice(sent)
    else:
        practice = practice_of(activity=activity) if activity else Practice(follows_theme=True)
    return offer_for(branch=organization, kind=kind, day=held_on, practice=practice)
