"""Who sits on a branch's committee and who belongs to a party group, from when until when."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from branches.choices import BRANCH_KINDS, OrganizationKind
from branches.models import Organization
from common.dates import show
from common.errors import RuleViolation
from common.sql import advisory_lock
from members.choices import (
    GROUP_POSTS,
    MEMBER_STAGES,
    SINGLE_POSTS,
    AffiliationKind,
    PartyPost,
    Stage,
)
from members.models import Affiliation, Appointment, Member
from members.querysets import MemberQuerySet

GIVING_KINDS = (*BRANCH_KINDS, OrganizationKind.TEMPORARY_BRANCH, OrganizationKind.PARTY_GROUP)
HELD_BY = (AffiliationKind.HOME, AffiliationKind.TEMPORARY)


def posts_of(*, organization: Organization) -> list[PartyPost]:
    """Return the posts there are in a branch or a party group; elsewhere there are none."""
    if organization.kind not in GIVING_KINDS:
        return []
    is_group = organization.kind == OrganizationKind.PARTY_GROUP
    return [post for post in PartyPost if (post in GROUP_POSTS) == is_group]


def candidates(*, organization: Organization, on: date) -> MemberQuerySet:
    """Return who may be given a post: the branch's members of the day, on a committee full ones."""
    is_group = organization.kind == OrganizationKind.PARTY_GROUP
    branch = organization.superior_id if is_group else organization.pk
    held = Affiliation.objects.on(on).filter(kind__in=HELD_BY, organization=branch)
    stages = MEMBER_STAGES if is_group else (Stage.FULL,)
    found: MemberQuerySet = Member.objects.filter(
        Exists(held.filter(member=OuterRef("pk"))), stage__in=stages
    )
    return found


def appoint(
    *,
    organization: Organization,
    post: str,
    members: Collection[Member],
    since: date,
    actor: Actor,
) -> list[Appointment]:
    """Give members a post of the branch or group from a day on.

    Raises ``RuleViolation`` for a day ahead or one on which the organization did not exist, a post
    it does not have, who is not among the ``candidates`` of the day, who holds a post of it then
    or later, and for a second secretary or leader.
    """
    _require_day(organization, since)
    if post not in posts_of(organization=organization):
        raise RuleViolation(_("There is no such post here. Choose another one."), code="no_post")
    own = set(candidates(organization=organization, on=since).values_list("pk", flat=True))
    for member in members:
        if member.pk not in own:
            message = _(
                "%(name)s did not belong to it on that day; only full members sit on a committee."
            )
            raise RuleViolation(message % {"name": member.name}, code="not_of_the_branch")
    with transaction.atomic(), advisory_lock(f"members.appointments.{organization.pk}"):
        _require_free(organization, post, members, since)
        made = Appointment.objects.bulk_create(
            Appointment(member=member, organization=organization, post=post, valid_from=since)
            for member in members
        )
        for appointment in made:
            audit.record(user=actor.user, action=Action.APPOINTED, target=appointment)
    return made


def end_appointments(
    *, appointments: Iterable[Appointment], last: date, reason: str, actor: Actor
) -> None:
    """End posts with a last day.

    Raises ``RuleViolation`` without a reason, for a day ahead or before a post began, and for one
    that ended meanwhile.
    """
    if last > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    with transaction.atomic():
        for held in _locked(appointments, reason):
            if held.valid_until is not None:
                message = _("This post ended already; nothing is left to do.")
                raise RuleViolation(message, code="done_already")
            if last < held.valid_from:
                message = _("%(name)s holds this post since %(day)s. Choose that day or later.")
                said = {"name": held.member.name, "day": show(held.valid_from)}
                raise RuleViolation(message % said, code="ends_before_start")
            held.valid_until, held.reason = last + timedelta(days=1), reason[:200]
            held.save(update_fields=["valid_until", "reason"])
            audit.record(
                user=actor.user, action=Action.APPOINTMENT_ENDED, target=held, reason=reason
            )


def take_out(*, appointments: Iterable[Appointment], reason: str, actor: Actor) -> None:
    """Take out posts entered by mistake: they count as never held. Raises without a reason."""
    with transaction.atomic():
        for held in _locked(appointments, reason):
            audit.record(
                user=actor.user, action=Action.APPOINTMENT_TAKEN_OUT, target=held, reason=reason
            )
            held.delete()


def _require_day(organization: Organization, since: date) -> None:
    if since > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if not organization.exists_on(since):
        message = _("It did not exist on this day. Choose another day.")
        raise RuleViolation(message, code="no_organization_yet")


def _require_free(
    organization: Organization, post: str, members: Collection[Member], since: date
) -> None:
    """Refuse who or what is taken: a post given lasts until it is ended."""
    is_single = post in SINGLE_POSTS
    if is_single and len(members) > 1:
        raise RuleViolation(_("One person alone holds this post."), code="one_alone")
    rivals = Q(member__in=members) | (Q(post=post) if is_single else Q(pk__in=[]))
    later = Q(valid_until__isnull=True) | Q(valid_until__gt=since)
    held = organization.appointments.filter(rivals, later).select_related("member").first()
    if held is None:
        return
    said = {"name": held.member.name, "post": held.get_post_display()}
    if held.valid_until is None:
        message = _("%(name)s is %(post)s here. End that post first.")
    else:
        message = _("%(name)s was %(post)s here until %(day)s. Choose a later day.")
        said["day"] = show(held.valid_until - timedelta(days=1))
    raise RuleViolation(message % said, code="taken")


def _locked(appointments: Iterable[Appointment], reason: str) -> list[Appointment]:
    if not reason:
        raise RuleViolation(_("Say why."), code="missing_reason")
    rows = Appointment.objects.select_for_update(of=("self",)).order_by("pk")
    wanted = rows.filter(pk__in=[one.pk for one in appointments])
    return list(wanted.select_related("member", "organization"))
