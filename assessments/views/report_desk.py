"""All units' reports: who has handed in what, and what the office does about it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.choices import ReportKind
from assessments.domain.report_desk import (
    DESK_STATES,
    drop_writer,
    lock,
    name_writer,
    nudge,
    send_back,
)
from assessments.exports import UnitReportExport
from assessments.forms.reports import WriterForm
from assessments.forms.setup import ReasonForm
from assessments.models import AssessedUnit, Cycle, ReportWriter, UnitReport
from assessments.reports.unit_reports import figures_of, reported_units
from assessments.views.cycles import managed, runs
from common.errors import RuleViolation
from spreadsheets.pages import list_page


@requires(Capability.ASSESSMENT_VIEW)
def report_list(request: Request) -> HttpResponseBase:
    """For each unit in sight its three reports; for who runs the cycle with what is missing."""
    export = UnitReportExport(actor=request.actor, query=request.GET)
    cycle = export.form.chosen
    may_manage = cycle is not None and runs(request, cycle)
    context = {
        "form": export.form,
        "cycle": cycle,
        "kinds": ReportKind,
        "may_manage": may_manage,
        "is_open": cycle is not None and cycle.state in DESK_STATES,
        "figures": figures_of(cycle=cycle) if cycle and may_manage else None,
    }
    rows = reported_units(reports=export.select())
    return list_page(request, rows, "assessments/report_list.html", context, export=export)


@requires(Capability.ASSESSMENT_VIEW)
def report_print(request: Request) -> HttpResponse:
    """All reports that were handed in and the list shows, each unit on its own sheet."""
    export = UnitReportExport(actor=request.actor, query=request.GET)
    units = reported_units(reports=export.select().handed_in())
    context = {"cycle": export.form.chosen, "units": units, "query": request.GET.urlencode()}
    return render(request, "assessments/report_print.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def report_send_back(request: Request, pk: int) -> HttpResponse:
    visible = UnitReport.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    report = get_object_or_404(visible.select_related("unit__cycle__organization"), pk=pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        rule = partial(send_back, report=report, reason=form.cleaned_data["reason"])
        _done(request, rule, _("Returned; the unit sees the reason on its home page."))
    else:
        messages.error(request, _("Say what is to be mended, without ID numbers."))
    return redirect("assessments:unit_reports", report.unit_id)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def reports_lock(request: Request, pk: int) -> HttpResponse:
    """Lock what was handed in: one unit's reports, or all."""
    cycle = managed(request, pk)
    rule = partial(lock, cycle=cycle, units=_meant(request, cycle))
    _done(request, rule, _("%(count)d reports are locked."))
    return _back(request, cycle)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def reports_nudge(request: Request, pk: int) -> HttpResponse:
    """Remind one unit, or all that lack reports; whoever was reminded today is left out."""
    cycle = managed(request, pk)
    rule = partial(nudge, cycle=cycle, units=_meant(request, cycle))
    message = _("%(count)d units are reminded; their heads see it on the home page.")
    _done(request, rule, message)
    return _back(request, cycle)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def writer_add(request: Request, pk: int) -> HttpResponse:
    visible = AssessedUnit.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    unit = get_object_or_404(visible.select_related("cycle__organization"), pk=pk)
    form = WriterForm(request.POST)
    if form.is_valid():
        rule = partial(name_writer, unit=unit, username=form.cleaned_data["username"])
        _done(request, rule, _("Saved."))
    else:
        messages.error(request, _("Write the user name."))
    return redirect("assessments:unit_reports", unit.pk)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def writer_remove(request: Request, pk: int) -> HttpResponse:
    visible = ReportWriter.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    writer = get_object_or_404(visible.select_related("unit__cycle__organization", "user"), pk=pk)
    _done(request, partial(drop_writer, writer=writer), _("Saved."))
    return redirect("assessments:unit_reports", writer.unit_id)


def _meant(request: Request, cycle: Cycle) -> list[AssessedUnit]:
    """Return the one unit that was named, or all of the cycle."""
    units = cycle.units.filter(withdrawn="")
    chosen = request.POST.get("unit", "")
    return list(units.filter(pk=chosen) if chosen.isdecimal() else units)


def _back(request: Request, cycle: Cycle) -> HttpResponse:
    unit = request.POST.get("unit", "")
    if unit.isdecimal():
        return redirect("assessments:unit_reports", unit)
    return redirect(f"{reverse('assessments:report_list')}?cycle={cycle.pk}")


def _done(request: Request, rule: Callable[..., Any], message: str) -> None:
    """Apply a rule and say so; of one that counts, nothing done is said as that."""
    try:
        count = rule(actor=request.actor)
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
        return
    if count == 0:
        messages.info(request, _("Nothing is left to do here today."))
    else:
        messages.success(request, message % {"count": count} if "%(count)d" in message else message)
