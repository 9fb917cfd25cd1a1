"""How months are scored, and from when on otherwise."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.score_rules import adopt_score_rule, withdraw_score_rule
from activities.domain.scores import score_rules
from activities.forms.requirements import ScoreRuleForm
from activities.models import ScoreRule
from activities.models.scores import SCORE_FIGURES
from common.dates import next_month
from common.errors import RuleViolation
from common.text import tidy


@requires(Capability.ACTIVITY_VIEW)
def score_rule_list(request: Request) -> HttpResponse:
    """The figures in force, those adopted for later, and those of earlier months."""
    today = localdate()
    versions = list(ScoreRule.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW))
    current = next(rule for rule in versions if (rule.valid_from or today) <= today)
    context = {
        "current": current,
        "coming": [rule for rule in versions if rule.valid_from and rule.valid_from > today],
        "past": versions[versions.index(current) + 1 :],
        "may_manage": request.actor.can(Capability.REQUIREMENT_MANAGE),
    }
    return render(request, "activities/score_rule_list.html", context)


@requires(Capability.REQUIREMENT_MANAGE)
def score_rule_change(request: Request) -> HttpResponse:
    today = localdate()
    known = model_to_dict(score_rules(months=[today])[today], fields=SCORE_FIGURES)
    start = f"{next_month(today):%Y-%m}"
    form = ScoreRuleForm(request.POST or None, initial={**known, "start": start})
    if request.method == "POST" and form.is_valid():
        figures = dict(form.cleaned_data)
        start, reason = figures.pop("start"), tidy(figures.pop("reason"))
        try:
            adopt_score_rule(start=start, figures=figures, reason=reason, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            message = _("Adopted from %(month)s. What has passed stays as it was.")
            messages.success(request, message % {"month": f"{start:%Y-%m}"})
            return redirect("activities:score_rule_list")
    return render(request, "activities/score_rule_form.html", {"form": form})


@require_POST
@requires(Capability.REQUIREMENT_MANAGE)
def score_rule_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = ScoreRule.objects.visible_to(request.actor, Capability.REQUIREMENT_MANAGE)
    try:
        withdraw_score_rule(rule=get_object_or_404(visible, pk=pk), actor=request.actor)
        messages.success(request, _("Withdrawn. What holds today goes on."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("activities:score_rule_list")
