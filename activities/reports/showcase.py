"""The activities of the months: how far a month has come, and what the district is shown."""

from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from activities.choices import COUNTING_STATES, AttendanceState, NominationState
from activities.models import Attendance, Nomination, StarMonth
from activities.querysets import NominationQuerySet


class Tally(NamedTuple):
    """How many of a month's nominations stand where; each step holds those beyond it too."""

    nominated: int
    shortlisted: int
    picked: int


def tally(*, nominations: NominationQuerySet) -> Tally:
    picked = Q(state=NominationState.PICKED)
    counted = nominations.aggregate(
        nominated=Count("pk"),
        shortlisted=Count("pk", filter=picked | Q(state=NominationState.SHORTLISTED)),
        picked=Count("pk", filter=picked),
    )
    return Tally(**counted)


def star_month(*, month: date) -> StarMonth:
    """Return the month as it stands; one that nobody touched yet is not saved."""
    return StarMonth.objects.filter(month=month).first() or StarMonth(month=month)


def published_months() -> list[date]:
    """Return the months whose picks are shown, newest first."""
    shown = StarMonth.objects.filter(published_at__isnull=False)
    return list(shown.values_list("month", flat=True))


def waiting(*, nominations: NominationQuerySet) -> list[tuple[date, int]]:
    """Return the months not published to which the nominations belong, and how many to each."""
    published = StarMonth.objects.filter(published_at__isnull=False).values("month")
    counted = nominations.exclude(month__in=published).values("month").annotate(count=Count("pk"))
    return list(counted.order_by("month").values_list("month", "count"))


def showcase() -> NominationQuerySet:
    """Return what the whole district is shown; what was cancelled since is left out.

    Adds ``present``: how many came by the list, else as reported; never who.
    """
    published = StarMonth.objects.filter(month=OuterRef("month"), published_at__isnull=False)
    came = Attendance.objects.filter(
        activity=OuterRef("activity"), state=AttendanceState.PRESENT
    ).values("activity")
    listed = Subquery(came.annotate(count=Count("pk")).values("count"))
    reported = F("activity__present_reported")
    rows: NominationQuerySet = Nomination.objects.filter(
        Exists(published), state=NominationState.PICKED, activity__state__in=COUNTING_STATES
    ).annotate(present=Coalesce(listed, reported, output_field=IntegerField()))
    return rows
