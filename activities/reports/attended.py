"""Reads about who attended what."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from activities.choices import AttendanceState
from activities.models import Activity, Attendance, ServiceRecord
from members.models import Member

if TYPE_CHECKING:
    from django.db.models import QuerySet


def attendance_of_year(*, member: Member, year: int) -> dict[str, int]:
    """Count the member's lines in the attendance lists of a year: ``listed`` and by state."""
    listed = Attendance.objects.counting().filter(member=member, activity__held_on__year=year)
    by_state = {state.value: Count("pk", filter=Q(state=state)) for state in AttendanceState}
    return listed.aggregate(listed=Count("pk"), **by_state)


def attended_in_year(*, member_ids: Iterable[int], year: int) -> dict[int, tuple[int, int]]:
    """Return by member how often they were present in a year, and on how many lists they stood."""
    listed = Attendance.objects.counting().filter(
        member_id__in=member_ids, activity__held_on__year=year
    )
    rows = (
        listed.order_by()
        .values_list("member_id")
        .annotate(present=Count("pk", filter=Q(state=AttendanceState.PRESENT)), due=Count("pk"))
    )
    return {member: (present, due) for member, present, due in rows}


def activity_months(*, member: Member) -> dict[date, tuple[int, int]]:
    """Return by month how many activities the member attended, and how many led."""
    present = Attendance.objects.counting().filter(member=member, state=AttendanceState.PRESENT)
    led = Activity.objects.counting().filter(host=member)
    attended = _by_month(present, "activity__held_on")
    hosted = _by_month(led, "held_on")
    months = sorted(attended.keys() | hosted.keys())
    return {month: (attended[month], hosted[month]) for month in months}


def service_years(*, member: Member) -> list[tuple[int, int, Decimal]]:
    """Return for each year how often the member served, and the confirmed hours."""
    confirmed = ServiceRecord.objects.confirmed().filter(member=member).order_by()
    years = confirmed.values_list("served_on__year").annotate(
        Count("pk"), Sum("hours_confirmed", default=Decimal(0))
    )
    return list(years.order_by("served_on__year"))


def _by_month(rows: "QuerySet[Any]", day: str) -> Counter[date]:
    found = rows.order_by().values_list(TruncMonth(day)).annotate(Count("pk"))
    return Counter(dict(found))
