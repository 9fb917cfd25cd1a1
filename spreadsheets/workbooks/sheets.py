"""A sheet of plain cells on top of the library's own."""

from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellStringTuple, Worksheet

column_name = cache(xl_col_to_name)


class PlainSheet(Worksheet):  # type: ignore[misc]
    """Writes texts itself: always escaped, and in half the time.

    In constant memory the library takes ``<r>…</r>`` for markup of its own and writes it as it is,
    which would let a name smuggle cells, formulas included, into the sheet.
    """

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if cell.__class__ is not CellStringTuple:
            super()._write_cell(row, col, cell)
            return
        text = cell.string
        if not text.isprintable() or "_x" in text:
            text = self._escape_control_characters(text)
        space = ' xml:space="preserve"' if text != text.strip() else ""
        place = f'r="{column_name(col)}{row + 1}"{self._style(col, cell.format)}'
        self.fh.write(f'<c {place} t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>')

    def _style(self, col: int, cell_format: Any) -> str:
        if cell_format is None and col in self.col_info:
            cell_format = self.col_info[col].column_format
        return f' s="{cell_format._get_xf_index()}"' if cell_format else ""  # noqa: SLF001
