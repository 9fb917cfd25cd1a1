"""Check-ins and posts of communities, as their pages read them."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from activities.models import CommunityFeedback, CommunityPost, PostClaim
from activities.querysets import CheckInQuerySet, CommunityPostQuerySet
from branches.models import Organization
from members.models import Member

DECEMBER, FORGOTTEN_FROM = 12, 4


def check_ins_of(*, member: Member) -> CheckInQuerySet:
    """Return a member's check-ins, the latest first."""
    rows: CheckInQuerySet = member.check_ins.select_related("community")
    return rows


def feedback_on(*, member: Member) -> QuerySet[CommunityFeedback]:
    """Return what communities said of a member's years, the latest first."""
    said = CommunityFeedback.objects.filter(check_in__member=member)
    return said.select_related("check_in__community").order_by("-year", "-pk")


def with_said(*, rows: CheckInQuerySet, year: int) -> CheckInQuerySet:
    """Return check-ins with ``said``: the feedback on a year, at most one."""
    given = CommunityFeedback.objects.filter(year=year).select_related("said_by")
    found: CheckInQuerySet = rows.select_related("member", "community").prefetch_related(
        Prefetch("feedback", given, to_attr="said")
    )
    return found


def feedback_due(*, on: date) -> tuple[int, date] | None:
    """Return the year on which communities owe feedback, and until when; nothing most of the year.

    It is given in December. From April on what lacks is a gap in the list, no longer a task.
    """
    if on.month == DECEMBER:
        return on.year, date(on.year, DECEMBER, 31)
    return (on.year - 1, date(on.year - 1, DECEMBER, 31)) if on.month < FORGOTTEN_FROM else None


def posts_of(*, community: Organization) -> CommunityPostQuerySet:
    """Return its posts with ``taken`` places and, as ``held``, who is in each."""
    held = PostClaim.objects.open().select_related("check_in__member").order_by("since", "pk")
    posts = CommunityPost.objects.filter(community=community).with_taken()
    rows: CommunityPostQuerySet = posts.prefetch_related(Prefetch("claims", held, to_attr="held"))
    return rows.order_by("is_retired", "name")
