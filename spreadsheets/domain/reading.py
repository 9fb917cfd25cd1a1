"""Reading a scanned file into plain rows, numbered as the user sees them."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from spreadsheets.domain.scan import decode, refuse, scan

Cell = Any  # str, float, int, bool, date or datetime; "" where empty


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
    return [Sheet("CSV", list(csv.reader(io.StringIO(text), delimiter=delimiter)))]


def _read_workbook(content: bytes) -> list[Sheet]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [_read_sheet(workbook, name) for name in workbook.sheet_names]
    except CalamineError as error:
        raise refuse(
            "not_a_workbook",
            _("This is not a workbook the portal can read. Save it as .xlsx and try again."),
        ) from error


def _read_sheet(workbook: CalamineWorkbook, name: str) -> Sheet:
    sheet = workbook.get_sheet_by_name(name)
    cells = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and bottom > top and bottom < len(cells):
            for row in range(top + 1, bottom + 1):  # one value for a merged column of rows
                if left < len(cells[row]):
                    cells[row][left] = cells[top][left]
    return Sheet(name, cells)


def as_text(cell: Cell) -> str:
    """Return a cell as the user reads it."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
