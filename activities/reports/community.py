"""Check-ins and posts of communities, as their pages read them."""

from django.db.models import Prefetch, QuerySet

from activities.models import CommunityFeedback, CommunityPost, PostClaim
from activities.querysets import CheckInQuerySet, CommunityPostQuerySet
from branches.models import Organization
from members.models import Member


def check_ins_of(*, member: Member) -> CheckInQuerySet:
    """Return a member's check-ins, the latest first."""
    rows: CheckInQuerySet = member.check_ins.select_related("community")
    return rows


def feedback_on(*, member: Member) -> QuerySet[CommunityFeedback]:
    """Return what communities said of a member's years, the latest first."""
    said = CommunityFeedback.objects.filter(check_in__member=member)
    return said.select_related("check_in__community").order_by("-year", "-pk")


def posts_of(*, community: Organization) -> CommunityPostQuerySet:
    """Return its posts with ``taken`` places and, as ``held``, who is in each."""
    held = PostClaim.objects.open().select_related("check_in__member").order_by("since", "pk")
    posts = CommunityPost.objects.filter(community=community).with_taken()
    rows: CommunityPostQuerySet = posts.prefetch_related(Prefetch("claims", held, to_attr="held"))
    return rows.order_by("is_retired", "name")
