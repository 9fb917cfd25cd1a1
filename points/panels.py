"""What the page of an organization offers of its stars."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from branches.models import Organization
from branches.registry import Step
from points.reports.stars import latest_year


def steps(organization: Organization, actor: Actor) -> list[Step]:
    """Lead to the branch's stars, or to those of all branches below."""
    if not actor.scope(Capability.STAR_VIEW).covers(organization.path):
        return []
    year = latest_year()
    if year is None:
        return []
    url = f"{reverse('points:star_list')}?year={year}&within={organization.pk}"
    if organization.is_branch:
        url = reverse("points:star_branch", args=[year, organization.pk])
    return [Step(_("See the stars"), url)]
