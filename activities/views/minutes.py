"""The record of a meeting on paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.domain.agenda import agenda_of
from activities.domain.meetings import votes_on_record
from activities.models import Activity
from activities.reports.attendance import attendance_lists


@requires(Capability.ACTIVITY_VIEW)
def activity_minutes(request: Request, pk: int) -> HttpResponse:
    """Print on A4 and sign: who met when and where, who came, what was said and decided."""
    visible = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    activity = get_object_or_404(visible, pk=pk)
    reach = request.actor.scope(Capability.ACTIVITY_VIEW)
    kept = attendance_lists(activity=activity, reach=reach)
    context = {
        "activity": activity,
        "agenda": agenda_of(text=activity.agenda),
        "lead": kept[0].part.organization,
        "partners": activity.parts.filter(is_lead=False, struck_reason="").select_related(
            "organization"
        ),
        "kept": kept,
        "votes": votes_on_record(activity=activity, listed=kept[0].rows),
        "guests": activity.guests.all(),
    }
    return render(request, "activities/activity_minutes.html", context)
