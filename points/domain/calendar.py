"""Which months still take entries."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from common.sql import advisory_lock
from points.models import ClosedMonth

LOCK = "points.calendar"


def open_from() -> date:
    """Return the first day that takes entries: closing a month closes all before it."""
    return ClosedMonth.objects.open_from() or date.min


def is_closed(*, month: date) -> bool:
    return month < open_from()


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
