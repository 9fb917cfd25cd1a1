"""Trying a draft of the points scheme on a year of the reference district, and adopting it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from accounts.choices import Role
from accounts.scope import Actor
from branches.models import Organization
from points.domain.adoption import adopt_scheme
from points.domain.settlement import settle_month
from points.domain.trial import other_stars, try_scheme
from points.models import PointEntry, PointScheme
from tools.bench import people
from tools.bench.city import YEAR
from tools.bench.figures import best


def try_and_adopt(*, runs: int) -> dict[str, Any]:
    """Measure the trial, also with the stars it concerns, and the adoption of a whole open year."""
    first, last = date(YEAR, 1, 1), date(YEAR, 12, 31)
    for month in range(1, 13):
        settle_month(month=date(YEAR, month, 1))
    with connection.cursor() as cursor:  # what autovacuum does within minutes
        cursor.execute("VACUUM ANALYZE points_pointentry, points_monthlypoints")
    draft = PointScheme(name="draft", valid_from=first, points_per_hour=Decimal(2))
    district = Organization.objects.get(superior=None)
    actor = Actor.of(people.officer(organization=district, role=Role.DISTRICT_OFFICER))
    entries = PointEntry.objects.count()

    def page() -> int:
        trial = try_scheme(draft=draft, first=first, last=last)
        return other_stars(trial=trial, year=YEAR)

    return {
        "entries": entries,
        "trial": best(lambda: try_scheme(draft=draft, first=first, last=last), runs),
        "page": best(page, runs),
        "adoption": best(lambda: adopt_scheme(draft=draft, reason="bench", actor=actor), 1),
    }
