"""Paper ballots: who is handed one, how many come back, and two clerks who key them."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.choices import VotingMode
from assessments.domain.paper import (
    counted_of,
    differences,
    discard_keying,
    hand_paper,
    key_sheet,
    keyed_by,
    on_paper,
    record_counts,
    require_keying,
)
from assessments.forms.ballots import paper_context, read_paper
from assessments.forms.hall import CountsForm, HandForm
from assessments.forms.setup import ReasonForm
from assessments.models import Keying, PaperCount, VoterGroup
from assessments.views.setup import done, group_of, refused

SHEET_DIGITS = 5


@never_cache
@requires(Capability.ASSESSMENT_MANAGE)
def paper_detail(request: Request, pk: int) -> HttpResponse:
    """Sheets issued, returned and keyed; once both clerks are through, where they differ."""
    group = group_of(request, pk)
    count = counted_of(group=group)
    keyings = list(group.keyings.select_related("clerk").prefetch_related("sheets"))
    returned = count.returned if count else 0
    both_through = len(keyings) == 2 and all(one.sheets.count() == returned for one in keyings)
    handed = _handed(group)
    context = {
        "group": group,
        "cycle": group.cycle,
        "count": count,
        "handed": handed,
        "keyings": keyings,
        "own": next((one for one in keyings if one.clerk_id == request.user.pk), None),
        "next": _next_sheet(keyings, request, returned),
        "both_through": both_through,
        "differences": differences(group=group) if both_through else [],
        "counts_form": CountsForm(initial=_counted(count), handed=handed),
        "hand_form": HandForm(),
        "reason_form": ReasonForm(),
    }
    return render(request, "assessments/paper_detail.html", context)


def _handed(group: VoterGroup) -> int | None:
    return on_paper(group=group) if group.mode == VotingMode.ACCOUNTS else None


def _counted(count: PaperCount | None) -> dict[str, int]:
    return {"issued": count.issued, "returned": count.returned} if count else {}


def _next_sheet(keyings: list[Keying], request: Request, returned: int) -> int | None:
    """Return the number of the next sheet a clerk has not keyed, if there is one for this clerk."""
    own = next((one for one in keyings if one.clerk_id == request.user.pk), None)
    if own is None and len(keyings) > 1:
        return None
    keyed = {sheet.number for sheet in own.sheets.all()} if own else set()
    return min(set(range(1, returned + 1)) - keyed, default=None)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def paper_hand(request: Request, pk: int) -> HttpResponse:
    """Mark a voter as taking part on paper; the sheet is handed over after that."""
    group, form = group_of(request, pk), HandForm(request.POST)
    back = redirect("assessments:paper_detail", group.pk)
    if not form.is_valid():
        return refused(request, form, back)
    electors = group.electors.select_related("cycle__organization", "user")
    elector = electors.filter(user__username=form.cleaned_data["username"]).first()
    if elector is None:
        messages.error(request, _("Nobody of this user name votes in this group."))
        return back
    return done(request, partial(hand_paper, elector=elector), back)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def paper_count(request: Request, pk: int) -> HttpResponse:
    group = group_of(request, pk)
    form = CountsForm(request.POST, handed=_handed(group))
    back = redirect("assessments:paper_detail", group.pk)
    if not form.is_valid():
        return refused(request, form, back)
    return done(request, partial(record_counts, group=group, **form.cleaned_data), back)


@sensitive_post_parameters()
@never_cache
@requires(Capability.ASSESSMENT_MANAGE)
def paper_key(request: Request, pk: int) -> HttpResponse:
    """Key one sheet in the own pass, then the next; a sheet keyed before comes as it was keyed."""
    group, asked = group_of(request, pk), request.GET.get("sheet", "")
    number = int(asked) if asked.isdecimal() and len(asked) < SHEET_DIGITS else 1
    units = list(group.cycle.units.order_by("group", "code"))
    errors: list[str] = []
    has_blanks = False
    try:
        require_keying(group, request.actor)
        if request.method == "POST":
            key_sheet(
                group=group,
                number=number,
                read=read_paper(request.POST, units=units, scale=group.cycle.scale),
                with_blanks="with_blanks" in request.POST,
                actor=request.actor,
            )
            return _onward(request, group)
    except ValidationError as error:
        errors, has_blanks = error.messages, error.code == "blanks"
    context = {
        **_entered(request, group, number, units),
        "group": group,
        "cycle": group.cycle,
        "number": number,
        "errors": errors,
        "has_blanks": has_blanks,
    }
    return render(request, "assessments/paper_key.html", context)


def _onward(request: Request, group: VoterGroup) -> HttpResponse:
    """Go to the next sheet the clerk has not keyed, or back once there is none."""
    keyings = list(group.keyings.prefetch_related("sheets"))
    count = counted_of(group=group)
    number = _next_sheet(keyings, request, count.returned if count else 0)
    if number is None:
        messages.success(request, _("All sheets are keyed in your pass."))
        return redirect("assessments:paper_detail", group.pk)
    return redirect(f"{reverse('assessments:paper_key', args=[group.pk])}?sheet={number}")


def _entered(request: Request, group: VoterGroup, number: int, units: list[Any]) -> dict[str, Any]:
    known = keyed_by(group=group, number=number, clerk_id=request.user.pk)
    context = paper_context(request.POST, units=units, known=known, scale=group.cycle.scale)
    return {**context, "is_keyed": known is not None}


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def keying_discard(request: Request, pk: int) -> HttpResponse:
    visible = Keying.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    keying = get_object_or_404(visible.select_related("group__cycle__organization"), pk=pk)
    form = ReasonForm(request.POST)
    back = redirect("assessments:paper_detail", keying.group_id)
    if not form.is_valid():
        return refused(request, form, back)
    return done(request, partial(discard_keying, keying=keying, **form.cleaned_data), back)
