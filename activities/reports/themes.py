"""Which theme holds for a branch in a month."""

from datetime import date

from activities.models import Theme
from branches.models import Organization


def theme_for(*, branch: Organization, month: date) -> Theme | None:
    """Return the nearest superior's theme; of two there, the one for the branch's own sector."""
    set_above = Theme.objects.filter(
        month=month, organization__in=branch.ancestor_ids, sector__in={"", branch.sector}
    )
    nearest = set_above.select_related("organization").order_by("-organization__path", "-sector")
    return nearest.first()
