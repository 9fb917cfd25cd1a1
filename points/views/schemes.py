"""The points scheme: its versions, and drafting, trying and adopting another one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from common.pages import wants_partial
from points.domain.adoption import adopt_scheme, last_day_of, require_open
from points.domain.trial import other_stars, try_scheme
from points.exports import SchemeTrialExport
from points.forms.account import ReasonForm
from points.models import PointScheme
from points.reports.schemes import versions
from spreadsheets.pages import list_page


@requires(Capability.POINTS_VIEW)
def scheme_list(request: Request) -> HttpResponse:
    visible = PointScheme.objects.visible_to(request.actor, Capability.POINTS_VIEW)
    context = {
        "versions": versions(rows=visible),
        "current": visible.in_force(localdate()),
        "may_manage": request.actor.can(Capability.RULE_MANAGE),
    }
    return render(request, "points/scheme_list.html", context)


@requires(Capability.RULE_MANAGE)
def scheme_add(request: Request) -> HttpResponseBase:
    """Draft a version, see whom it would change, and adopt it; the address holds the draft."""
    export = SchemeTrialExport(actor=request.actor, query=request.GET)
    form, reason = export.form, ReasonForm(request.POST or None)
    if "edit" in request.GET or not form.is_valid():
        return render(request, "points/scheme_form.html", {"form": form})
    draft = form.save(commit=False)
    try:
        if request.method == "POST" and reason.is_valid():
            count = adopt_scheme(draft=draft, actor=request.actor, **reason.cleaned_data)
            words = _("Adopted from %(month)s; %(count)d entries were posted anew.")
            month = f"{draft.valid_from:%Y-%m}"
            messages.success(request, words % {"month": month, "count": count})
            return redirect("points:scheme_list")
        return _second_look(request, export, draft, reason)
    except RuleViolation as error:
        form.add_error("valid_from", error)
        return render(request, "points/scheme_form.html", {"form": form})


def _second_look(
    request: Request, export: SchemeTrialExport, draft: PointScheme, reason: ReasonForm
) -> HttpResponseBase:
    """Show what the draft would have made of last year, and what adopting it changes now."""
    start = require_open(draft=draft)
    context: dict[str, Any] = {
        "draft": draft, "form": export.form, "reason": reason, "year": export.year,
        "trial": export.trial, "method": export.method,
    }  # fmt: skip
    if not wants_partial(request):
        context |= {
            "other_stars": other_stars(trial=export.trial, year=export.year),
            "now": try_scheme(draft=draft, first=start, last=last_day_of(draft=draft)),
        }
    rows = export.select()
    return list_page(request, rows, "points/scheme_try.html", context, export=export)
