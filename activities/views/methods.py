"""How party days are held, and from when on otherwise."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.methods import PARTS, adopt_method, withdraw_method
from activities.forms.methods import MethodForm
from activities.models import Method
from activities.reports.methods import method_for
from common.dates import next_month
from common.errors import RuleViolation
from common.text import tidy


@requires(Capability.ACTIVITY_VIEW)
def method_list(request: Request) -> HttpResponse:
    """The version in force, those adopted for later, and those of earlier months."""
    today = localdate()
    versions = list(Method.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW))
    current = method_for(month=today)
    context = {
        "current": current,
        "coming": [one for one in versions if one.valid_from and one.valid_from > today],
        "past": versions[versions.index(current) + 1 :],
        "may_manage": request.actor.can(Capability.REQUIREMENT_MANAGE),
    }
    return render(request, "activities/method_list.html", context)


@requires(Capability.REQUIREMENT_MANAGE)
def method_change(request: Request) -> HttpResponse:
    today = localdate()
    known = model_to_dict(method_for(month=today), fields=PARTS)
    start = f"{next_month(today):%Y-%m}"
    form = MethodForm(request.POST or None, initial={**known, "start": start})
    if request.method == "POST" and form.is_valid():
        parts = dict(form.cleaned_data)
        start, reason = parts.pop("start"), tidy(parts.pop("reason"))
        try:
            adopt_method(start=start, parts=parts, reason=reason, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            message = _("Adopted from %(month)s. What has passed stays as it was.")
            messages.success(request, message % {"month": f"{start:%Y-%m}"})
            return redirect("activities:method_list")
    return render(request, "activities/method_form.html", {"form": form})


@require_POST
@requires(Capability.REQUIREMENT_MANAGE)
def method_withdraw(request: Request, pk: int) -> HttpResponse:
    visible = Method.objects.visible_to(request.actor, Capability.REQUIREMENT_MANAGE)
    try:
        withdraw_method(method=get_object_or_404(visible, pk=pk), actor=request.actor)
        messages.success(request, _("Withdrawn. What holds today goes on."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("activities:method_list")
