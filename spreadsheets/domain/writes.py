"""What a batch wrote, and whether it still stands so: each row's id, old values and fingerprint."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from psycopg2.sql import SQL, Composed, Identifier

from common.sql import copy_rows

if TYPE_CHECKING:
    from spreadsheets.models import ImportBatch
    from spreadsheets.tables import Line, TableImport

NOTED = "noted_writes"
NOTE = SQL("""
CREATE TEMP TABLE {noted} (number integer, target_id bigint, before jsonb) ON COMMIT DROP
""")
KEEP = SQL("""
INSERT INTO spreadsheets_importwrite
       (batch_id, number, target_id, before, fingerprint, undo_outcome)
SELECT %(batch)s, n.number, n.target_id, n.before, {fingerprint}, ''
FROM {noted} n JOIN {table} t ON t.id = n.target_id
""")
STANDING = SQL("""
SELECT w.target_id
FROM spreadsheets_importwrite w JOIN {table} t ON t.id = w.target_id
WHERE w.batch_id = %(batch)s AND w.number BETWEEN %(first)s AND %(last)s
  AND w.fingerprint = {fingerprint}
""")
as_json = DjangoJSONEncoder(ensure_ascii=False).encode


class Writes:
    """The rows a batch writes, noted chunk by chunk; ``keep`` once the last one is as it will be.

    The fingerprint is of the row as the database holds it, so that whatever changes it afterwards,
    by whichever door, is noticed when the batch is undone.
    """

    def __init__(self, *, batch: "ImportBatch", table: "TableImport") -> None:
        self._parameters = {"batch": batch.pk}
        self._names = _names(table)
        with connection.cursor() as cursor:
            cursor.execute(NOTE.format(**self._names))

    def note(self, lines: Iterable["Line"]) -> None:
        rows = (
            (
                line.number,
                written.target_id,
                None if written.before is None else as_json(written.before),
            )
            for line in lines
            if (written := line.written)
        )
        copy_rows(NOTED, ("number", "target_id", "before"), rows)

    def keep(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(KEEP.format(**self._names), self._parameters)
            cursor.execute(SQL("DROP TABLE {noted}").format(**self._names))


def standing(*, batch: "ImportBatch", table: "TableImport", numbers: tuple[int, int]) -> set[int]:
    """Return the ids of the rows that are still as the batch left them, of a range of its rows."""
    parameters = {"batch": batch.pk, "first": numbers[0], "last": numbers[1]}
    with connection.cursor() as cursor:
        cursor.execute(STANDING.format(**_names(table)), parameters)
        return {row[0] for row in cursor.fetchall()}


def _names(table: "TableImport") -> dict[str, Identifier | Composed]:
    meta = table.model._meta  # noqa: SLF001
    columns = [field.column for field in meta.concrete_fields if field.name not in table.derived]
    compared = SQL(", ").join(Identifier("t", column) for column in columns)
    return {
        "noted": Identifier(NOTED),
        "table": Identifier(meta.db_table),
        "fingerprint": SQL("md5(ROW({})::text)").format(compared),
    }
