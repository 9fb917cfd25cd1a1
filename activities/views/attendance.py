"""What one member attended."""

from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.http import Request, requires
from activities.exports import AttendanceExport
from activities.models import Activity
from members.models import Member
from members.reports import home_trail
from spreadsheets.pages import list_page


@requires(Capability.SERVICE_VIEW)
def attendance_list(request: Request, pk: int) -> HttpResponseBase:
    """The meetings and party days of a year: present, on leave or absent, and why."""
    visible = Member.objects.visible_to(request.actor, Capability.SERVICE_VIEW, localdate())
    member = get_object_or_404(visible, pk=pk)
    query = QueryDict(mutable=True)
    query.update({**request.GET.dict(), "member": str(pk)})
    export = AttendanceExport(actor=request.actor, query=query)
    rows = export.select().select_related("activity", "organization")
    activities = Activity.objects.visible_to(request.actor, Capability.ACTIVITY_VIEW)
    context = {
        "member": member,
        "form": export.form,
        "is_own": member.user_id == request.user.pk,
        "openable": activities.filter(attendances__member=member).values_list("pk", flat=True),
        "trail": home_trail(member=member, actor=request.actor, on=localdate()),
    }
    return list_page(request, rows, "activities/attended_list.html", context, export=export)
