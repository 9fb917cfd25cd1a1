"""The ballot of a person with an account. Nothing is kept before it is cast, and no copy after."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.choices import CycleKind, VotingMode
from assessments.domain.casting import cast, has_voted, how_voted, left_out
from assessments.forms.ballots import read_ballot, sheet_context
from assessments.models import Cycle
from assessments.reports.unit_reports import reported_in


@sensitive_post_parameters()
@never_cache
@requires(Capability.ASSESSMENT_JOIN)
def ballot_cast(request: Request, pk: int) -> HttpResponse:
    """One sheet for all units; what is refused comes back as it was entered."""
    visible = Cycle.objects.visible_to(request.actor, Capability.ASSESSMENT_JOIN)
    cycle = get_object_or_404(visible, pk=pk)
    back = redirect("portal:home" if cycle.kind == CycleKind.MEMBERS else cycle)
    with_account = cycle.electors.filter(group__mode=VotingMode.ACCOUNTS)
    elector = get_object_or_404(with_account.select_related("group", "cycle"), user=request.user)
    if has_voted(elector=elector):
        messages.info(request, how_voted(elector=elector))
        return back
    barred, errors = left_out(elector=elector), []
    units = list(cycle.units.order_by("group", "code"))
    if request.method == "POST":
        try:
            cast(elector=elector, ballot=read_ballot(request.POST, units=units, left_out=barred))
        except ValidationError as error:
            errors = error.messages
        else:
            messages.success(request, _("Cast and sealed. Nobody sees how you voted. Thank you."))
            return back
    context = {
        **sheet_context(request.POST, units=units, barred=barred, scale=cycle.scale),
        "cycle": cycle,
        "elector": elector,
        "errors": errors,
        "reported": reported_in(cycle=cycle),
    }
    return render(request, "assessments/ballot_cast.html", context)
