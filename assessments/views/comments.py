"""What voters wrote on their ballots, under no name that tells who voted."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.domain.comments import commented_units, comments_of
from assessments.forms.reports import CommentFilter
from assessments.views.cycles import may_see, seen


@requires(Capability.ASSESSMENT_VIEW)
def comment_list(request: Request, pk: int) -> HttpResponse:
    """Comments by unit: all for the office, the own ones for a unit."""
    cycle = seen(request, pk)
    units = commented_units(cycle=cycle, user=request.user, sees_all=may_see(request, cycle))
    form = CommentFilter(request.GET, units=units)
    chosen = form.cleaned_data["unit"] if form.is_valid() else None
    shown = units.filter(pk=chosen.pk) if chosen else units
    context = {
        "cycle": cycle,
        "form": form,
        "is_one": units.count() < 2,
        "told": comments_of(cycle=cycle, units=shown),
    }
    return render(request, "assessments/comment_list.html", context)
