"""Service as the tests of points need it."""

from django.utils import timezone

from activities.models import ServiceRecord


def serve(member, branch, day, hours, *, name="服务", **fields):
    """Return a confirmed record; ``name`` tells those of one day apart."""
    return ServiceRecord.objects.create(
        member=member,
        organization=branch,
        served_on=day,
        activity_name=name,
        hours_reported=hours,
        hours_confirmed=hours,
        confirmed_at=timezone.now(),
        **fields,
    )
