"""What pages of programmes show beside the programme itself."""

from branches.models import Organization
from branches.querysets import OrganizationQuerySet


def district() -> Organization | None:
    """Return the organization above all others: it signs public notices."""
    root: Organization | None = Organization.objects.filter(superior=None).first()
    return root


def towns() -> OrganizationQuerySet:
    """Return what may receive people: the committees right below the district."""
    right_below = Organization.objects.filter(superior__isnull=False, superior__superior=None)
    return right_below.above_branches().order_by("path")
