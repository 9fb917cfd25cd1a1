"""Rows that outlast a test: what takes long to build is built once for several."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def lasting(django_db_blocker):
    """Keep what is written here until the end of the block; not for transactional tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
