"""Finding the header row, the columns and the rows that count."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from common.text import header_key, is_empty, squeeze
from spreadsheets.domain.reading import Sheet, is_filled
from spreadsheets.domain.scan import refuse
from spreadsheets.tables import Column, Line

HEADER_SEARCH_ROWS = 15
MIN_HEADER_HITS = 2
FOOTER = re.compile(
    r"^(合计|总计|小计|共计|填表人|填报人|审核人|制表人|注[:：]|备注[:：]|说明[:：]|注意事项)"
)
SERIAL_KEYS = {header_key(word) for word in ("序号", "编号", "号", "No.")}


@dataclass
class Understanding:
    """How a sheet was read."""

    sheet: str
    header_row: int
    headers: dict[str, str]  # field -> header as the file spells it
    unused: list[str]
    lines: list[Line]
    ignored: list[tuple[int, str]] = field(default_factory=list)


def understand(
    *, sheets: list[Sheet], columns: Mapping[str, Column], wishes: Mapping[str, str]
) -> Understanding:
    """Choose the sheet and header row with most known headers, and take its rows apart.

    ``wishes`` maps headers, as the file spells them, to fields and goes before synonyms. Raises
    ``FileRefusedError`` without a header row, a needed column or any row.
    """
    best_score, best_sheet, best_index = max(
        (
            (len(_match(row, columns, wishes)), sheet, index)
            for sheet in sheets
            for index, row in enumerate(sheet.cells[:HEADER_SEARCH_ROWS])
        ),
        key=lambda found: found[0],
    )
    if best_score < min(MIN_HEADER_HITS, len(columns)):
        known = "、".join(column.synonyms[0] for column in columns.values() if column.required)
        message = _("No header row was found. The first row of the table needs: %(known)s.")
        raise refuse("no_header", message % {"known": known})
    header = best_sheet.cells[best_index]
    matched = _match(header, columns, wishes)
    _require(matched, columns)
    understanding = Understanding(
        sheet=best_sheet.name,
        header_row=best_sheet.first_row + best_index,
        headers={name: str(header[position]).strip() for name, position in matched.items()},
        unused=[
            str(cell).strip()
            for position, cell in enumerate(header)
            if is_filled(cell)
            and position not in matched.values()
            and header_key(cell) not in SERIAL_KEYS
        ],
        lines=[],
    )
    needed = [position for name, position in matched.items() if columns[name].required]
    _take_rows(understanding, best_sheet, best_index, matched, needed)
    if not understanding.lines:
        raise refuse("no_rows", _("There are headers but no rows below them. Nothing to import."))
    return understanding


def _match(
    row: list[Any], columns: Mapping[str, Column], wishes: Mapping[str, str]
) -> dict[str, int]:
    """Return the position of each field whose header stands in the row; the first one counts."""
    matched: dict[str, int] = {}
    headers = {at: cell for at, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
    for position, cell in headers.items():
        if wishes.get(cell.strip()) in columns:
            matched.setdefault(wishes[cell.strip()], position)
    for position, cell in headers.items():
        if cell.strip() in wishes:
            continue
        key, bare = squeeze(cell).lower(), header_key(cell)
        for name, column in columns.items():
            if name not in matched and (bare in column.keys or key in column.keys):
                matched[name] = position
                break
    return matched


def _require(matched: Mapping[str, int], columns: Mapping[str, Column]) -> None:
    missing = [
        column.synonyms[0]
        for name, column in columns.items()
        if column.required and name not in matched
    ]
    if missing:
        message = _("The column %(missing)s is missing. Add it, or say which column holds it.")
        raise refuse("missing_column", message % {"missing": "、".join(missing)})


def _take_rows(
    understanding: Understanding,
    sheet: Sheet,
    header_index: int,
    matched: Mapping[str, int],
    needed: list[int],
) -> None:
    header = sheet.cells[header_index]
    for index, row in enumerate(sheet.cells[header_index + 1 :], start=header_index + 1):
        filled = [cell for cell in row if is_filled(cell)]
        if not filled:
            continue
        number = sheet.first_row + index
        is_short = len(filled) < max(3, len(matched) // 2)
        is_short = is_short or any(not _filled_at(row, position) for position in needed)
        if FOOTER.match(squeeze(filled[0])) and is_short:
            understanding.ignored.append((number, _("footer or total")))
        elif all(_same_at(row, header, position) for position in matched.values()):
            understanding.ignored.append((number, _("header repeated")))
        elif all(is_empty(row[position]) for position in matched.values() if position < len(row)):
            understanding.ignored.append((number, _("no value in any known column")))
        else:
            cells = {
                name: row[position] if position < len(row) else ""
                for name, position in matched.items()
            }
            understanding.lines.append(Line(number, cells, understanding.headers))


def _filled_at(row: list[Any], position: int) -> bool:
    return position < len(row) and is_filled(row[position])


def _same_at(row: list[Any], header: list[Any], position: int) -> bool:
    return position < len(row) and squeeze(row[position]) == squeeze(header[position])
