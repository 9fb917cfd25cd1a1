"""Which months still take entries."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from common.sql import advisory_lock
from points.models import ClosedMonth

LOCK = "points.calendar"


def open_from() -> date:
    """Return the first day that takes entries: closing a month closes all before it."""
    return ClosedMonth.objects.open_from() or date.min


def is_closed(*, month: date) -> bool:
    return month < open_from()


def touched(*, month: date) -> set[date]:
    """Return the months whose figures a fact of a month changes.

    What comes late for a closed one is booked in the running one; a false report counts in its own.
    """
    running = localdate().replace(day=1)
    return {month, running} if is_closed(month=month) else {month}


@contextmanager
def calendar_held() -> Iterator[date]:
    """Let no month be closed or reopened until the transaction ends; give the first open day."""
    with transaction.atomic(), advisory_lock(LOCK, shared=True):
        yield open_from()


@contextmanager
def calendar_changing() -> Iterator[date]:
    """Close or reopen months while nobody posts; give the first open day."""
    with transaction.atomic(), advisory_lock(LOCK):
        yield open_from()
