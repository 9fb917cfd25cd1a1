"""Databases of the benchmark's own, and child processes that measure in them.

Each measurement runs in a process of its own, so that its peak memory is its own; the parent stays
small because Linux lets a child inherit the peak of the process it was forked from.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql

EMPTY = "portal_bench_empty"
WORK = "portal_bench_work"


def address(name: str) -> str:
    """Return the address of another database on the engine of ``DATABASE_URL``."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _administer(*statements: sql.Composable) -> None:
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        connection.close()


def _drop(name: str) -> sql.Composable:
    return sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))


def _create(name: str, template: str) -> sql.Composable:
    return sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template)
    )


@contextmanager
def migrated() -> Iterator[None]:
    """Hold a migrated, empty database; all others are copies of it."""
    _administer(_drop(WORK), _drop(EMPTY), _create(EMPTY, "template0"))
    try:
        child("migrate", database=EMPTY)
        yield
    finally:
        _administer(_drop(WORK), _drop(EMPTY))


@contextmanager
def fresh() -> Iterator[None]:
    """Hold a copy of the migrated database for a measurement that writes."""
    _administer(_drop(WORK), _create(WORK, EMPTY))
    try:
        yield
    finally:
        _administer(_drop(WORK))


def child(job: str, database: str = WORK, **arguments: Any) -> dict[str, Any]:
    """Run one job of ``tools.bench.child`` in its own process; return what it measured."""
    done = subprocess.run(  # noqa: S603  # our own module, no shell
        [sys.executable, "-m", "tools.bench.child", job, json.dumps(arguments)],
        env={
            **os.environ,
            "DATABASE_URL": address(database),
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        },
        stdout=subprocess.PIPE,
        check=True,
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured
