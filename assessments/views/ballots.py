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
from assessments.choices import OverallGrade
from assessments.domain.casting import cast, has_voted, left_out
from assessments.domain.sheets import ABSTAINED
from assessments.forms.ballots import ENTRY, REMARK, read_ballot
from assessments.reports.unit_reports import reported_in
from assessments.views.cycles import seen


@sensitive_post_parameters()
@never_cache
@requires(Capability.ASSESSMENT_JOIN)
def ballot_cast(request: Request, pk: int) -> HttpResponse:
    """One sheet for all units; what is refused comes back as it was entered."""
    cycle = seen(request, pk)
    elector = get_object_or_404(cycle.electors.select_related("group", "cycle"), user=request.user)
    if has_voted(elector=elector):
        messages.info(request, _("Your ballot has been cast already; there is nothing left to do."))
        return redirect(cycle)
    barred, errors = left_out(elector=elector), []
    units = list(cycle.units.order_by("group", "code"))
    if request.method == "POST":
        try:
            cast(elector=elector, ballot=read_ballot(request.POST, units=units, left_out=barred))
        except ValidationError as error:
            errors = error.messages
        else:
            messages.success(request, _("Cast and sealed. Nobody sees how you voted. Thank you."))
            return redirect(cycle)
    sent = request.POST
    context = {
        "cycle": cycle,
        "elector": elector,
        "errors": errors,
        "reported": reported_in(cycle=cycle),
        "abstained": ABSTAINED,
        "grades": OverallGrade.choices,
        "lines": [
            {
                "unit": unit,
                "is_barred": unit.pk in barred,
                "entry_name": f"{ENTRY}{unit.pk}",
                "entry": sent.get(f"{ENTRY}{unit.pk}", ""),
                "remark_name": f"{REMARK}{unit.pk}",
                "remark": sent.get(f"{REMARK}{unit.pk}", ""),
            }
            for unit in units
        ],
    }
    return render(request, "assessments/ballot_cast.html", context)
