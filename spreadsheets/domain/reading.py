"""Reading a scanned file into plain rows, numbered as the user sees them."""

import csv
import io
import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from spreadsheets.domain.scan import decode, not_a_workbook, refuse, scan

Cell = Any  # str, float, int, bool, date or datetime; "" where empty
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # the database refuses some of them


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet; ``cells[i]`` is row ``first_row + i``."""

    name: str
    cells: list[list[Cell]]
    first_row: int = 1


def read(*, content: bytes) -> list[Sheet]:
    """Return the sheets that hold anything. Raises ``FileRefusedError``."""
    sheets = _read_csv(content) if scan(content=content) == "csv" else _read_workbook(content)
    filled = [sheet for sheet in sheets if any(any(map(is_filled, row)) for row in sheet.cells)]
    if not filled:
        raise refuse(
            "empty_sheet", _("The workbook holds no rows. Fill in the sheet and upload it again.")
        )
    return filled


def is_filled(cell: Cell) -> bool:
    return cell is not None and str(cell).strip() != ""


def _read_csv(content: bytes) -> list[Sheet]:
    text = decode(content=content)
    delimiter = "\t" if text.count("\t") > text.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [Sheet("CSV", [[_plain(cell) for cell in row] for row in reader])]
    except csv.Error as error:
        raise refuse("not_a_workbook", not_a_workbook()) from error


def _read_workbook(content: bytes) -> list[Sheet]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [s.name for s in workbook.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
        return [_read_sheet(workbook, name) for name in shown]
    except CalamineError as error:
        raise refuse("not_a_workbook", not_a_workbook()) from error


def _read_sheet(workbook: CalamineWorkbook, name: str) -> Sheet:
    sheet = workbook.get_sheet_by_name(name)
    cells = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and top < len(cells) and left < len(cells[top]):
            for row in range(top + 1, min(bottom + 1, len(cells))):  # one value, merged downwards
                if left < len(cells[row]):
                    cells[row][left] = cells[top][left]
    return Sheet(name, cells)


def _plain(cell: Cell) -> Cell:
    """Drop control characters, and leave what is no finite number as text."""
    if isinstance(cell, str):
        return CONTROL.sub("", cell)
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


def as_text(cell: Cell) -> str:
    """Return a cell as the user reads it."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
