"""Drafting a year's stars for a town as large as the reference district."""

from typing import Any

from accounts.scope import Scope
from points.domain.stars.drafts import draft_stars
from points.models import StarRating
from tools.bench.city import YEAR
from tools.bench.figures import best


def draft_town(*, path: str, runs: int) -> dict[str, Any]:
    """Measure the first draft, with the year's months to settle, and the nightly one after it."""
    first = best(lambda: draft_stars(year=YEAR, scope=Scope((path,))), 1)
    again = best(lambda: draft_stars(year=YEAR, scope=Scope((path,))), runs)
    rated = StarRating.objects.rated().count()
    return {"first": first, "again": again, "rated": rated}
