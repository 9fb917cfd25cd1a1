"""Programmes and their rules."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.domain.programmes import change_hosts, save_programme
from dispatch.exports import ProgrammeExport
from dispatch.forms.programmes import HostsForm, ProgrammeForm
from dispatch.models import Programme
from spreadsheets.pages import list_page


@requires(Capability.DISPATCH_VIEW)
def programme_list(request: Request) -> HttpResponseBase:
    export = ProgrammeExport(actor=request.actor, query=request.GET)
    context = {"form": export.form, "may_manage": request.actor.can(Capability.DISPATCH_MANAGE)}
    rows = export.select()
    return list_page(request, rows, "dispatch/programme_list.html", context, export=export)


@requires(Capability.DISPATCH_MANAGE)
def programme_add(request: Request) -> HttpResponse:
    return _programme_page(request, Programme())


@requires(Capability.DISPATCH_VIEW)
def programme_detail(request: Request, pk: int) -> HttpResponse:
    visible = Programme.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    programme = get_object_or_404(visible.with_figures(), pk=pk)
    context = {
        "programme": programme,
        "rates": programme.rates.all(),
        "hosts": programme.hosts.select_related("town"),
        "may_manage": request.actor.can(Capability.DISPATCH_MANAGE),
    }
    return render(request, "dispatch/programme_detail.html", context)


@requires(Capability.DISPATCH_MANAGE)
def programme_edit(request: Request, pk: int) -> HttpResponse:
    visible = Programme.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    return _programme_page(request, get_object_or_404(visible, pk=pk))


def _programme_page(request: Request, programme: Programme) -> HttpResponse:
    held = dict(programme.hosts.values_list("town", "places")) if programme.pk else {}
    form = ProgrammeForm(request.POST or None, instance=programme)
    hosts = HostsForm(request.POST or None, places=held)
    if request.method == "POST" and form.is_valid() and hosts.is_valid():
        try:
            saved = save_programme(
                programme=form.save(commit=False),
                rates=form.rates,
                hosts=hosts.hosts,
                actor=request.actor,
            )
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect(saved)
    context = {"form": form, "hosts": hosts, "is_new": programme.pk is None}
    return render(request, "dispatch/programme_form.html", context)


@requires(Capability.DISPATCH_MANAGE)
def programme_hosts(request: Request, pk: int) -> HttpResponse:
    """Change which towns receive how many, also once quotas are set."""
    visible = Programme.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    programme = get_object_or_404(visible, pk=pk)
    form = HostsForm(
        request.POST or None, places=dict(programme.hosts.values_list("town", "places"))
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_hosts(programme=programme, hosts=form.hosts, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved. Quotas and who is placed stay as they were."))
            return redirect(programme)
    context = {"programme": programme, "form": form}
    return render(request, "dispatch/programme_hosts.html", context)
