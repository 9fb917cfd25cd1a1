"""Files of an export, written row by row: a cell is text or a number and never a formula."""

import csv
import io
import itertools
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

import xlsxwriter
from django.utils.translation import gettext as _

from spreadsheets.workbooks.sheets import PlainSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spreadsheets.exports import Cell, ExportColumn, TableExport

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
SHEET_ROWS = 1_048_576
WATCH_EVERY = 1_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
A4 = 9
Watch = Callable[[int], None]


def write_file(
    export: "TableExport", form: str, file: IO[bytes], watch: Watch = lambda _done: None
) -> int:
    """Write an export in one of ``CONTENT_TYPES``; return the number of rows."""
    write = _write_workbook if form == "xlsx" else _write_csv
    return write(export, file, watch)


def _write_workbook(export: "TableExport", file: IO[bytes], watch: Watch) -> int:
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        columns, rows = export.columns(), _watched(export.rows(), watch)
        name, count = str(export.title)[:25], 0
        for number in itertools.count(1):
            sheet = _new_sheet(book, name if number == 1 else f"{name} ({number})")
            _write_head(book, sheet, columns)
            written = _fill(sheet, rows)
            count += written
            if written < SHEET_ROWS - 1:
                break
        _write_notes(book, export.notes(count))
    return count


def _new_sheet(book: Any, name: str) -> Any:
    sheet = book.add_worksheet(name, PlainSheet)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _write_head(book: Any, sheet: Any, columns: "Sequence[ExportColumn]") -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
    text = book.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, text if column.is_text else None)
        sheet.write_string(0, at, str(column.label), bold)


def _fill(sheet: Any, rows: "Iterator[list[Cell]]") -> int:
    """Write rows below the head until they end or the sheet is full; return their number."""
    write_string, write_number, number = sheet.write_string, sheet.write_number, 0
    for number in range(1, SHEET_ROWS):  # the last one is the count
        row = next(rows, None)
        if row is None:
            return number - 1
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    write_string(number, at, cell)
            elif cell is not None:
                write_number(number, at, cell)
    return number


def _write_notes(book: Any, notes: list[tuple[str, str]]) -> None:
    sheet = book.add_worksheet(_("Notes on this table"), PlainSheet)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 80)
    for number, (label, text) in enumerate(notes):
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, text, wrapped)


def _write_csv(export: "TableExport", file: IO[bytes], watch: Watch) -> int:
    """Write UTF-8 with a mark at the start, without which Excel guesses the encoding."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer, count = csv.writer(text), 0
    writer.writerow([_quiet(str(column.label)) for column in export.columns()])
    for row in _watched(export.rows(), watch):
        writer.writerow([_quiet(cell) for cell in row])
        count += 1
    text.detach()
    return count


def _quiet(cell: "Cell") -> "Cell":
    """Keep a text from being read as a formula; the import reads the apostrophe away."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _watched(rows: "Iterator[list[Cell]]", watch: Watch) -> "Iterator[list[Cell]]":
    for number, row in enumerate(rows, start=1):
        yield row
        if number % WATCH_EVERY == 0:
            watch(number)
