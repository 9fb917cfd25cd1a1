"""Settling a month of a large ledger, and the limit: one sequential scan of that ledger."""

from datetime import date
from typing import Any

from django.db import connection

from accounts.scope import Scope
from points.domain.settlement import settle_month
from points.models import PointEntry
from tools.bench.city import YEAR
from tools.bench.figures import best

SCAN = "SELECT sum(points), count(*) FROM points_pointentry"
PLAIN_SCAN = (
    "SET enable_indexscan = off", "SET enable_indexonlyscan = off", "SET enable_bitmapscan = off",
    "SET max_parallel_workers_per_gather = 0",
)  # fmt: skip


def _scan() -> None:
    with connection.cursor() as cursor:
        cursor.execute(SCAN)


def settle_months(*, posted_months: int, branch: str, runs: int) -> dict[str, Any]:
    """Measure each kind of settlement; a first one happens once a month, so months are spent."""
    posted = iter([date(YEAR, month, 1) for month in range(1, posted_months + 1)])
    new = iter([date(YEAR, month, 1) for month in range(posted_months + 1, 13)])
    last, scope = date(YEAR, 12, 1), Scope((branch,))
    measured = {
        "first": best(lambda: settle_month(month=next(new)), 12 - posted_months),
        "figures": best(lambda: settle_month(month=next(posted)), runs),
        "branch_stale": best(lambda: settle_month(month=last, scope=scope), runs),
    }
    with connection.cursor() as cursor:  # what autovacuum does within minutes
        cursor.execute("VACUUM ANALYZE points_pointentry, points_monthlypoints")
    measured["again"] = best(lambda: settle_month(month=last), runs)
    measured["branch"] = best(lambda: settle_month(month=last, scope=scope), runs)
    with connection.cursor() as cursor:
        measured["parallel_scan"] = best(_scan, runs + 2)
        for setting in PLAIN_SCAN:
            cursor.execute(setting)
        measured["scan"] = best(_scan, runs + 2)
    return {**measured, "entries": PointEntry.objects.count()}
