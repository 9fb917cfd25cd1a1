"""What the page of an organization shows of its members."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor, Scope
from branches.choices import OrganizationKind
from branches.models import Organization
from branches.registry import Figure, Step
from members.choices import SINGLE_POSTS, Stage
from members.domain.appointments import GIVING_KINDS
from members.reports import register_count


def figures(organization: Organization, actor: Actor) -> list[Figure]:
    """Count who is at home in the organization or below it today."""
    if not actor.scope(Capability.MEMBER_VIEW).covers(organization.path):
        return []
    count = register_count(scope=Scope((organization.path,)), on=localdate())
    return [
        Figure(
            _("Members"),
            f"{count.members:,}",
            _("full and probationary, by home branch of today"),
            _roster(organization),
        ),
        Figure(_("Full members"), f"{count.full:,}", "", _roster(organization, stage=Stage.FULL)),
        Figure(
            _("Probationary members"),
            f"{count.probationary:,}",
            "",
            _roster(organization, stage=Stage.PROBATIONARY),
        ),
    ]


def committee(organization: Organization, actor: Actor) -> list[Figure]:
    """Count who sits on the committee or belongs to the group today, and name who heads it."""
    is_ours = actor.scope(Capability.MEMBER_VIEW).covers(organization.path)
    if not (is_ours and organization.kind in GIVING_KINDS):
        return []
    posts = organization.appointments.on(localdate()).select_related("member").by_rank()
    held = list(posts)
    is_group = organization.kind == OrganizationKind.PARTY_GROUP
    head = held[0] if held and held[0].post in SINGLE_POSTS else None
    return [
        Figure(
            _("Members of the group") if is_group else _("Branch committee"),
            f"{len(held)}" if held else _("Not yet entered"),
            f"{head.get_post_display()} {head.member.name}" if head else "",
            reverse("members:committee_detail", args=[organization.pk]),
        )
    ]


def steps(organization: Organization, actor: Actor) -> list[Step]:
    if not actor.scope(Capability.MEMBER_VIEW).covers(organization.path):
        return []
    return [Step(_("See the roster"), _roster(organization))]


def _roster(organization: Organization, *, stage: str = "") -> str:
    narrowed = f"&stage={stage}" if stage else ""
    return f"{reverse('members:member_list')}?within={organization.pk}{narrowed}"
