"""The parser's own process: a workbook goes in, rows come out, and nothing else can happen.

Started by ``spreadsheets.domain.reading`` with limits on memory and processor time, so that a
hostile file ends this process and never the worker. Knows neither Django nor the database.

Speaks JSON lines: first a template's stamp and the visible sheets with their uppermost rows; then,
for each number of a sheet on standard input, its rows in chunks, ended by ``null``.
"""

import csv
import io
import json
import math
import re
import resource
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

Row = list[Any]
HEAD_ROWS = 15
CHUNK_ROWS = 2_000
MAX_COLUMNS = 400
STAMP_SHEET = "版本"
"""The hidden sheet of our own templates whose first cell says kind and version."""
LONGEST_STAMP = 60
LONGEST_CELL = 32_767
"""No spreadsheet program writes more into one cell."""
# What the database refuses, what no workbook may hold, and what turns the reading direction round
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
DELIMITERS = ",\t;"
LAST_LINE = "\x00"
"""Put below a CSV: a line of its own, unless a quotation mark above was never closed."""
MEMORY_BYTES = 480 * 1024 * 1024
PROCESSOR_SECONDS = 60


class Refused(Exception):  # a state of the file, not a fault of ours
    """The file ends here; the argument is the code of the reason."""


class Table:
    """One sheet: its name, its height, and its rows from the first on."""

    def __init__(self, name: str, rows: Iterable[Row], *, height: int) -> None:
        self.name, self.height = name, height
        self._rows = ([plain(cell) for cell in row] for row in rows)
        self.head = list(islice(self._rows, HEAD_ROWS))

    def chunks(self) -> Iterator[list[Row]]:
        yield self.head
        while chunk := list(islice(self._rows, CHUNK_ROWS)):
            yield chunk


def plain(cell: Any) -> Any:
    """Drop control characters and endless text, and leave what is no finite number as text."""
    kind = cell.__class__
    if kind is str:
        if len(cell) > LONGEST_CELL:
            cell = cell[:LONGEST_CELL]
        return CONTROL.sub("", cell) if not cell.isprintable() else cell
    if kind is float:
        return cell if math.isfinite(cell) else str(cell)
    return cell


def tables_of_workbook(content: bytes) -> tuple[str, list[Table]]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        return _stamp(workbook, sheets), [
            _table_of_sheet(workbook.get_sheet_by_name(meta.name))
            for meta in sheets
            if meta.visible == SheetVisibleEnum.Visible
        ]
    except CalamineError as error:
        raise Refused("not_a_workbook") from error


def _stamp(workbook: CalamineWorkbook, sheets: list[Any]) -> str:
    """Return what our own template says of itself; of any other file nothing."""
    for meta in sheets:
        if meta.name == STAMP_SHEET and meta.visible != SheetVisibleEnum.Visible:
            first = next(workbook.get_sheet_by_name(meta.name).iter_rows(), [])
            return str(plain(first[0]))[:LONGEST_STAMP] if first else ""
    return ""


def _table_of_sheet(sheet: Any) -> Table:
    if sheet.total_width > MAX_COLUMNS:
        raise Refused("too_wide")
    rows = sheet.iter_rows()
    if sheet.start is not None and sheet.start[1]:
        blank = [""] * sheet.start[1]  # the rows come without the empty columns before the table
        rows = (blank + row for row in rows)
    merges = {
        (row, left): top
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
        if left == right
        for row in range(top, min(bottom, sheet.total_height) + 1)
    }
    return Table(
        sheet.name, _filled_down(rows, merges) if merges else rows, height=sheet.total_height
    )


def _filled_down(rows: Iterable[Row], merges: dict[tuple[int, int], int]) -> Iterator[Row]:
    """Repeat the value of a cell merged downwards in each of its rows."""
    values: dict[tuple[int, int], Any] = {}
    for number, row in enumerate(rows):
        for left in range(len(row)):
            top = merges.get((number, left))
            if top == number:
                values[top, left] = row[left]
            elif top is not None:
                row[left] = values.get((top, left), "")
        yield row


def tables_of_csv(content: bytes) -> tuple[str, list[Table]]:
    text = content.decode()
    delimiter = max(DELIMITERS, key=text.count)
    lines = io.StringIO(text.rstrip("\r\n") + "\n" + LAST_LINE, newline="")
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        raise Refused("not_a_workbook") from error
    if rows.pop() != [LAST_LINE]:
        raise Refused("open_quote")
    return "", [Table("CSV", rows, height=len(rows))]


def as_json(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return {"d": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if isinstance(cell, time | timedelta):
        return str(cell)
    raise TypeError


def say(message: Any) -> None:
    sys.stdout.write(json.dumps(message, default=as_json, ensure_ascii=False) + "\n")


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with open(int(sys.argv[2]), "rb") as source:  # noqa: PTH123  # a descriptor, not a path
        content = source.read()
    try:
        read = tables_of_csv if sys.argv[1] == "csv" else tables_of_workbook
        stamp, tables = read(content)
        del content
    except Refused as refusal:
        say(str(refusal))
        return 0
    say([stamp, [[table.name, table.height, table.head] for table in tables]])
    sys.stdout.flush()
    for chosen in sys.stdin:
        for chunk in tables[int(chosen)].chunks():
            say(chunk)
        say(None)
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
