"""Reads about who attended what."""

from django.db.models import Count, Q

from activities.choices import AttendanceState
from activities.models import Attendance
from members.models import Member


def attendance_of_year(*, member: Member, year: int) -> dict[str, int]:
    """Count the member's lines in the attendance lists of a year: ``listed`` and by state."""
    listed = Attendance.objects.counting().filter(member=member, activity__held_on__year=year)
    by_state = {state.value: Count("pk", filter=Q(state=state)) for state in AttendanceState}
    return listed.aggregate(listed=Count("pk"), **by_state)
