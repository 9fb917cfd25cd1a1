from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now

from accounts.choices import Capability
from accounts.http import Request
from members.models import Member
from portal.reports import glance, todo


@login_required
def home(request: Request) -> HttpResponse:
    """What is due first, then the month at a glance; a member goes to the own record."""
    if not request.actor.can(Capability.MEMBER_VIEW):
        own = Member.objects.visible_to(request.actor, Capability.MEMBER_VIEW, localdate()).first()
        if own is not None:
            return redirect("points:account_detail", own.pk)
    context = {
        "todo": todo(actor=request.actor),
        "glance": glance(actor=request.actor, on=localdate()),
        "may_record": request.actor.can(Capability.ACTIVITY_RECORD),
        "computed_at": now(),
    }
    return render(request, "portal/home.html", context)
