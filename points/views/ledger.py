from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.models import ServiceRecord
from common.dates import BadDateError, parse_month
from common.errors import RuleViolation
from members.models import Member
from members.reports import home_trail
from points.domain.scheme import reckon, scheme_on
from points.domain.settlement import close_month, month_to_close, settlement_of
from points.exports.ledger import MonthExport
from points.models import MonthlyPoints
from points.reports.ledger import month_rows, months_of, statement
from spreadsheets.pages import list_page


@requires(Capability.POINTS_VIEW)
def month_list(request: Request) -> HttpResponseBase:
    """All accounts in reach for one month, by name: no ranking of persons."""
    export = MonthExport(actor=request.actor, query=request.GET)
    visible = MonthlyPoints.objects.visible_to(request.actor, Capability.POINTS_VIEW)
    rows = export.select()
    context = {
        "month": export.form.cleaned_data["month"],
        "months": month_rows(rows=visible),
        "sums": rows.aggregate(effective=Sum("effective"), entries=Sum("entries")),
        "values": request.GET,
        "closable": month_to_close() if request.actor.can(Capability.POINTS_SETTLE) else None,
        "computed_at": now(),
    }
    rows = rows.select_related("member", "organization")
    return list_page(request, rows, "points/month_list.html", context, export=export)


@requires(Capability.POINTS_VIEW)
def account_detail(request: Request, pk: int) -> HttpResponse:
    """The statement with both running columns, and why each entry is what it is."""
    visible = Member.objects.visible_to(request.actor, Capability.POINTS_VIEW, localdate())
    member = get_object_or_404(visible.with_home(localdate()), pk=pk)
    lines = statement(member_id=member.pk)
    context = {
        "member": member,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
        "lines": lines,
        "months": months_of(member_id=member.pk),
        "balance": lines[-1].effective if lines else 0,
        "booked": lines[-1].booked if lines else 0,
        "computed_at": now(),
    }
    return render(request, "points/account_detail.html", context)


@requires(Capability.POINTS_VIEW)
def entry_why(request: Request, pk: int, record_id: int) -> HttpResponse:
    """The arithmetic from hours to points of one service record."""
    visible = Member.objects.visible_to(request.actor, Capability.POINTS_VIEW, localdate())
    member = get_object_or_404(visible, pk=pk)
    records = ServiceRecord.objects.visible_to(request.actor, Capability.SERVICE_VIEW)
    record = get_object_or_404(records.confirmed(), pk=record_id, member=member)
    scheme = scheme_on(day=record.served_on)
    reckoning = reckon(
        hours=record.hours_confirmed,
        effect=record.effect,
        is_professional=record.is_professional,
        is_emergency=record.is_emergency,
        scheme=scheme,
    )
    context = {
        "member": member,
        "record": record,
        "scheme": scheme,
        "reckoning": reckoning,
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return render(request, "points/entry_why.html", context)


@requires(Capability.POINTS_SETTLE)
def month_close(request: Request) -> HttpResponse:
    """Say what closing means before it is done: it is not undone."""
    if request.method != "POST":
        month = month_to_close()
        context = {"figures": settlement_of(month=month) if month else None}
        return render(request, "points/month_close.html", context)
    try:
        month = parse_month(request.POST.get("month", ""))
        close_month(month=month, user=request.user)
        messages.success(request, _("%(month)s is closed.") % {"month": f"{month:%Y-%m}"})
    except BadDateError:
        messages.error(request, _("Write the month like 2018-06."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("points:month_list")
