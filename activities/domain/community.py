"""Members in the community they live in: checked in beside their home, and in its posts.

The home never changes by it, so no figure of the district does.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.models import User
from accounts.scope import Actor
from activities.choices import RESIDENTIAL, LeaveReason
from activities.domain.service import is_own
from activities.models import CommunityCheckIn, CommunityPost, PostClaim
from branches.choices import OrganizationKind, Sector
from branches.models import Organization
from common.dates import show
from common.errors import RuleViolation
from common.sql import advisory_lock
from members.choices import MEMBER_STAGES, AffiliationKind
from members.models import Affiliation, Member

NO_COMMUNITIES = (
    OrganizationKind.WORKING_COMMITTEE,
    OrganizationKind.LEADING_GROUP,
    OrganizationKind.PARTY_GROUP,
)
"""Of the sector too, but the street above a community or a part of it."""


def community_named(*, text: str, on: date) -> Organization:
    """Return the community a text names by code or name. Raises ``RuleViolation`` for any other."""
    found = [
        one for one in Organization.objects.named(text) if is_community(organization=one, on=on)
    ]
    if len(found) != 1:
        raise _unknown(text)
    community: Organization = found[0]
    return community


def was_community(*, organization: Organization) -> bool:
    """Say whether it is a community, be it dissolved by now."""
    return organization.sector == Sector.COMMUNITY and organization.kind not in NO_COMMUNITIES


def is_community(*, organization: Organization, on: date) -> bool:
    return was_community(organization=organization) and organization.exists_on(on)


def home_of(*, member: Member, on: date) -> Organization | None:
    row = Affiliation.objects.home().on(on).filter(member=member).select_related("organization")
    home = row.first()
    return home.organization if home else None


def serves_in_a_unit(*, member: Member, home: Organization | None) -> bool:
    """Say whether it is a member whose branch is that of a unit, not of a place to live in."""
    return member.stage in MEMBER_STAGES and home is not None and home.sector not in RESIDENTIAL


def check_in(
    *,
    member: Member,
    community: Organization,
    since: date,
    words: dict[str, str],
    actor: Actor,
) -> CommunityCheckIn:
    """Register a member of a unit with the community of residence; ``words`` are skills and wish.

    Raises ``RuleViolation`` for who may not, a day ahead, what is no community on the day, a member
    of no unit, and as long as the member is checked in elsewhere.
    """
    if since > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if not is_community(organization=community, on=since):
        raise _unknown(community.name)
    home = home_of(member=member, on=since)
    if home is None or not serves_in_a_unit(member=member, home=home):
        message = _(
            "Only members whose branch is that of a unit check in. Who belongs to a community or"
            " village branch is at home there already."
        )
        raise RuleViolation(message, code="not_in_service")
    if not (is_own(member=member, actor=actor) or _records_for(home, actor)):
        raise _out_of_reach()
    with transaction.atomic(), advisory_lock(f"activities.community.{member.pk}"):
        _require_free(member, since)
        return _register(member, community, since, words, actor)


def move_check_ins(
    *,
    check_ins: Iterable[CommunityCheckIn],
    community: Organization,
    since: date,
    reason: str,
    actor: Actor,
) -> list[CommunityCheckIn]:
    """Let members go on with another community from a day on, as when theirs was merged into it.

    The former check-ins end the day before, and their posts with them. Raises ``RuleViolation`` for
    who does not act for that community too, a day ahead or before one began, what is no community
    on the day or theirs already, and for a check-in that has ended.
    """
    if since > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if not is_community(organization=community, on=since):
        raise _unknown(community.name)
    if not actor.scope(Capability.ACTIVITY_REVIEW).covers(community.path):
        message = _("The other community is not in your charge. Ask the office above both.")
        raise RuleViolation(message, code="out_of_reach")
    with transaction.atomic():
        return [
            _moved(_locked(check_in), community, since, reason, actor) for check_in in check_ins
        ]


def _moved(
    check_in: CommunityCheckIn, community: Organization, since: date, reason: str, actor: Actor
) -> CommunityCheckIn:
    member = check_in.member
    if not check_in.is_open:
        message = _("The check-in of %(name)s has ended. Choose anew.") % {"name": member.name}
        raise RuleViolation(message, code="done_already")
    if check_in.community == community:
        message = _("They are checked in there already. Choose another community.")
        raise RuleViolation(message, code="same_community")
    if since < check_in.since:
        message = _("%(name)s checked in on %(day)s. Choose that day or a later one.")
        said = {"name": member.name, "day": show(check_in.since)}
        raise RuleViolation(message % said, code="before_check_in")
    last = max(since - timedelta(days=1), check_in.since)
    _end(check_in, LeaveReason.MERGED, last, actor.user, f"：{reason}")
    words = {"skills": check_in.skills, "wish": check_in.wish}
    return _register(member, community, since, words, actor)


def _register(
    member: Member, community: Organization, since: date, words: dict[str, str], actor: Actor
) -> CommunityCheckIn:
    affiliation = Affiliation.objects.create(
        member=member,
        organization=community,
        kind=AffiliationKind.COMMUNITY,
        valid_from=since,
    )
    made = CommunityCheckIn.objects.create(
        member=member,
        community=community,
        affiliation=affiliation,
        since=since,
        recorded_by=actor.user,
        **words,
    )
    audit.record(user=actor.user, action=Action.CHECKED_IN, target=made)
    return made


def may_end(*, check_in: CommunityCheckIn, actor: Actor) -> bool:
    """Say whether the actor is the member, or acts for its branch or for the community."""
    if runs_posts(check_in=check_in, actor=actor):
        return True
    home = home_of(member=check_in.member, on=localdate())
    return home is not None and _records_for(home, actor)


def runs_posts(*, check_in: CommunityCheckIn, actor: Actor) -> bool:
    """Say whether the actor is the member or acts for the community."""
    return is_own(member=check_in.member, actor=actor) or is_run_by(check_in=check_in, actor=actor)


def is_run_by(*, check_in: CommunityCheckIn, actor: Actor) -> bool:
    """Say whether the actor acts for the community."""
    return _records_for(check_in.community, actor)


def end_check_in(*, check_in: CommunityCheckIn, reason: str, actor: Actor) -> None:
    """End a check-in today, and the claims of posts with it.

    Raises ``RuleViolation`` for who may not, and a second time.
    """
    if not may_end(check_in=check_in, actor=actor):
        raise _out_of_reach()
    with transaction.atomic():
        check_in = _locked(check_in)
        if not check_in.is_open:
            message = _("This check-in has ended already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        _end(check_in, LeaveReason(reason), localdate(), actor.user)


def end_outlived(*, on: date) -> int:
    """End check-ins of members no longer at home in a unit, by any door; return how many.

    Whose home is a community's or village's now ends them the day before it began.
    """
    rows = CommunityCheckIn.objects.outlived(on).select_for_update(of=("self",))
    with transaction.atomic():
        found = list(rows.select_related("member", "community"))
        for check_in in found:
            is_home = check_in.home_sector is not None and check_in.at_home_since is not None
            last = check_in.at_home_since - timedelta(days=1) if is_home else on
            reason = LeaveReason.HOME if check_in.home_sector in RESIDENTIAL else LeaveReason.LEFT
            _end(check_in, reason, max(last, check_in.since), None)
    return len(found)


def _end(
    check_in: CommunityCheckIn,
    reason: LeaveReason,
    last: date,
    user: User | None,
    detail: str = "",
) -> None:
    words = f"{reason.label}{detail}"[:200]
    check_in.left_on, check_in.leave_reason, check_in.ended_by = last, reason, user
    check_in.save(update_fields=["left_on", "leave_reason", "ended_by"])
    claims = check_in.claims.open()
    claims.update(until=Greatest(F("since"), last), end_reason=words)
    ending = Affiliation.objects.filter(pk=check_in.affiliation_id)
    ending.update(valid_until=last + timedelta(days=1), reason=words)
    audit.record(user=user, action=Action.CHECK_IN_ENDED, target=check_in, reason=words)


def save_post(*, post: CommunityPost, actor: Actor) -> CommunityPost:
    """Keep a new or changed post.

    Raises ``RuleViolation`` if the community has one of this name, or more members in it than it
    is to have places.
    """
    alike = CommunityPost.objects.filter(community=post.community_id, name=post.name)
    with transaction.atomic(), advisory_lock(f"activities.community.posts.{post.community_id}"):
        if alike.exclude(pk=post.pk).exists():
            message = _("The community has a post of this name already. Choose another name.")
            raise RuleViolation(message, code="post_exists")
        taken = PostClaim.objects.open().filter(post=post.pk).count()
        if taken > post.places:
            message = _("%(count)d members hold this post. Give it as many places at least.")
            raise RuleViolation(message % {"count": taken}, code="too_few_places")
        post.save()
        audit.record(user=actor.user, action=Action.COMMUNITY_POST_SAVED, target=post)
    return post


def claim_post(*, check_in: CommunityCheckIn, post: CommunityPost, actor: Actor) -> PostClaim:
    """Let a checked-in member take a post from today.

    Raises ``RuleViolation`` for who may not, once the check-in has ended, for a post of another
    community, a retired one, one held already, and one without a free place.
    """
    if not runs_posts(check_in=check_in, actor=actor):
        raise _out_of_reach()
    with transaction.atomic(), advisory_lock(f"activities.community.posts.{post.community_id}"):
        check_in = _locked(check_in)
        post = CommunityPost.objects.get(pk=post.pk)
        _require_claimable(check_in, post)
        if check_in.claims.open().filter(post=post).exists():
            message = _("%(name)s holds this post already.") % {"name": check_in.member.name}
            raise RuleViolation(message, code="holds_already")
        if post.claims.open().count() >= post.places:
            message = _("All places of this post are taken. Choose another one.")
            raise RuleViolation(message, code="no_place_left")
        claim = PostClaim.objects.create(
            post=post, check_in=check_in, since=localdate(), recorded_by=actor.user
        )
        audit.record(user=actor.user, action=Action.COMMUNITY_POST_CLAIMED, target=claim)
    return claim


def end_claim(*, claim: PostClaim, reason: str, actor: Actor) -> None:
    """Give a post back today.

    Raises ``RuleViolation`` without a reason, for who may not, and a second time.
    """
    if not reason:
        raise RuleViolation(_("Say why."), code="missing_reason")
    if not runs_posts(check_in=claim.check_in, actor=actor):
        raise _out_of_reach()
    with transaction.atomic():
        claim = PostClaim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        if claim.until is not None:
            message = _("This post was given back already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        claim.until, claim.end_reason = localdate(), reason[:200]
        claim.save(update_fields=["until", "end_reason"])
        audit.record(
            user=actor.user, action=Action.COMMUNITY_CLAIM_ENDED, target=claim, reason=reason
        )


def _require_free(member: Member, since: date) -> None:
    for earlier in member.check_ins.select_related("community"):
        if earlier.is_open:
            message = _("%(name)s is checked in with %(community)s. End that check-in first.")
            names = {"name": member.name, "community": earlier.community}
            raise RuleViolation(message % names, code="checked_in_already")
        if earlier.left_on > since:
            message = _("The former check-in lasted until %(day)s. Choose that day or a later one.")
            raise RuleViolation(message % {"day": show(earlier.left_on)}, code="overlap")


def _require_claimable(check_in: CommunityCheckIn, post: CommunityPost) -> None:
    if not check_in.is_open:
        message = _("This check-in has ended. Check in anew first.")
        raise RuleViolation(message, code="check_in_ended")
    if post.community_id != check_in.community_id:
        message = _("The post is another community's. Choose one of the own community.")
        raise RuleViolation(message, code="other_community")
    if post.is_retired:
        message = _("This post is retired. Choose another one, or take it up again first.")
        raise RuleViolation(message, code="post_is_retired")


def _locked(check_in: CommunityCheckIn) -> CommunityCheckIn:
    rows = CommunityCheckIn.objects.select_for_update(of=("self",))
    found: CommunityCheckIn = rows.select_related("member", "community").get(pk=check_in.pk)
    return found


def _records_for(organization: Organization, actor: Actor) -> bool:
    return actor.scope(Capability.ACTIVITY_RECORD).covers(organization.path)


def _unknown(name: str) -> RuleViolation:
    message = _("No community “%(name)s” is known. Write its code or full name.")
    return RuleViolation(message % {"name": name}, code="unknown_community")


def _out_of_reach() -> RuleViolation:
    message = _("This is for the member, the own branch's secretary or the community's to do.")
    return RuleViolation(message, code="out_of_reach")
