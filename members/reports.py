"""Counts of the register as of a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.registry import Sight
from accounts.reports.changes import Change, Told, Trace, changes, fact
from accounts.scope import Actor, Scope
from branches.choices import OrganizationKind
from branches.models import Organization
from branches.reports import trail
from members.choices import MEMBER_STAGES, PartyPost, Stage
from members.fields import told_of
from members.models import Affiliation, Appointment, Member


@dataclass(frozen=True)
class RegisterCount:
    organizations: int
    branches: int
    members: int
    full: int
    probationary: int
    by_branch: dict[str, int]


def register_count(*, scope: Scope, on: date) -> RegisterCount:
    """Count what existed on the day within the scope; a member counts once, at home."""
    organizations = Organization.objects.filter(scope.as_q()).existing_on(on)
    homes = (
        Affiliation.objects.home()
        .on(on)
        .filter(scope.as_q("organization__path"), member__stage__in=MEMBER_STAGES)
    )
    stages = homes.aggregate(
        full=Count("pk", filter=Q(member__stage=Stage.FULL)),
        probationary=Count("pk", filter=Q(member__stage=Stage.PROBATIONARY)),
    )
    held = dict(homes.values_list("organization__name").annotate(Count("pk")))
    branches = list(organizations.branches().values_list("name", flat=True))
    return RegisterCount(
        organizations=organizations.count(),
        branches=len(branches),
        members=stages["full"] + stages["probationary"],
        full=stages["full"],
        probationary=stages["probationary"],
        by_branch={name: held.get(name, 0) for name in branches} | held,
    )


def home_of(*, member: Member, on: date) -> Organization | None:
    home = member.affiliations.home().on(on).select_related("organization").first()
    return home.organization if home else None


def home_path(*, member: Member, on: date) -> str:
    """Return the place in the tree a member is seen from; without a home only the whole tree."""
    home = home_of(member=member, on=on)
    return str(home.path) if home else "/"


def home_trail(*, member: Member, actor: Actor, on: date) -> list[Organization]:
    """Return the way down to the member's home branch, as far as it is in the person's reach."""
    home = home_of(member=member, on=on)
    reach = actor.scope(Capability.ORGANIZATION_VIEW)
    return trail(organization=home, scope=reach) if home else []


def groups_of(*, branch: Organization, on: date) -> QuerySet[Organization]:
    """Return a branch's party groups of the day, each with ``headed_by`` and ``belong``."""
    held = Appointment.objects.on(on).filter(organization=OuterRef("pk"))
    leader = held.filter(post=PartyPost.LEADER).values("member__name")[:1]
    in_force = Q(appointments__in=Appointment.objects.on(on))
    groups = Organization.objects.filter(superior=branch, kind=OrganizationKind.PARTY_GROUP)
    found: QuerySet[Organization] = groups.existing_on(on).annotate(
        headed_by=Subquery(leader), belong=Count("appointments", filter=in_force)
    )
    return found


def member_changes(*, member: Member, sight: Sight) -> list[Change]:
    """Return what happened to a person's row, homes and posts, as far as the fields are seen."""
    own = Trace(Member, {"pgh_obj": member.pk}, lambda row: told_of(member=row, sight=sight))
    held = Trace(
        Affiliation, {"member": member.pk}, _affiliation_told, ("organization",), _("Affiliation")
    )
    posts = Trace(
        Appointment, {"member": member.pk}, _appointment_told, ("organization",), _("Party post")
    )
    return changes(traces=[own, held, posts])


def _affiliation_told(row: Affiliation) -> list[Told]:
    return [
        Told(_("Organization"), str(row.organization), row.organization_id),
        fact(row, "kind", _("Kind")),
        fact(row, "valid_from", _("From")),
        fact(row, "valid_until", _("Until")),
        fact(row, "reason", _("Reason")),
    ]


def _appointment_told(row: Appointment) -> list[Told]:
    return [
        Told(_("Organization"), str(row.organization), row.organization_id),
        fact(row, "post", _("Party post")),
        fact(row, "valid_from", _("From")),
        fact(row, "valid_until", _("Until")),
        fact(row, "reason", _("Reason")),
    ]
