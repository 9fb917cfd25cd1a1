"""The months of all accounts in reach, and their closing."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.dates import BadDateError, parse_month
from common.errors import RuleViolation
from points.domain.closing import (
    close_month,
    is_under_stars,
    month_to_close,
    month_to_reopen,
    reopen_month,
)
from points.domain.settlement import settlement_of
from points.exports import MonthExport
from points.forms.account import ReasonForm
from points.models import MonthlyPoints
from points.reports.ledger import month_rows, month_sums
from spreadsheets.pages import list_page


@requires(Capability.POINTS_VIEW)
def month_list(request: Request) -> HttpResponseBase:
    """All accounts in reach for one month, by name: no ranking of persons."""
    export = MonthExport(actor=request.actor, query=request.GET)
    visible = MonthlyPoints.objects.visible_to(request.actor, Capability.POINTS_VIEW)
    rows = export.select()
    may_settle = request.actor.can(Capability.POINTS_SETTLE)
    context = {
        "form": export.form,
        "month": export.form.cleaned_data["month"],
        "months": month_rows(rows=visible),
        "sums": month_sums(rows=rows),
        "closable": month_to_close() if may_settle else None,
        "reopenable": month_to_reopen() if may_settle else None,
        "computed_at": now(),
    }
    rows = rows.select_related("member", "organization")
    return list_page(request, rows, "points/month_list.html", context, export=export)


@requires(Capability.POINTS_SETTLE)
def month_close(request: Request) -> HttpResponse:
    """Say what closing means before it is done."""
    if request.method != "POST":
        month = month_to_close()
        context = {
            "figures": settlement_of(month=month) if month else None,
            "stays_closed": month is not None and is_under_stars(month=month),
        }
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


@requires(Capability.POINTS_SETTLE)
def month_reopen(request: Request) -> HttpResponse:
    """Ask why the month closed last is to take entries again."""
    month, form = month_to_reopen(), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and month is not None:
        try:
            reopen_month(month=month, user=request.user, **form.cleaned_data)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            words = {"month": f"{month:%Y-%m}"}
            messages.success(request, _("%(month)s takes entries again.") % words)
            return redirect("points:month_list")
    return render(request, "points/month_reopen.html", {"month": month, "form": form})
