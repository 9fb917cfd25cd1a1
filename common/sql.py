"""Statements of ``<app>/sql/*.sql`` are run from here, always with parameters."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import StringIO
from typing import Any

from django.conf import settings
from django.db import connection


@cache
def load(path: str) -> str:
    """Return the text of ``<app>/sql/<name>.sql``."""
    return (settings.LOCALE_PATHS[0].parent / path).read_text(encoding="utf-8")


def run(path: str, **parameters: Any) -> int:
    """Run a statement file; return the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(load(path), parameters)
        return int(cursor.rowcount)


def rows(path: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run a query file; return its rows as dictionaries."""
    with connection.cursor() as cursor:
        cursor.execute(load(path), parameters)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _escape(value: Any) -> str:
    if value is None:
        return r"\N"
    text = str(value)
    for raw, safe in (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r")):
        text = text.replace(raw, safe)
    return text


def copy_rows(table: str, columns: tuple[str, ...], lines: Iterator[tuple[Any, ...]]) -> None:
    """``COPY`` tuples into an untracked staging table."""
    buffer = StringIO()
    for line in lines:
        buffer.write("\t".join(_escape(value) for value in line) + "\n")
    buffer.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_from(buffer, table, columns=columns)


@contextmanager
def advisory_lock(name: str) -> Iterator[None]:
    """Hold a transaction-long lock by name; a second holder waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%(name)s, 0))", {"name": name}
        )
    yield
