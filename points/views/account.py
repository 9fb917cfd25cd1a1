"""One member's account: the statement, why each entry is what it is, and what is booked by hand."""

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.models import ServiceRecord
from common.errors import RuleViolation
from members.models import Member
from members.reports import home_trail
from points.domain.corrections import reverse_by_hand
from points.domain.explanation import explain
from points.domain.manual import enter_by_hand
from points.exports import StatementExport
from points.forms.account import ManualForm, ReasonForm
from points.models import ManualFact, PointEntry
from points.reports.ledger import statement_months
from spreadsheets.pages import export_links, exported


@requires(Capability.POINTS_VIEW)
def account_detail(request: Request, pk: int) -> HttpResponseBase:
    """The statement with both running columns, today or as of a day."""
    member = _member(request, pk)
    query = QueryDict(mutable=True)
    query.update({**request.GET.dict(), "member": str(pk)})
    export = StatementExport(actor=request.actor, query=query)
    if (answer := exported(request, export)) is not None:
        return answer
    lines = export.lines
    booked, effective = (lines[-1].booked, lines[-1].effective) if lines else (Decimal(0),) * 2
    context = {
        "member": member,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
        "form": export.form,
        "on": export.form.cleaned_data.get("on"),
        "lines": lines,
        "months": statement_months(lines=lines),
        "balance": effective,
        "booked": booked,
        "cut": booked - effective,
        "may_enter": request.actor.can(Capability.POINTS_ENTER),
        "export": export_links(export),
        "computed_at": now(),
    }
    return render(request, "points/account_detail.html", context)


@requires(Capability.POINTS_VIEW)
def entry_why(request: Request, pk: int, entry_id: int) -> HttpResponse:
    """From the fact to the points of one entry, and what became of it."""
    member = _member(request, pk)
    entry = _entry(member, entry_id)
    why = explain(entry=entry)
    context = {
        "member": member,
        "entry": entry,
        "why": why,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
        "may_see_record": _may_see(request, why.record),
        "may_reverse": request.actor.can(Capability.POINTS_ENTER) and entry.is_standing,
    }
    return render(request, "points/entry_why.html", context)


@requires(Capability.POINTS_ENTER)
def entry_reverse(request: Request, pk: int, entry_id: int) -> HttpResponse:
    """Ask why, then take the entry back."""
    member = _member(request, pk, Capability.POINTS_ENTER)
    entry = _entry(member, entry_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reverse_by_hand(entry=entry, actor=request.actor, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Reversed. The entry and its reversal both stay."))
            return redirect("points:account_detail", member.pk)
    context = {"member": member, "entry": entry, "form": form}
    return render(request, "points/entry_reverse.html", context)


@requires(Capability.POINTS_ENTER)
def manual_add(request: Request, pk: int) -> HttpResponse:
    """Enter commendation, bravery or an adjustment."""
    member = _member(request, pk, Capability.POINTS_ENTER)
    form = ManualForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            enter_by_hand(fact=ManualFact(member=member, **form.cleaned_data), actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Entered."))
            return redirect("points:account_detail", member.pk)
    return render(request, "points/manual_add.html", {"member": member, "form": form})


def _member(request: Request, pk: int, capability: Capability = Capability.POINTS_VIEW) -> Member:
    visible = Member.objects.visible_to(request.actor, capability, localdate())
    member: Member = get_object_or_404(visible.with_home(localdate()), pk=pk)
    return member


def _may_see(request: Request, record: ServiceRecord | None) -> bool:
    """Say whether the record's own page is in reach: the account may hold what others recorded."""
    visible = ServiceRecord.objects.visible_to(request.actor, Capability.SERVICE_VIEW)
    return record is not None and visible.filter(pk=record.pk).exists()


def _entry(member: Member, entry_id: int) -> PointEntry:
    """Return an entry of the account, whichever branch it was earned in."""
    entries = member.point_entries.select_related("scheme", "reverses", "reversed_by", "posted_by")
    entry: PointEntry = get_object_or_404(entries, pk=entry_id)
    return entry
