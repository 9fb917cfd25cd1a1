"""Postings that end soon: every side is told, and notes that it knows."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from dispatch.domain.reminders import endings, see_to, see_to_reminder
from dispatch.models import Posting


@requires(Capability.DISPATCH_VIEW)
def ending_list(request: Request) -> HttpResponse:
    """Show what ends within sixty days, by programme and day; each group is seen to at once."""
    found = endings(actor=request.actor, on=localdate())
    if request.method == "POST":
        wanted = request.POST.get("ending", "")
        for one in found:
            if one.key == wanted:
                see_to(ending=one, actor=request.actor)
                messages.success(request, _("Noted: this reminder does not come again."))
        return redirect("dispatch:ending_list")
    return render(request, "dispatch/ending_list.html", {"endings": found})


@require_POST
@requires(Capability.DISPATCH_VIEW)
def reminder_see(request: Request, pk: int) -> HttpResponse:
    visible = Posting.objects.visible_to(request.actor, Capability.DISPATCH_VIEW)
    posting = get_object_or_404(visible, pk=pk)
    try:
        see_to_reminder(posting=posting, actor=request.actor)
        messages.success(request, _("Noted: this reminder does not come again."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect(posting)
