"""What a measurement spends: time, and the processors' time, which other work does not stretch."""

import resource
import time
from pathlib import Path
from typing import NamedTuple

from django.db import connection

TICKS = 100  # a second, in /proc on Linux


class Spent(NamedTuple):
    """Seconds since some moment: by the clock, of our own processes, of the database's."""

    clock: float
    own: float
    database: float

    @property
    def processors(self) -> float:
        return self.own + self.database


EVER = Spent(0, 0, 0)


def spent(since: Spent = EVER) -> Spent:
    """Return what was spent up to now, or since then. Ended children count as our own."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    now = time.perf_counter(), own, _database_seconds()
    return Spent(*(end - start for end, start in zip(now, since, strict=True)))


def _database_seconds() -> float:
    """Return the processor time of our session's backend; nothing if it runs elsewhere."""
    connection.ensure_connection()
    status = Path("/proc", str(connection.connection.info.backend_pid), "stat")
    if "host=/" not in connection.connection.dsn or not status.exists():
        return 0
    fields = status.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
