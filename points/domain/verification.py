"""Checking the ledger against its facts and rules, and the monthly figures against the ledger."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Sum

from common import sql
from points.choices import CAPPED_KINDS
from points.models import MonthlyPoints, PointEntry

MOST_PROBLEMS = 1_000


@dataclass(frozen=True)
class Problem:
    rule: str
    subject: str
    found: str


@dataclass(frozen=True)
class Verification:
    """Sums of the ledger, and what does not fit; ``booked`` and ``effective`` are the columns."""

    entries: int
    members: int
    booked: Decimal
    effective: Decimal
    problems: list[Problem]


def verify_ledger() -> Verification:
    """Recompute everything; at most a thousand problems of a sort are named."""
    ledger: dict[str, Any] = PointEntry.objects.aggregate(
        entries=Count("pk"),
        members=Count("member", distinct=True),
        booked=Sum("points", default=Decimal(0)),
    )
    months: dict[str, Any] = MonthlyPoints.objects.aggregate(
        booked=Sum(F("capped_kinds") + F("other_kinds"), default=Decimal(0)),
        effective=Sum("effective", default=Decimal(0)),
    )
    kinds = [str(kind) for kind in CAPPED_KINDS]
    rows = [
        *sql.rows("points/sql/check_entries.sql", most=MOST_PROBLEMS),
        *sql.rows("points/sql/check_months.sql", capped_kinds=kinds, most=MOST_PROBLEMS),
    ]
    problems = [Problem(**row) for row in rows]
    if ledger["booked"] != months["booked"]:
        found = f"the ledger sums to {ledger['booked']}, the months to {months['booked']}"
        problems.append(Problem("sums", "all members", found))
    return Verification(**ledger, effective=months["effective"], problems=problems)
