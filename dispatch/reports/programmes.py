"""What pages of programmes show beside the programme itself."""

from branches.models import Organization
from branches.querysets import OrganizationQuerySet


def towns() -> OrganizationQuerySet:
    """Return what may receive people: the committees right below the district."""
    right_below = Organization.objects.filter(superior__isnull=False, superior__superior=None)
    return right_below.above_branches().order_by("path")
