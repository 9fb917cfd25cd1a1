"""Service records: entered or reported, confirmed by another, changed and struck with a reason."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.choices import ServiceState
from activities.domain.confirmation import confirm_service_record, confirm_service_records
from activities.domain.service import is_own
from activities.domain.service_book import (
    change_service,
    record_service,
    require_changeable,
    restore_service,
    strike_service,
)
from activities.exports import ServiceRecordExport
from activities.forms.service import (
    ChangeForm,
    ConfirmForm,
    EntryForm,
    ReportForm,
    RestoreForm,
    StrikeForm,
)
from activities.models import ServiceRecord
from branches.models import Organization
from common.errors import RuleViolation
from members.models import Member
from spreadsheets.pages import list_page, reveal_page


@requires(Capability.SERVICE_VIEW)
def service_list(request: Request) -> HttpResponseBase:
    """Records in reach and the own; what waits can be ticked, or confirmed all at once."""
    export = ServiceRecordExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("member", "organization")
    may_report = request.actor.sees_own(Capability.SERVICE_REPORT)
    context = {
        "form": export.form,
        "confirmable": export.select().confirmable_by(request.actor).order_by().count(),
        "may_record": request.actor.can(Capability.SERVICE_RECORD),
        "may_report": may_report and _own_member(request) is not None,
        "is_own": not request.actor.can(Capability.SERVICE_VIEW),
    }
    return list_page(request, rows, "activities/service_list.html", context, export=export)


@requires(Capability.MEMBER_REVEAL)
def service_reveal(request: Request) -> HttpResponseBase:
    export = ServiceRecordExport(actor=request.actor, query=request.GET, reveal=True)
    return reveal_page(request, export)


@require_POST
@requires(Capability.SERVICE_CONFIRM)
def service_confirm_many(request: Request) -> HttpResponse:
    """Confirm what was ticked, or all that fit the filter if they are still as many as shown."""
    query = request.POST.copy()
    visible = ServiceRecordExport(actor=request.actor, query=query).select()
    if "all" in request.POST:
        expected = request.POST["all"]
    else:
        ticked = {int(pk) for pk in request.POST.getlist("tick") if pk.isdecimal()}
        visible, expected = visible.filter(pk__in=ticked), str(len(ticked))
    count = int(expected) if expected.isdecimal() else 0
    if not count:
        messages.error(request, _("Tick the records to be confirmed."))
    else:
        try:
            confirm_service_records(records=visible, expected=count, actor=request.actor)
            words = _("%(count)d records confirmed; the points follow in a moment.")
            messages.success(request, words % {"count": count})
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
    for name in ("csrfmiddlewaretoken", "all", "tick"):
        query.pop(name, None)
    return redirect(f"{request.path.removesuffix('confirm/')}?{query.urlencode()}")


@requires(Capability.SERVICE_RECORD)
def service_add(request: Request) -> HttpResponse:
    """Enter one service of several members of a branch."""
    visible = Organization.objects.visible_to(request.actor, Capability.SERVICE_RECORD)
    branches = visible.branches().existing_on(localdate())
    wanted = request.GET.get("organization", "")
    branch = branches.filter(pk=wanted).first() if wanted.isdecimal() else None
    if branch is None and branches[:2].count() == 1:
        branch = branches.get()
    form = None
    if branch is not None:
        form = EntryForm(request.POST or None, branch=branch)
        made = _carry_out(request, form, _record)
        if made:
            messages.success(request, _recorded(made))
            return redirect("activities:service_list")
    context = {"form": form, "branch": branch, "branches": branches if branch is None else []}
    return render(request, "activities/service_form.html", context)


@requires(Capability.SERVICE_REPORT)
def service_report(request: Request) -> HttpResponse:
    """Report the own service; somebody else confirms it."""
    own, form = _own_member(request), None
    if own is not None:
        form = ReportForm(request.POST or None)
        if _carry_out(request, form, partial(_record, members=[own])):
            words = _("Reported. Your branch confirms it; then the points follow.")
            messages.success(request, words)
            return redirect("activities:service_list")
    return render(request, "activities/service_form.html", {"form": form, "is_report": True})


@requires(Capability.SERVICE_VIEW)
def service_detail(request: Request, pk: int) -> HttpResponse:
    """One record, and what this person may do with it."""
    record = _record_of(request, pk)
    known = {"hours": record.hours_reported, "effect": record.effect}
    return _detail(request, record, ConfirmForm(initial=known))


@requires(Capability.SERVICE_CONFIRM)
def service_confirm(request: Request, pk: int) -> HttpResponse:
    """Confirm one record; what the rule refuses stands on its page."""
    record = _record_of(request, pk, Capability.SERVICE_CONFIRM)
    form = ConfirmForm(request.POST or None)
    if _carry_out(request, form, partial(confirm_service_record, record=record)):
        messages.success(request, _("Confirmed; the points follow in a moment."))
        return redirect("activities:service_list")
    return _detail(request, record, form)


def _detail(request: Request, record: ServiceRecord, form: ConfirmForm) -> HttpResponse:
    may_confirm = _may(request, record, Capability.SERVICE_CONFIRM)
    context = {
        "record": record,
        "form": form,
        "may_confirm": may_confirm and record.state == ServiceState.WAITING,
        "may_change": _may_change(request, record),
        "may_restore": may_confirm and record.state == ServiceState.STRUCK,
        "is_own": is_own(member=record.member, actor=request.actor),
    }
    return render(request, "activities/service_detail.html", context)


@requires(Capability.SERVICE_VIEW)
def service_edit(request: Request, pk: int) -> HttpResponse:
    """Mend a record; with a confirmed one the points are reversed and posted anew."""
    record = _record_of(request, pk)
    if not _may_change(request, record):
        raise PermissionDenied
    is_reporter = not _may(request, record, Capability.SERVICE_RECORD)
    form = ChangeForm(
        request.POST or None, initial=model_to_dict(record), record=record, is_reporter=is_reporter
    )
    if _carry_out(request, form, partial(_change, record=record)):
        messages.success(request, _("Changed."))
        return redirect(record)
    return render(request, "activities/service_form.html", {"form": form, "record": record})


@requires(Capability.SERVICE_VIEW)
def service_strike(request: Request, pk: int) -> HttpResponse:
    """Ask why a record is to count no longer."""
    record = _record_of(request, pk)
    if not _may_change(request, record):
        raise PermissionDenied
    may_review = _may(request, record, Capability.SERVICE_REVIEW)
    form = StrikeForm(request.POST or None, may_review=may_review)
    if _carry_out(request, form, partial(strike_service, record=record)):
        messages.success(request, _("Struck. The record stays to be seen."))
        return redirect(record)
    return render(request, "activities/service_reason.html", {"form": form, "record": record})


@requires(Capability.SERVICE_CONFIRM)
def service_restore(request: Request, pk: int) -> HttpResponse:
    """Ask why a struck record is to be looked at again."""
    record = _record_of(request, pk, Capability.SERVICE_CONFIRM)
    form = RestoreForm(request.POST or None)
    if _carry_out(request, form, partial(restore_service, record=record)):
        messages.success(request, _("Restored. It waits for confirmation again."))
        return redirect(record)
    context = {"form": form, "record": record, "restores": True}
    return render(request, "activities/service_reason.html", context)


def _carry_out(request: Request, form: forms.Form, rule: Callable[..., Any]) -> Any:
    """Do what was asked for; what the rule refuses stands on the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return rule(actor=request.actor, **form.cleaned_data) or True
    except RuleViolation as error:
        form.add_error(None, error)
        return None


def _record(*, members: Any, actor: Any, **fields: Any) -> list[ServiceRecord]:
    return record_service(members=list(members), fields=fields, actor=actor)


def _change(*, record: ServiceRecord, actor: Any, reason: str = "", **fields: Any) -> None:
    change_service(record=record, fields=fields, actor=actor, reason=reason)


def _recorded(made: list[ServiceRecord]) -> str:
    waiting = sum(record.confirmed_at is None for record in made)
    if waiting:
        words = _("%(count)d records entered; %(waiting)d of them wait for somebody else.")
    else:
        words = _("%(count)d records entered and confirmed.")
    return words % {"count": len(made), "waiting": waiting}


def _own_member(request: Request) -> Member | None:
    """Return the person's own record in the register."""
    return getattr(request.user, "member", None)


def _record_of(
    request: Request, pk: int, capability: Capability = Capability.SERVICE_VIEW
) -> ServiceRecord:
    visible = ServiceRecord.objects.visible_to(request.actor, capability)
    rows = visible.select_related(
        "member", "organization", "recorded_by", "confirmed_by", "in_community__check_in__community"
    )
    record: ServiceRecord = get_object_or_404(rows, pk=pk)
    return record


def _may(request: Request, record: ServiceRecord, capability: Capability) -> bool:
    """Say whether the capability is held over the record's branch, and the record another's."""
    covered = request.actor.scope(capability).covers(record.organization.path)
    return covered and not is_own(member=record.member, actor=request.actor)


def _may_change(request: Request, record: ServiceRecord) -> bool:
    try:
        require_changeable(record=record, actor=request.actor)
    except RuleViolation:
        return False
    return True
