"""Slips: printed by the office once, and the public page on which each opens one ballot.

A code travels in the fragment of the printed address and in the body of a request, never in a path
or query: no log, referrer or history holds it.
"""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.domain.circumstances import current, under
from accounts.http import Request, requires
from assessments.domain.slips import (
    cast_with_slip,
    discard_slips,
    print_slips,
    require_voting,
    slip_of,
    void_slips,
)
from assessments.forms.ballots import read_ballot, sheet_context
from assessments.forms.hall import CodeForm, NumbersForm, PrintForm
from assessments.forms.setup import ReasonForm
from assessments.models import Slip
from assessments.reports.unit_reports import reported_in
from assessments.views.setup import done, group_of, refused
from assessments.views.slip_reports import forget, let_read
from common.errors import RuleViolation
from common.qr import qr_code


@requires(Capability.ASSESSMENT_MANAGE)
def slip_list(request: Request, pk: int) -> HttpResponse:
    """How many slips were printed, used and voided; what can be done about them now."""
    group = group_of(request, pk)
    slips = list(group.slips.all())
    context = {
        "group": group,
        "cycle": group.cycle,
        "printed": len(slips),
        "used": sum(slip.is_used for slip in slips),
        "void": sum(slip.is_void for slip in slips),
        "print_form": PrintForm(initial={"count": group.sheets or len(slips) or None}),
        "numbers_form": NumbersForm(),
        "reason_form": ReasonForm(),
    }
    return render(request, "assessments/slip_list.html", context)


@never_cache
@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def slip_print(request: Request, pk: int) -> HttpResponse:
    """Make the slips and show them, this once: no address shows their codes again."""
    group, form = group_of(request, pk), PrintForm(request.POST)
    back = redirect("assessments:slip_list", group.pk)
    if not form.is_valid():
        return refused(request, form, back)
    try:
        printed = print_slips(group=group, **form.cleaned_data, actor=request.actor)
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
        return back
    address = request.build_absolute_uri(reverse("assessments:slip_vote"))
    slips = [{"slip": slip, "qr": qr_code(f"{address}#{slip.code}")} for slip in printed]
    context = {"group": group, "cycle": group.cycle, "slips": slips, "address": address}
    return render(request, "assessments/slip_print.html", context)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def slip_void(request: Request, pk: int) -> HttpResponse:
    group, form = group_of(request, pk), NumbersForm(request.POST)
    back = redirect("assessments:slip_list", group.pk)
    if not form.is_valid():
        return refused(request, form, back)
    return done(request, partial(void_slips, group=group, **form.cleaned_data), back)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def slip_discard(request: Request, pk: int) -> HttpResponse:
    group, form = group_of(request, pk), ReasonForm(request.POST)
    back = redirect("assessments:slip_list", group.pk)
    if not form.is_valid():
        return refused(request, form, back)
    return done(request, partial(discard_slips, group=group, **form.cleaned_data), back)


@sensitive_post_parameters()
@never_cache
def slip_vote(request: HttpRequest) -> HttpResponse:
    """Ask for a code, show the sheet it opens, and seal what comes back."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "assessments/slip_open.html", {"form": form})
    address, code = current().address, form.cleaned_data["code"]
    try:
        with under(address=""):
            return _sheet(request, slip_of(code=code, address=address), code)
    except RuleViolation as error:
        if error.code == "too_often":
            raise
        form.add_error(None, error)
        return render(request, "assessments/slip_open.html", {"form": form})


def _sheet(request: HttpRequest, slip: Slip, code: str) -> HttpResponse:
    """Show the sheet of a slip; what is refused comes back as it was entered."""
    cycle, sent, errors = slip.group.cycle, request.POST, []
    units = list(cycle.units.order_by("group", "code"))
    if "cast" not in sent:
        require_voting(slip=slip)
    else:
        own = {unit.pk for unit in units if str(unit.pk) == sent.get("own")}
        try:
            cast_with_slip(slip=slip, ballot=read_ballot(sent, units=units, left_out=own))
        except ValidationError as error:
            errors = error.messages
        else:
            return forget(redirect("assessments:slip_done"))
    context = {
        **sheet_context(sent, units=units, barred=set(), scale=cycle.scale),
        "reported": reported_in(cycle=cycle),
        "reports_route": "assessments:slip_reports",
        "cycle": cycle,
        "group": slip.group,
        "errors": errors,
        "code": code,
        "own": sent.get("own", ""),
        "tab": f"slip-{slip.mac[:8]}",
    }
    return let_read(render(request, "assessments/slip_cast.html", context), cycle)


@never_cache
def slip_done(request: HttpRequest) -> HttpResponse:
    return render(request, "assessments/slip_done.html")
