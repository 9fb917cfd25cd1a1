"""A unit's three reports: written in tabs of one page, read as one sheet."""

from secrets import token_hex

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.unit_reports import (
    WRITTEN_ELSEWHERE,
    may_be_written,
    save,
    submit,
)
from assessments.forms.reports import ReportForm, WriterForm
from assessments.models import UnitReport
from assessments.models.reports import PARTS
from assessments.reports.unit_reports import heads_of, own_of
from common.errors import RuleViolation


@never_cache
@requires(Capability.ASSESSMENT_JOIN)
def report_write(request: Request, pk: int) -> HttpResponse:
    """One report; whoever was faster elsewhere is shown beside, and nothing is overwritten."""
    report = _own(request, pk)
    if not may_be_written(report=report):
        return redirect("assessments:unit_reports", report.unit_id)
    known = {name: getattr(report, name) for name in (*PARTS, "version")}
    form = ReportForm(request.POST or None, initial={**known, "tab": token_hex(16)})
    theirs = None
    if request.method == "POST" and form.is_valid():
        step = submit if "hand_in" in request.POST else save
        try:
            report = step(report=report, written=form.written, actor=request.actor)
        except RuleViolation as error:
            if error.code == WRITTEN_ELSEWHERE:
                theirs = _own(request, pk)
                form = _over(theirs, request)
            form.add_error(None, error)
        else:
            return _kept(request, report)
    context = {
        "report": report,
        "unit": report.unit,
        "form": form,
        "theirs": theirs,
        "reports": own_of(unit=report.unit),
    }
    return render(request, "assessments/report_write.html", context)


@require_POST
@requires(Capability.ASSESSMENT_JOIN)
def report_save(request: Request, pk: int) -> HttpResponse:
    """Keep what the page sends while one types; answers in JSON, a refusal in words."""
    report, form = _own(request, pk), ReportForm(request.POST)
    if not form.is_valid():
        words = " ".join(str(text) for texts in form.errors.values() for text in texts)
        return JsonResponse({"message": words}, status=422)
    try:
        report = save(report=report, written=form.written, actor=request.actor)
    except RuleViolation as error:
        words = " ".join(error.messages)
        if error.code == WRITTEN_ELSEWHERE:
            words += _(" “Save the draft” shows both.")
        return JsonResponse({"message": words}, status=409)
    return JsonResponse({"version": report.version, "message": saved_line(report)})


@requires(Capability.ASSESSMENT_VIEW)
def unit_reports(request: Request, pk: int) -> HttpResponse:
    """The reports of one unit as one sheet; for the office with what it does about them."""
    visible = UnitReport.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    related = visible.select_related(
        "unit__cycle__organization", "unit__unit__head", "submitted_by", "returned_by"
    )
    reports = list(related.filter(unit=pk).order_by("pk"))
    if not reports:
        raise Http404
    unit = reports[0].unit
    mine = UnitReport.objects.visible_to(request.actor, Capability.ASSESSMENT_JOIN)
    office = request.actor.scope(Capability.ASSESSMENT_MANAGE)
    context = {
        "unit": unit,
        "cycle": unit.cycle,
        "reports": [(report, may_be_written(report=report)) for report in reports],
        "is_writer": mine.filter(unit=pk).exists(),
        "may_manage": office.covers(unit.cycle.organization.path),
        "heads": heads_of(unit=unit),
        "writers": unit.writers.select_related("user"),
        "writer_form": WriterForm(),
    }
    return render(request, "assessments/unit_reports.html", context)


def saved_line(report: UnitReport) -> str:
    at = f"{localtime(report.saved_at):%H:%M:%S}"
    return _("Saved at %(at)s; only you and the unit's other writers see it.") % {"at": at}


def _kept(request: Request, report: UnitReport) -> HttpResponse:
    if not report.is_handed_in:
        messages.success(request, saved_line(report) if report.saved_at else _("Saved."))
        return redirect(report)
    message = _("Handed in: the organization department and the responsible leader read it now.")
    messages.success(request, message)
    return redirect("assessments:unit_reports", report.unit_id)


def _over(theirs: UnitReport, request: Request) -> ReportForm:
    """Return the form as it was sent, now on top of what the other one saved."""
    sent = request.POST.copy()
    sent["version"] = str(theirs.version)
    return ReportForm(sent)


def _own(request: Request, pk: int) -> UnitReport:
    visible = UnitReport.objects.visible_to(request.actor, Capability.ASSESSMENT_JOIN)
    related = visible.select_related("unit__cycle", "unit__unit", "saved_by", "returned_by")
    report: UnitReport = get_object_or_404(related, pk=pk)
    return report
