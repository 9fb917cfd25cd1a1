"""Settling a month of a large ledger, and the limit: one sequential scan of that ledger."""

import time
from datetime import date
from typing import Any

from django.db import connection, transaction

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
KEEP = """
CREATE TEMP TABLE entries ON COMMIT DROP AS
SELECT * FROM points_pointentry WHERE fact_month = %(month)s;
UPDATE entries SET id = id + 1000000000, fact = fact || '+';
CREATE TEMP TABLE figures ON COMMIT DROP AS
SELECT * FROM points_monthlypoints WHERE month = %(month)s;
UPDATE figures SET id = id + 1000000000, month = month + interval '10 years'
"""
"""The rows of a month under other names, so that they can stand beside themselves."""
WRITE_ENTRIES = "INSERT INTO points_pointentry SELECT * FROM entries ORDER BY member_id, fact_on"
WRITE_FIGURES = "INSERT INTO points_monthlypoints SELECT * FROM figures ORDER BY member_id"


def _write_alone(*, month: date, statements: tuple[str, ...]) -> float:
    """Return how long the same rows take under the same keys and guards, already reckoned."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(KEEP, {"month": month})
        start = time.perf_counter()
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        seconds = time.perf_counter() - start
        transaction.set_rollback(True)
    return seconds


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
    for name, statements in (
        ("floor_of_figures", (WRITE_FIGURES,)),
        ("floor", (WRITE_ENTRIES, WRITE_FIGURES)),
    ):
        alone = (_write_alone(month=last, statements=statements) for _ in range(runs))
        measured[name] = min(alone)
    measured["again"] = best(lambda: settle_month(month=last), runs)
    measured["branch"] = best(lambda: settle_month(month=last, scope=scope), runs)
    with connection.cursor() as cursor:
        measured["parallel_scan"] = best(_scan, runs + 2)
        for setting in PLAIN_SCAN:
            cursor.execute(setting)
        measured["scan"] = best(_scan, runs + 2)
    return {**measured, "entries": PointEntry.objects.count()}
