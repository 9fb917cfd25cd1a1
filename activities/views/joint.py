"""What a partner of a joint activity may say."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.choices import AttendanceState
from activities.domain.attendance import absences
from activities.domain.joint import join_again, keep_list, members_due_of, strike_off
from activities.forms.entry import read_away, ticks
from activities.models import ActivityPart
from common.errors import RuleViolation
from common.text import tidy


@requires(Capability.ACTIVITY_RECORD)
def part_attend(request: Request, pk: int) -> HttpResponse:
    """Tick who of the own branch came to an activity that another one leads.

    A list that is refused is shown again as it was ticked.
    """
    visible = ActivityPart.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    part = get_object_or_404(visible.select_related("activity", "organization"), pk=pk)
    away = read_away(request.POST)
    if request.method == "POST":
        try:
            keep_list(part=part, away=away, actor=request.actor)
        except RuleViolation as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Recorded who of the branch came."))
            return redirect(part.activity)
    else:
        held = part.activity.attendances.filter(organization=part.organization)
        away = absences(rows=held)
    due, day = members_due_of(part=part), part.activity.held_on
    context = {
        "part": part,
        "ticks": ticks(due=due, day=day, away=away, uncounted={}),
        "states": AttendanceState.choices,
        "asks_reasons": request.method == "POST",
    }
    return render(request, "activities/part_attend.html", context)


@require_POST
@requires(Capability.ACTIVITY_RECORD)
def part_strike(request: Request, pk: int) -> HttpResponse:
    """Strike the own branch off, or with ``again`` let it take part after all."""
    visible = ActivityPart.objects.visible_to(request.actor, Capability.ACTIVITY_RECORD)
    part = get_object_or_404(visible.select_related("activity", "organization"), pk=pk)
    try:
        if "again" in request.POST:
            join_again(part=part, actor=request.actor)
            messages.success(request, _("The activity counts for this branch again."))
        else:
            reason = tidy(request.POST.get("reason", ""))
            strike_off(part=part, reason=reason, actor=request.actor)
            messages.success(request, _("Struck off: the activity does not count for this branch."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(part.activity)
