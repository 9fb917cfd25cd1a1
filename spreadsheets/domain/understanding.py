"""Finding the header row, the columns and the rows that count."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from common.text import header_key, is_empty, mask_long_numbers, squeeze
from spreadsheets.domain.reading import HEAD_ROWS, Sheet, SheetHead, as_text, is_filled
from spreadsheets.domain.scan import refuse
from spreadsheets.problems import ColumnsUnclearError
from spreadsheets.tables import Column, Layout, Line

MIN_HEADER_HITS = 2
LONGEST_HEADER = 200
FOOTER = re.compile(
    r"^(合计|总计|小计|共计|填表人|填报人|审核人|制表人|注[:：]|备注[:：]|说明[:：]|注意事项)"
)
SERIAL_KEYS = {header_key(word) for word in ("序号", "编号", "号", "No.")}
EXAMPLE = "示例"
"""What stands in the serial number's cell of a template's example row."""


@dataclass
class Understanding:
    """How a sheet was read: its header row as the user numbers it, and the column of each field."""

    heads: Sequence[SheetHead]
    """All sheets there are."""
    head: SheetHead
    header_row: int
    header: list[str]
    positions: dict[str, int]
    needed: list[int]
    serial: int | None
    unread: list[str] = field(default_factory=list)
    """Other sheets that hold such a table: of a file one sheet is read at a time."""
    lines: list[Line] = field(default_factory=list)
    ignored: list[tuple[int, str]] = field(default_factory=list)

    @property
    def sheet(self) -> str:
        return self.head.name

    @property
    def headers(self) -> dict[str, str]:
        """Return each field's header as the file spells it."""
        return {name: self.header[position] for name, position in self.positions.items()}

    @property
    def unused(self) -> list[str]:
        used = {*self.positions.values(), self.serial}
        return [text for at, text in enumerate(self.header) if text and at not in used]

    def take(
        self, *, rows: Sequence[list[Any]], first_row: int
    ) -> tuple[list[Line], list[tuple[int, str]]]:
        """Take rows apart into lines and ignored ones; rows above the header are passed over."""
        layout = Layout(self.positions, self.headers)
        lines: list[Line] = []
        ignored: list[tuple[int, str]] = []
        for number, row in enumerate(rows, start=first_row):
            if number <= self.header_row:
                continue
            first = next((cell for cell in row if is_filled(cell)), None)
            if first is None:
                continue
            if why := self._reason_to_ignore(row, first):
                ignored.append((number, why))
            else:
                lines.append(Line(number, row, layout))
        return lines, ignored

    def _reason_to_ignore(self, row: list[Any], first: Any) -> str:
        if _is_footer(first) and self._is_short(row):
            return _("footer or total")
        if self.serial is not None and _at(row, self.serial) == EXAMPLE:
            return _("example row of the template")
        for at, text in self._squeezed_header.items():  # most rows part with it at the first cell
            if squeeze(_at(row, at)) != text:
                break
        else:
            return _("header repeated")
        for at in self._squeezed_header:
            if not is_empty(_at(row, at)):
                return ""
        return _("no value in any known column")

    @cached_property
    def _squeezed_header(self) -> dict[int, str]:
        """The known headers by their position."""
        return {at: squeeze(self.header[at]) for at in self.positions.values()}

    def _is_short(self, row: list[Any]) -> bool:
        if sum(map(is_filled, row)) < max(3, len(self.positions) // 2):
            return True
        return any(not is_filled(_at(row, position)) for position in self.needed)


def _is_footer(first: Any) -> bool:
    """Say whether a row begins as a footer; a serial number, in ASCII, never does."""
    return isinstance(first, str) and not first.isascii() and bool(FOOTER.match(squeeze(first)))


def _at(row: list[Any], position: int) -> Any:
    return row[position] if position < len(row) else ""


def choose(
    *,
    heads: Sequence[SheetHead],
    columns: Mapping[str, Column],
    wishes: Mapping[str, str],
    place: Sequence[int] = (),
) -> Understanding:
    """Choose the sheet and header row with most known headers.

    ``wishes`` maps headers, as the file spells them, to fields (or to nothing, to leave a column
    out) and goes before synonyms; ``place`` is a sheet's number, or that and a header row, chosen
    by the user. Raises ``ColumnsUnclearError`` without a header row or a needed column.
    """
    fits = {
        (sheet, at): match(row, columns, wishes)
        for sheet in heads
        for at, row in enumerate(sheet.cells)
    }
    said = list(place)
    places = [found for found in fits if said == [found[0].number, found[1] + 1][: len(said)]]
    sheet, at = max(places or fits, key=lambda found: len(fits[found]))
    is_named = bool(places) and len(said) > 1
    if not is_named and len(fits[sheet, at]) < min(MIN_HEADER_HITS, len(columns)):
        sheet, at = max(places or fits, key=lambda found: _words_in(found[0].cells[found[1]]))
        found = _understanding(heads, (sheet, at), columns, wishes)
        known = "、".join(column.synonyms[0] for column in columns.values() if column.required)
        message = _("No header row was found. The first row of the table needs: %(known)s.")
        raise ColumnsUnclearError(refuse("no_header", message % {"known": known}), found)
    found = _understanding(heads, (sheet, at), columns, wishes)
    needed = {name for name, column in columns.items() if column.required}
    alike = {
        other
        for (other, row), fit in fits.items()
        if needed <= fit.keys() and other.goes_below(row)
    }
    found.unread = [other.name for other in heads if other in alike and other is not sheet]
    _require(found, columns)
    return found


def _words_in(row: list[Any]) -> int:
    """Count the cells of a row that might be headers."""
    return sum(isinstance(cell, str) and bool(cell.strip()) for cell in row)


def _understanding(
    heads: Sequence[SheetHead],
    place: tuple[SheetHead, int],
    columns: Mapping[str, Column],
    wishes: Mapping[str, str],
) -> Understanding:
    sheet, at = place
    cells = sheet.cells[at]
    header = headers_of(cells)
    positions = match(cells, columns, wishes)
    serials = [at for at, text in enumerate(header) if header_key(text) in SERIAL_KEYS]
    return Understanding(
        heads=heads,
        head=sheet,
        header_row=at + 1,
        header=header,
        positions=positions,
        needed=[at for name, at in positions.items() if columns[name].required],
        serial=next((at for at in serials if at not in positions.values()), None),
    )


def headers_of(row: Sequence[Any]) -> list[str]:
    """Return the headers as they are shown and kept; the second 备注 of a row is 备注 (2).

    Where there is no header row a person may stand there: long numbers are masked.
    """
    found: Counter[str] = Counter()
    headers = []
    for cell in row:
        text = mask_long_numbers(as_text(cell).strip()[:LONGEST_HEADER]) if is_filled(cell) else ""
        found[text] += 1
        headers.append(f"{text} ({found[text]})" if text and found[text] > 1 else text)
    return headers


def understand(
    *, sheets: list[Sheet], columns: Mapping[str, Column], wishes: Mapping[str, str]
) -> Understanding:
    """Choose a header and take the whole sheet apart. Raises ``FileRefusedError``."""
    heads = [
        SheetHead(number, sheet.name, len(sheet.cells), sheet.cells[:HEAD_ROWS])
        for number, sheet in enumerate(sheets)
    ]
    found = choose(heads=heads, columns=columns, wishes=wishes)
    rows = sheets[found.head.number].cells
    found.lines, found.ignored = found.take(rows=rows, first_row=1)
    require_rows(found.lines)
    return found


def require_rows(lines: object) -> None:
    """Refuse a table that holds nothing but headers."""
    if not lines:
        raise refuse("no_rows", _("There are headers but no rows below them. Nothing to import."))


def match(
    row: list[Any], columns: Mapping[str, Column], wishes: Mapping[str, str]
) -> dict[str, int]:
    """Return the position of each field whose header stands in the row; the first one counts."""
    matched: dict[str, int] = {}
    headers = {at: cell for at, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
    texts = headers_of(row)
    for position, text in enumerate(texts):
        if wishes.get(text) in columns:
            matched.setdefault(wishes[text], position)
    for position, cell in headers.items():
        if texts[position] in wishes:
            continue
        key, bare = squeeze(cell).lower(), header_key(cell)
        for name, column in columns.items():
            if name not in matched and (bare in column.keys or key in column.keys):
                matched[name] = position
                break
    return matched


def _require(found: Understanding, columns: Mapping[str, Column]) -> None:
    missing = [
        column.synonyms[0]
        for name, column in columns.items()
        if column.required and name not in found.positions
    ]
    if missing:
        message = _("The column %(missing)s is missing. Add it, or say which column holds it.")
        refusal = refuse("missing_column", message % {"missing": "、".join(missing)})
        raise ColumnsUnclearError(refusal, found)
