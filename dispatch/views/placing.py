"""Cleared candidates and receiving towns on one page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.domain.placing import cleared, make_postings, place_nominee, targets_of
from dispatch.models import Nominee, Programme


@requires(Capability.DISPATCH_MANAGE)
def programme_place(request: Request, pk: int) -> HttpResponse:
    """Who is cleared and waits, and what every town still takes."""
    programme = _programme(request, pk)
    people = cleared(programme=programme)
    targets = targets_of(programme=programme)
    context = {
        "programme": programme,
        "targets": targets,
        "waiting": [one for one in people if one.host is None],
        "left": sum(target.left for target in targets),
        "to_post": [one for one in people if one.host and not one.posting],
    }
    return render(request, "dispatch/programme_place.html", context)


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def nominee_place(request: Request, pk: int) -> HttpResponse:
    """Put one candidate down for a town, or take the person out again."""
    visible = Nominee.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    nominee = get_object_or_404(visible.with_person().select_related("programme"), pk=pk)
    key = request.POST.get("target", "")
    try:
        target = place_nominee(nominee=nominee, key=key, actor=request.actor)
        if target:
            values = {"person": nominee, "target": target}
            messages.success(request, _("%(person)s goes to %(target)s.") % values)
        else:
            messages.success(request, _("%(person)s waits again.") % {"person": nominee})
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    page = reverse("dispatch:programme_place", args=[nominee.programme_id])
    return redirect(f"{page}#nominee-{pk}")


@require_POST
@requires(Capability.DISPATCH_MANAGE)
def programme_post(request: Request, pk: int) -> HttpResponse:
    """Make postings of all who are placed; any conflict stops all."""
    programme = _programme(request, pk)
    try:
        made = make_postings(programme=programme, actor=request.actor)
        messages.success(request, _("%(count)d people are posted.") % {"count": len(made)})
    except RuleViolation as error:
        for message in error.messages:
            messages.error(request, message)
    return redirect("dispatch:programme_place", pk)


def _programme(request: Request, pk: int) -> Programme:
    visible = Programme.objects.visible_to(request.actor, Capability.DISPATCH_MANAGE)
    programme: Programme = get_object_or_404(visible, pk=pk)
    return programme
