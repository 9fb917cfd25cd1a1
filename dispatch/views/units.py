"""Units, and the villages and communities they send people to."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.domain.units import save_place, save_unit
from dispatch.exports import PlaceExport, UnitExport
from dispatch.forms.units import PlaceForm, UnitForm, last_day_of
from dispatch.models import Place, Unit
from spreadsheets.pages import list_page


@requires(Capability.CADRE_VIEW)
def unit_list(request: Request) -> HttpResponseBase:
    export = UnitExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("organization", "head")
    context = {"form": export.form, "may_manage": request.actor.can(Capability.CADRE_MANAGE)}
    return list_page(request, rows, "dispatch/unit_list.html", context, export=export)


@requires(Capability.CADRE_MANAGE)
def unit_add(request: Request) -> HttpResponse:
    return _unit_page(request, Unit())


@requires(Capability.CADRE_VIEW)
def unit_detail(request: Request, pk: int) -> HttpResponse:
    """A unit with the cadres who hold a post in it today."""
    visible = Unit.objects.visible_to(request.actor, Capability.CADRE_VIEW)
    unit = get_object_or_404(visible.select_related("organization", "head"), pk=pk)
    today = localdate()
    context = {
        "unit": unit,
        "last_day": last_day_of(unit.valid_until),
        "posts": unit.cadre_posts.on(today).with_cadre(),
        "may_manage": request.actor.scope(Capability.CADRE_MANAGE).covers(unit.organization.path),
    }
    return render(request, "dispatch/unit_detail.html", context)


@requires(Capability.CADRE_MANAGE)
def unit_edit(request: Request, pk: int) -> HttpResponse:
    visible = Unit.objects.visible_to(request.actor, Capability.CADRE_MANAGE)
    return _unit_page(request, get_object_or_404(visible.select_related("organization"), pk=pk))


def _unit_page(request: Request, unit: Unit) -> HttpResponse:
    form = UnitForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_unit(unit=unit, fields=form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(saved)
    return render(request, "dispatch/unit_form.html", {"form": form, "unit": unit})


@requires(Capability.DISPATCH_VIEW)
def place_list(request: Request) -> HttpResponseBase:
    export = PlaceExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("town")
    context = {"form": export.form, "may_manage": request.actor.can(Capability.CADRE_MANAGE)}
    return list_page(request, rows, "dispatch/place_list.html", context, export=export)


@requires(Capability.CADRE_MANAGE)
def place_add(request: Request) -> HttpResponse:
    return _place_page(request, Place())


@requires(Capability.CADRE_MANAGE)
def place_edit(request: Request, pk: int) -> HttpResponse:
    visible = Place.objects.visible_to(request.actor, Capability.CADRE_MANAGE)
    return _place_page(request, get_object_or_404(visible, pk=pk))


def _place_page(request: Request, place: Place) -> HttpResponse:
    form = PlaceForm(request.POST or None, place=place)
    if request.method == "POST" and form.is_valid():
        try:
            save_place(place=place, fields=form.cleaned_data, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("dispatch:place_list")
    return render(request, "dispatch/place_form.html", {"form": form, "place": place})
