"""The three reports for who votes with a slip: read only, and nobody notes who read.

The sheet leaves a signed cookie that names the cycle and no slip; it is taken along to no other
page, kept for the hall's hours alone, and taken away once the ballot is cast.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.domain.circumstances import under
from assessments.models import Cycle
from assessments.reports.unit_reports import heard_of

COOKIE, SALT = "hall", "assessments.slip"
HOURS = timedelta(hours=4)


def let_read(response: HttpResponse, cycle: Cycle) -> HttpResponse:
    """Let the browser that opened a sheet read what was handed in for its cycle."""
    response.set_signed_cookie(
        COOKIE,
        str(cycle.pk),
        salt=SALT,
        max_age=HOURS,
        path=reverse("assessments:slip_vote"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, path=reverse("assessments:slip_vote"), samesite="Strict")
    return response


@never_cache
def slip_reports(request: HttpRequest, pk: int) -> HttpResponse:
    """What a unit handed in, as long as the vote is open to which the slip belongs."""
    cycle = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=HOURS)
    if not cycle:
        messages.info(request, _("Open the ballot with your slip first."))
        return redirect("assessments:slip_vote")
    with under(address=""):
        reports = heard_of(unit_id=pk, cycle_id=int(cycle))
    if not reports:
        raise Http404
    context = {"unit": reports[0].unit, "reports": reports}
    return render(request, "assessments/slip_reports.html", context)
