"""Who sits on a branch's committee and who belongs to a party group, from when until when."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
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
    branch, stages = _drawn_from(organization)
    held = Affiliation.objects.on(on).filter(kind__in=HELD_BY, organization=branch)
    found: MemberQuerySet = Member.objects.filter(
        Exists(held.filter(member=OuterRef("pk"))), stage__in=stages
    )
    return found


def eligible_stays(
    *, places: Collection[Organization], names: Collection[str]
) -> dict[int, list[Affiliation]]:
    """Return by branch or group the stays, of any time, that make people so named candidates."""
    drawn = {place.pk: _drawn_from(place) for place in places}
    stays = Affiliation.objects.filter(
        kind__in=HELD_BY,
        organization__pk__any_of=list({branch for branch, _stages in drawn.values()}),
        member__name__in=names,
    )
    by_branch: dict[int | None, list[Affiliation]] = defaultdict(list)
    for stay in stays.select_related("member"):
        by_branch[stay.organization_id].append(stay)
    return {
        place: [stay for stay in by_branch[branch] if stay.member.stage in stages]
        for place, (branch, stages) in drawn.items()
    }


def _drawn_from(organization: Organization) -> tuple[int | None, Collection[str]]:
    """Return the branch whose members may hold a post here, and in which stages."""
    if organization.kind == OrganizationKind.PARTY_GROUP:
        return organization.superior_id, MEMBER_STAGES
    return organization.pk, (Stage.FULL,)


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
    require_post(organization=organization, post=post, since=since)
    own = set(candidates(organization=organization, on=since).values_list("pk", flat=True))
    for member in members:
        if member.pk not in own:
            raise not_of_the_branch(name=member.name)
    if post in SINGLE_POSTS and len(members) > 1:
        raise RuleViolation(_("One person alone holds this post."), code="one_alone")
    wanted = [
        Appointment(member=member, organization=organization, post=post, valid_from=since)
        for member in members
    ]
    with transaction.atomic(), advisory_lock(f"members.appointments.{organization.pk}"):
        held = organization.appointments.select_related("member")
        for one in wanted:
            require_free(wanted=one, held=held)
        made = write_appointments(new=wanted)
        for appointment in made:
            audit.record(user=actor.user, action=Action.APPOINTED, target=appointment)
    return made


def not_of_the_branch(*, name: str) -> RuleViolation:
    message = _("%(name)s did not belong to it on that day; only full members sit on a committee.")
    return RuleViolation(message % {"name": name}, code="not_of_the_branch")


def write_appointments(
    *, new: Iterable[Appointment] = (), ended: Iterable[Appointment] = ()
) -> list[Appointment]:
    """Write posts that the rules let through: first the ends, which make room for the new ones."""
    Appointment.objects.bulk_update(ended, ["valid_until", "reason"])
    return Appointment.objects.bulk_create(new)


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
        rows = _locked(appointments, reason)
        for held in rows:
            end(held=held, last=last, reason=reason)
        write_appointments(ended=rows)
        for held in rows:
            audit.record(
                user=actor.user, action=Action.APPOINTMENT_ENDED, target=held, reason=reason
            )


def end(*, held: Appointment, last: date, reason: str) -> None:
    """Set the last day of a post that lasts; nothing is written.

    Raises ``RuleViolation`` without a reason, for one that ended, and for a day before it began.
    """
    _require_reason(reason)
    if held.valid_until is not None:
        message = _("This post ended already; nothing is left to do.")
        raise RuleViolation(message, code="done_already")
    if last < held.valid_from:
        message = _("%(name)s holds this post since %(day)s. Choose that day or later.")
        said = {"name": held.member.name, "day": show(held.valid_from)}
        raise RuleViolation(message % said, code="ends_before_start")
    held.valid_until, held.reason = last + timedelta(days=1), reason[:200]


def take_out(*, appointments: Iterable[Appointment], reason: str, actor: Actor) -> None:
    """Take out posts entered by mistake: they count as never held. Raises without a reason."""
    with transaction.atomic():
        for held in _locked(appointments, reason):
            audit.record(
                user=actor.user, action=Action.APPOINTMENT_TAKEN_OUT, target=held, reason=reason
            )
            held.delete()


def require_post(*, organization: Organization, post: str, since: date) -> None:
    """Raise ``RuleViolation`` for a day ahead or without the organization, and a post it lacks."""
    if since > localdate():
        raise RuleViolation(_("The day lies ahead. Choose today or earlier."), code="future_date")
    if not organization.exists_on(since):
        message = _("It did not exist on this day. Choose another day.")
        raise RuleViolation(message, code="no_organization_yet")
    if post not in posts_of(organization=organization):
        raise RuleViolation(_("There is no such post here. Choose another one."), code="no_post")


def require_free(*, wanted: Appointment, held: Iterable[Appointment]) -> None:
    """Raise ``RuleViolation`` for who or what is taken; a post given lasts until it is ended."""
    taken = taken_by(wanted=wanted, held=held)
    if taken is None:
        return
    said = {"name": taken.member.name, "post": taken.get_post_display()}
    if taken.valid_until is None:
        message = _("%(name)s is %(post)s here. End that post first.")
    else:
        message = _("%(name)s was %(post)s here until %(day)s. Choose a later day.")
        said["day"] = show(taken.last_day)
    raise RuleViolation(message % said, code="taken")


def taken_by(*, wanted: Appointment, held: Iterable[Appointment]) -> Appointment | None:
    return next((one for one in held if _clashes(wanted, one)), None)


def _clashes(wanted: Appointment, held: Appointment) -> bool:
    """Say whether both cannot be: one person twice in a place, or two heads of it, at a time."""
    is_rival = wanted.member_id == held.member_id or (
        wanted.post == held.post and wanted.post in SINGLE_POSTS
    )
    return (
        is_rival
        and (held.valid_until is None or held.valid_until > wanted.valid_from)
        and (wanted.valid_until is None or wanted.valid_until > held.valid_from)
    )


def _require_reason(reason: str) -> None:
    if not reason:
        raise RuleViolation(_("Say why."), code="missing_reason")


def _locked(appointments: Iterable[Appointment], reason: str) -> list[Appointment]:
    _require_reason(reason)
    rows = Appointment.objects.select_for_update(of=("self",)).order_by("pk")
    wanted = rows.filter(pk__in=[one.pk for one in appointments])
    return list(wanted.select_related("member", "organization"))
