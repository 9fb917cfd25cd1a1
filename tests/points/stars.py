"""Facts of a year for tests of the star ratings."""

from datetime import date

from django.utils import timezone

from activities.models import Activity, Attendance, ServiceRecord
from points.models import DutyMark, DutyPost, PostHolding, ReviewMark

YEAR = 2018


def attend(branch, states, day=date(2018, 6, 1)):
    """Record an activity of the branch; ``states`` maps members to what became of them."""
    activity = Activity.objects.create(
        kind="party_day", held_on=day, state="accepted", submitted_at=timezone.now()
    )
    activity.parts.create(organization=branch)
    Attendance.objects.bulk_create(
        Attendance(activity=activity, member=member, organization=branch, state=state)
        for member, state in states.items()
    )
    return activity


def serve(member, branch, hours, day=date(2018, 6, 1)):
    """Give the member so many points: a fair hour is one, up to eight in a record."""
    return ServiceRecord.objects.create(
        member=member,
        organization=branch,
        served_on=day,
        activity_name=f"服务{day}",
        hours_reported=hours,
        hours_confirmed=hours,
        confirmed_at=timezone.now(),
    )


def hold(member, branch, user, *marks, name="政策宣传岗", year=YEAR):
    post, _made = DutyPost.objects.get_or_create(
        organization=branch, name=name, defaults={"duties": "宣传政策"}
    )
    holding = PostHolding.objects.create(
        post=post, member=member, year=year, origin="assigned", recorded_by=user
    )
    for quarter, mark in enumerate(marks, start=1):
        DutyMark.objects.create(holding=holding, quarter=quarter, mark=mark, recorded_by=user)
    return holding


def review(member, user, year=YEAR, **marks):
    for kind, mark in marks.items():
        ReviewMark.objects.create(member=member, year=year, kind=kind, mark=mark, recorded_by=user)
