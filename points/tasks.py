"""Jobs of settlement and of the stars."""

from datetime import date

from django.utils.timezone import localdate

from accounts.scope import Scope, minimal
from branches.models import Organization
from jobs.models import Job
from points.domain import settlement
from points.domain.calendar import touched
from points.domain.stars.drafts import draft_stars, redraft_after


def settle(*, job: Job, month: str, organizations: list[int] | None = None) -> None:
    """Settle the facts of one month as a job: of some branches, or of the whole district.

    The stars of its year follow, and those of the running one if the month is closed.
    """
    found = Organization.objects.filter(pk__in=organizations or [])
    paths = set(found.values_list("path", flat=True))
    scope = Scope(minimal(paths)) if paths else settlement.WHOLE_DISTRICT
    first = date.fromisoformat(month)
    settlement.settle_scope(month=first, scope=scope)
    for year in sorted({each.year for each in touched(month=first)}):
        redraft_after(scope=scope, year=year)


def settle_open_months(*, job: Job) -> None:
    settlement.settle_open_months()


def draft(*, job: Job, year: int, path: str) -> None:
    """Draft the stars of a subtree as a job."""
    draft_stars(year=year, scope=Scope((path,)))


def draft_recent_stars(*, job: Job) -> None:
    """Draft the running year, and the last one as long as facts may still come in for it."""
    year = localdate().year
    for drafted in (year - 1, year):
        draft_stars(year=drafted)
