"""Whether the portal can serve: its database answers, is up to date, and the bell rings."""

import logging
from functools import cache

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

PATIENCE_SECONDS = 2
logger = logging.getLogger(__name__)


def is_ready() -> bool:
    """Say whether requests can be served; why not stands in the log alone."""
    try:
        waiting = pending_migrations()
        ring_bell()
    except (DatabaseError, redis.RedisError) as error:
        logger.warning("Not ready: %s", error)
        return False
    if waiting:
        logger.warning("Not ready: %s migrations are not applied", len(waiting))
    return not waiting


def pending_migrations() -> list[str]:
    """Return the latest migrations of each application that the database lacks."""
    applied = MigrationRecorder(connection).applied_migrations()
    return [f"{app}.{name}" for app, name in _latest() if (app, name) not in applied]


@cache
def _latest() -> list[tuple[str, str]]:
    """The files do not change while the process runs."""
    return sorted(MigrationLoader(None).graph.leaf_nodes())


def ring_bell() -> None:
    """Ask Redis for an answer. Raises ``redis.RedisError`` if none comes in time."""
    bell = redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
    )
    with bell:
        bell.ping()
