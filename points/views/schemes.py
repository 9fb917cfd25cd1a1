"""The points scheme: its versions, and drafting, trying and adopting another one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from common.pages import table_page
from members.models import Member
from points.domain.adoption import adopt_scheme, last_day_of, require_open
from points.domain.trial import try_on_year, try_scheme
from points.forms.account import ReasonForm
from points.forms.schemes import SchemeForm
from points.models import PointScheme
from points.reports.schemes import versions


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
def scheme_add(request: Request) -> HttpResponse:
    """Draft a version, see whom it would change, and adopt it; the address holds the draft."""
    visible = PointScheme.objects.visible_to(request.actor, Capability.RULE_MANAGE)
    before = visible.in_force(localdate())
    form = SchemeForm(request.GET or None, before=before)
    if "edit" in request.GET or not form.is_valid():
        return render(request, "points/scheme_form.html", {"form": form, "before": before})
    draft = form.save(commit=False)
    reason = ReasonForm(request.POST or None)
    try:
        if request.method == "POST" and reason.is_valid():
            count = adopt_scheme(draft=draft, actor=request.actor, **reason.cleaned_data)
            words = _("Adopted from %(month)s; %(count)d entries were posted anew.")
            month = f"{draft.valid_from:%Y-%m}"
            messages.success(request, words % {"month": month, "count": count})
            return redirect("points:scheme_list")
        return _second_look(request, draft, {"draft": draft, "form": form, "reason": reason})
    except RuleViolation as error:
        form.add_error("valid_from", error)
        return render(request, "points/scheme_form.html", {"form": form, "before": before})


def _second_look(request: Request, draft: PointScheme, context: dict[str, Any]) -> HttpResponse:
    """Show what the draft would have made of last year, and what adopting it changes now."""
    start, year = require_open(draft=draft), localdate().year - 1
    trial, other_stars = try_on_year(draft=draft, year=year)
    context |= {
        "year": year,
        "trial": trial,
        "other_stars": other_stars,
        "now": try_scheme(draft=draft, first=start, last=last_day_of(draft=draft)),
    }
    visible = Member.objects.visible_to(request.actor, Capability.RULE_MANAGE, localdate())
    members = visible.filter(pk__any_of=list(trial.members)).with_home(localdate())
    rows = members.order_by("pinyin", "pk")
    return table_page(request, rows, "points/scheme_try.html", context)
