"""The rules of the star ratings: what holds from which year, and a trial before it does."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from points.choices import Star
from points.domain.stars.rules import adopt_rating_rule, try_rule
from points.forms.rules import RatingRuleForm
from points.models import RatingRule


@requires(Capability.STAR_VIEW)
def rule_list(request: Request) -> HttpResponse:
    rules = RatingRule.objects.visible_to(request.actor, Capability.STAR_VIEW)
    context = {
        "rules": rules.prefetch_related("effects").newest_first(),
        "current": rules.for_year(localdate().year),
        "may_manage": request.actor.can(Capability.RULE_MANAGE),
        "may_see_calendar": request.actor.can(Capability.ORGANIZATION_VIEW),
    }
    return render(request, "points/rule_list.html", context)


@requires(Capability.RULE_MANAGE)
def rule_add(request: Request) -> HttpResponse:
    """Adopt a rule from a year on, or first see what it would have made of the last one."""
    visible = RatingRule.objects.visible_to(request.actor, Capability.RULE_MANAGE)
    year = localdate().year
    before = visible.for_year(year)
    form = RatingRuleForm(request.POST or None, before=before, first_year=year)
    tried: list[tuple[Any, int, int]] = []
    if request.method == "POST" and form.is_valid():
        rule = form.save(commit=False)
        if "try" in request.POST:
            now, then = (try_rule(rule=one, year=year - 1) for one in (before, rule))
            tried = [(star.label, now[star], then[star]) for star in Star]
        elif _adopted(request, form, rule):
            return redirect("points:rule_list")
    context = {"form": form, "before": before, "tried": tried, "tried_year": year - 1}
    return render(request, "points/rule_form.html", context)


def _adopted(request: Request, form: RatingRuleForm, rule: RatingRule) -> bool:
    try:
        adopt_rating_rule(rule=rule, effects=form.effects, actor=request.actor)
    except RuleViolation as error:
        form.add_error(None, error)
        return False
    messages.success(
        request,
        _("Adopted from %(year)d. Earlier years stay as they were.") % {"year": rule.first_year},
    )
    return True
