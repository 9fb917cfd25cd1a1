"""What a partner of a joint activity may say."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.joint import join_again, strike_off
from activities.models import ActivityPart
from common.errors import RuleViolation
from common.text import tidy


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
