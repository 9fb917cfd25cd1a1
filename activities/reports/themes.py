"""Which theme holds for a branch in a month."""

from collections.abc import Iterable
from datetime import date

from activities.models import Theme
from branches.models import Organization

Occasion = tuple[Organization, date]
"""A branch and the first day of a month."""


def theme_for(*, branch: Organization, month: date) -> Theme | None:
    """Return the nearest superior's theme; of two there, the one for the branch's own sector."""
    return themes_of(occasions=[(branch, month)]).get((branch.pk, month))


def themes_of(*, occasions: Iterable[Occasion]) -> dict[tuple[int, date], Theme]:
    """Return, by branch and month, what ``theme_for`` says of each; nothing where none is set."""
    wanted = list(occasions)
    set_above = Theme.objects.filter(
        month__in={month for _branch, month in wanted},
        organization__in={pk for branch, _month in wanted for pk in branch.ancestor_ids},
    ).select_related("organization")
    nearest_last = list(set_above.order_by("organization__path", "sector"))
    return {
        (branch.pk, month): theme
        for branch, month in wanted
        for theme in nearest_last
        if _holds(theme, branch, month)
    }


def _holds(theme: Theme, branch: Organization, month: date) -> bool:
    return (
        theme.month == month
        and branch.path.startswith(theme.organization.path)
        and theme.sector in {"", branch.sector}
    )
