"""Posts with duties and rewards (设岗定责): a branch's catalogue, and who holds which."""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from common.errors import RuleViolation
from common.sql import advisory_lock
from members.choices import Stage
from members.models import Member
from points.choices import HoldingOrigin
from points.domain.stars.drafts import redraft_soon, require_year
from points.models import DutyPost, PostHolding


def save_post(*, post: DutyPost, actor: Actor) -> DutyPost:
    """Keep a new or changed post. Raises ``RuleViolation`` if the branch has one of this name."""
    alike = DutyPost.objects.filter(organization=post.organization, name=post.name)
    with transaction.atomic(), advisory_lock(f"points.posts.{post.organization_id}"):
        if alike.exclude(pk=post.pk).exists():
            message = _("The branch has a post of this name already.")
            raise RuleViolation(message, code="post_exists")
        post.save()
        audit.record(user=actor.user, action=Action.POST_SAVED, target=post)
    return post


def give_post(
    *, post: DutyPost, member: Member, year: int, actor: Actor, origin: HoldingOrigin
) -> PostHolding:
    """Put a member into a post for a year.

    Raises ``RuleViolation`` for a retired post, for somebody who is no full member of the branch,
    and for who holds it already.
    """
    require_year(year=year)
    if post.is_retired:
        message = _("This post is retired. Choose another one, or take it up again first.")
        raise RuleViolation(message, code="post_is_retired")
    homes = member.affiliations.home().on(localdate())
    if member.stage != Stage.FULL or not homes.filter(organization=post.organization_id).exists():
        message = _("Only full members at home in the branch hold its posts.")
        raise RuleViolation(message, code="not_of_the_branch")
    with transaction.atomic(), advisory_lock(f"points.posts.{post.organization_id}"):
        if PostHolding.objects.standing().filter(post=post, member=member, year=year).exists():
            message = _("%(name)s holds this post already.") % {"name": member.name}
            raise RuleViolation(message, code="holds_already")
        holding = PostHolding.objects.create(
            post=post, member=member, year=year, origin=origin, recorded_by=actor.user
        )
        redraft_soon(branch=post.organization, year=year)
        audit.record(user=actor.user, action=Action.POST_GIVEN, target=holding)
    return holding


def claim_post(*, post: DutyPost, year: int, actor: Actor) -> PostHolding:
    """Let a member take a post of the own branch. Raises ``RuleViolation`` as ``give_post``."""
    own: Member | None = getattr(actor.user, "member", None)
    if own is None:
        message = _("Only members claim posts, and this account belongs to none.")
        raise RuleViolation(message, code="no_member")
    return give_post(post=post, member=own, year=year, actor=actor, origin=HoldingOrigin.CLAIMED)


def withdraw_holding(*, holding: PostHolding, reason: str, actor: Actor) -> None:
    """Take a post back, marks and all: it counts as never held.

    Raises ``RuleViolation`` without a reason, or a second time.
    """
    if not reason:
        raise RuleViolation(_("Say why."), code="missing_reason")
    with transaction.atomic():
        holding = PostHolding.objects.select_for_update().get(pk=holding.pk)
        if holding.withdrawn_reason:
            message = _("This was taken back already; nothing is left to do.")
            raise RuleViolation(message, code="done_already")
        holding.withdrawn_reason = reason[:200]
        holding.save(update_fields=["withdrawn_reason"])
        redraft_soon(branch=holding.post.organization, year=holding.year)
        audit.record(user=actor.user, action=Action.POST_TAKEN_BACK, target=holding, reason=reason)
