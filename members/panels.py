"""What the page of an organization shows of its members."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor, Scope
from branches.models import Organization
from branches.registry import Figure, Step
from members.choices import Stage
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


def steps(organization: Organization, actor: Actor) -> list[Step]:
    if not actor.scope(Capability.MEMBER_VIEW).covers(organization.path):
        return []
    return [Step(_("See the roster"), _roster(organization))]


def _roster(organization: Organization, *, stage: str = "") -> str:
    narrowed = f"&stage={stage}" if stage else ""
    return f"{reverse('members:member_list')}?within={organization.pk}{narrowed}"
