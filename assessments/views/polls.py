"""The electronic vote on a branch's members: opened, closed and given up by its secretary."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.cycles import abandon, close_voting
from assessments.domain.polls import open_poll
from assessments.models import Cycle
from assessments.views.appraisals import branch_of
from assessments.views.setup import done


@require_POST
@requires(Capability.APPRAISAL_RECORD)
def poll_open(request: Request, year: int, pk: int) -> HttpResponse:
    branch = branch_of(request, year, pk, Capability.APPRAISAL_RECORD)
    back = redirect("assessments:appraisal_detail", year, branch.pk)
    return done(request, partial(open_poll, branch=branch, year=year), back)


@require_POST
@requires(Capability.APPRAISAL_RECORD)
def poll_close(request: Request, pk: int) -> HttpResponse:
    poll = _poll(request, pk)
    return done(request, partial(close_voting, cycle=poll), redirect(poll))


@require_POST
@requires(Capability.APPRAISAL_RECORD)
def poll_abandon(request: Request, pk: int) -> HttpResponse:
    poll = _poll(request, pk)
    return done(request, partial(abandon, cycle=poll), redirect(poll))


def _poll(request: Request, pk: int) -> Cycle:
    visible = Cycle.objects.visible_to(request.actor, Capability.APPRAISAL_RECORD)
    poll: Cycle = get_object_or_404(visible.select_related("organization"), pk=pk)
    return poll
