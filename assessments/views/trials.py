"""A trial run from set-up: the ballot as voters will see it, and what an example comes to."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.trials import try_out
from assessments.forms.ballots import read_ballot, sheet_context
from assessments.views.cycles import managed

if TYPE_CHECKING:
    from assessments.domain.trials import Trial


@sensitive_post_parameters()
@never_cache
@requires(Capability.ASSESSMENT_MANAGE)
def trial_run(request: Request, pk: int) -> HttpResponse:
    """Show the sheet, and once it is filled in the example; both live in this answer alone."""
    cycle = managed(request, pk)
    units = list(cycle.units.order_by("group", "code"))
    found: list[Trial] = []
    errors: list[str] = []
    if request.method == "POST":
        try:
            ballot = read_ballot(request.POST, units=units, left_out=set())
            found = try_out(cycle=cycle, ballot=ballot)
        except ValidationError as error:
            errors = error.messages
    context = {
        **sheet_context(request.POST, units=units, barred=set(), scale=cycle.scale),
        "cycle": cycle,
        "errors": errors,
        "found": found,
    }
    return render(request, "assessments/trial_run.html", context)
