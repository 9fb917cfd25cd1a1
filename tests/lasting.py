"""Rows that outlast a test: what takes long to build is built once for several."""

from django.db import connection, transaction


def lasting(django_db_blocker, build):
    """Yield what ``build`` returns, and its rows till the end; not for transactional tests.

    Its foreign keys are checked at once, else each test would check all of them at its end.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        things = build()
        connection.check_constraints()
        yield things
        transaction.set_rollback(True)
