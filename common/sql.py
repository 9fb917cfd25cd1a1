"""Statements of ``<app>/sql/*.sql`` are run from here, always with parameters."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import StringIO
from itertools import islice
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction
from psycopg2.extensions import AsIs
from psycopg2.sql import SQL, Identifier, Literal

Row = TypeVar("Row")


@cache
def load(path: str) -> str:
    """Return the text of ``<app>/sql/<name>.sql``."""
    return (settings.LOCALE_PATHS[0].parent / path).read_text(encoding="utf-8")


def literal(value: Any) -> Any:
    """Return a list of numbers as one literal, and anything else as it is.

    Of thousands as ``ARRAY[1, 2, …]`` PostgreSQL would read each as an expression of its own, which
    takes longer than most statements do.
    """
    if isinstance(value, list) and value and all(type(one) is int for one in value):
        return AsIs(f"'{{{','.join(map(str, value))}}}'::bigint[]")
    return value


def _literals(parameters: dict[str, Any]) -> dict[str, Any]:
    return {name: literal(value) for name, value in parameters.items()}


def run(path: str, **parameters: Any) -> int:
    """Run a statement file; return the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(load(path), _literals(parameters))
        return int(cursor.rowcount)


def rows(path: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run a query file; return its rows as dictionaries."""
    with connection.cursor() as cursor:
        cursor.execute(load(path), _literals(parameters))
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def shaped(path: str, shape: Callable[[Iterable[Any]], Row], **parameters: Any) -> list[Row]:
    """Run a query file whose rows are many; each becomes what ``shape`` makes of its cells."""
    with connection.cursor() as cursor:
        cursor.execute(load(path), _literals(parameters))
        return list(map(shape, cursor.fetchall()))


NULL = "\x01"
"""How ``COPY`` is told of nothing: a character no reader lets through."""


FEED_ROWS = 100


class _Feed:
    """Rows as CSV, each made while the database takes in those before it."""

    def __init__(self, lines: Iterable[Sequence[Any]]) -> None:
        self._lines = iter(lines)

    def read(self, _size: int) -> str:
        """Return the next rows; nothing once there are no more."""
        buffer = StringIO()
        csv.writer(buffer).writerows(
            [NULL if value is None else value for value in line] if None in line else line
            for line in islice(self._lines, FEED_ROWS)
        )
        return buffer.getvalue()


def copy_rows(table: str, columns: Sequence[str], lines: Iterable[Sequence[Any]]) -> None:
    """``COPY`` rows into a table, many times as fast as inserting them.

    Lazy ``lines`` are made meanwhile, so they must not ask the database for anything.
    """
    statement = SQL("COPY {} ({}) FROM STDIN WITH (FORMAT csv, NULL {})").format(
        Identifier(table), SQL(", ").join(map(Identifier, columns)), Literal(NULL)
    )
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, _Feed(lines))


def update_rows(table: str, columns: Sequence[str], lines: Iterable[Sequence[Any]]) -> None:
    """Set ``columns`` of many rows in one statement; each line starts with the row's id."""
    staged = Identifier("updates_of_" + table)
    target, names = Identifier(table), [Identifier(column) for column in columns]
    with transaction.atomic(), connection.cursor() as cursor:
        picked = SQL(", ").join([Identifier("id"), *names])
        create = SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA")
        cursor.execute(create.format(staged, picked, target))
        copy_rows(staged.string, ["id", *columns], lines)
        pairs = SQL(", ").join(SQL("{0} = s.{0}").format(name) for name in names)
        update = SQL("UPDATE {} t SET {} FROM {} s WHERE t.id = s.id")
        cursor.execute(update.format(target, pairs, staged))
        cursor.execute(SQL("DROP TABLE {}").format(staged))


NEXT_IDS = """
SELECT nextval(named.sequence)
FROM (SELECT pg_get_serial_sequence(%(table)s, 'id')::regclass AS sequence OFFSET 0) named,
     generate_series(1, %(count)s)
"""


def reserve_ids(table: str, count: int) -> list[int]:
    """Take ``count`` ids from a table's sequence."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_IDS, {"table": table, "count": count})
        return [row[0] for row in cursor.fetchall()]


LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%(name)s, 0))"
SHARED_LOCK = "SELECT pg_advisory_xact_lock_shared(hashtextextended(%(name)s, 0))"


@contextmanager
def advisory_lock(name: str, *, shared: bool = False) -> Iterator[None]:
    """Hold a transaction-long lock by name; a second holder waits, unless both share it."""
    with connection.cursor() as cursor:
        cursor.execute(SHARED_LOCK if shared else LOCK, {"name": name})
    yield


def analyze(*tables: str) -> None:
    """Renew what the planner knows of tables that grew at once; autovacuum comes minutes later.

    Of all tables, if none is named.
    """
    with connection.cursor() as cursor:
        cursor.execute(SQL("ANALYZE {}").format(SQL(", ").join(map(Identifier, tables))))
