"""A joint activity of the world, and a member's check-in with a community."""

from datetime import date

from django.utils import timezone

from activities.models import (
    Activity,
    ActivityPart,
    CommunityCheckIn,
    CommunityPost,
    LinkItem,
    PostClaim,
    UnitCommunityLink,
)
from members.models import Affiliation


def joint_part_of(branch):
    """Return the branch's part in an activity that the town leads."""
    joint = Activity.objects.create(
        kind="party_day", held_on=date(2018, 6, 8), theme="秘密联建", state="accepted",
        submitted_at=timezone.now(),
    )  # fmt: skip
    ActivityPart.objects.create(activity=joint, organization=branch.superior)
    return ActivityPart.objects.create(activity=joint, organization=branch, is_lead=False)


def community_of(member, branch, user):
    """Return the member's check-in with the branch as a community, and what hangs on it."""
    since = date(2018, 5, 1)
    affiliation = Affiliation.objects.create(
        member=member, organization=branch, kind="community", valid_from=since
    )
    check_in = CommunityCheckIn.objects.create(
        member=member, community=branch, affiliation=affiliation, since=since, skills="秘密特长",
        recorded_by=user,
    )  # fmt: skip
    post = CommunityPost.objects.create(
        community=branch, name="秘密社区岗", duties="秘密职责", places=2
    )
    claim = PostClaim.objects.create(post=post, check_in=check_in, since=since, recorded_by=user)
    link = UnitCommunityLink.objects.create(unit=branch, community=branch, since=since, set_by=user)
    return {
        "check_in": check_in, "community_post": post, "post_claim": claim, "link": link,
        "link_item": LinkItem.objects.create(link=link, kind="need", text="秘密需求"),
    }  # fmt: skip
