"""The marked workbook of a file too large to keep its styles, or of a CSV file that has none."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import xlsxwriter

from spreadsheets.domain.reading import Book, SheetHead, opened
from spreadsheets.workbooks.marks import (
    AUTHOR,
    COMMENT_WIDTH,
    EXPLANATION,
    EXPLANATION_WIDTH,
    FILLS,
    LONGEST_TEXT,
    SUMMARY_SHEET,
    SUMMARY_WIDTHS,
    CellMark,
    Plan,
    comment_height,
    first_free,
    height_of,
    is_explanation,
)

FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
LONGEST_CELL = 32_000
FIRST_DAY = date(1900, 3, 1)  # earlier ones count differently in Excel


def plain(text: str) -> str:
    """Return text the library writes as text: in constant memory it takes this for its markup."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


class LeanBook:
    """Writes row after row and keeps none."""

    def __init__(self, book: Any, plan: Plan) -> None:
        self.book, self.plan = book, plan
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._names: set[str] = {SUMMARY_SHEET.lower()}
        self._formats: dict[tuple[str, str], Any] = {}
        self._marks: dict[int, dict[int, CellMark]] = {}
        for row, column, severity, sentence in plan.marks:
            cells = self._marks.setdefault(row, {})
            cells.setdefault(column, CellMark(severity, [])).add(severity, sentence)

    def add_plain(self, name: str, rows: Iterator[list[Any]]) -> None:
        sheet = self.book.add_worksheet(self._free_name(name))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                self._write(sheet, number, column, cell)

    def add_table(self, name: str, rows: Iterator[list[Any]], *, width: int) -> None:
        """Write the table the problems are about, with a column that tells them."""
        sheet = self.book.add_worksheet(self._free_name(name))
        sheet.set_comments_author(AUTHOR)
        for column in self.plan.text_columns:
            sheet.set_column(column, column, 22, self._format("", "@"))
        explanation = -1
        for number, row in enumerate(rows, start=1):
            if number == self.plan.header_row:
                explanation = _explanation_column(row, after=width - 1)
                sheet.set_column(explanation, explanation, EXPLANATION_WIDTH)
            self._write_row(sheet, number, row, explanation)

    def _write_row(self, sheet: Any, number: int, row: list[Any], explanation: int) -> None:
        marks = self._marks.get(number, {})
        said = self.plan.sentences.get(number, "")[:LONGEST_TEXT]
        if height := height_of([(said, EXPLANATION_WIDTH)]):
            sheet.set_row(number - 1, height)
        for column in range(max(len(row), *(column + 1 for column in marks), explanation + 1)):
            cell = row[column] if column < len(row) else ""
            mark = marks.get(column)
            if column == explanation:
                is_header = number == self.plan.header_row
                cell = EXPLANATION if is_header else ""
                if said:
                    sheet.write_string(number - 1, column, plain(said), self._wrapped)
            self._write(sheet, number - 1, column, cell, mark.severity if mark else "")
            if mark:
                text = mark.comment()
                shape = {"x_scale": COMMENT_WIDTH / 128, "height": comment_height(text)}
                sheet.write_comment(number - 1, column, text, shape)

    def _write(self, sheet: Any, row: int, column: int, cell: Any, severity: str = "") -> None:
        if isinstance(cell, date) and cell >= FIRST_DAY:
            style = self._format(severity, "yyyy-mm-dd")
            sheet.write_datetime(row, column, cell, style)
            return
        style = self._format(severity, "@" if column in self.plan.text_columns else "")
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell, style)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, style)
        elif cell not in ("", None):
            sheet.write_string(row, column, plain(str(cell)[:LONGEST_CELL]), style)
        elif severity:
            sheet.write_blank(row, column, None, style)

    def _format(self, severity: str, number_format: str) -> Any:
        key = (severity, number_format)
        if key not in self._formats:
            style = {"bg_color": f"#{FILLS[severity]}"} if severity else {}
            if number_format:
                style["num_format"] = number_format
            self._formats[key] = self.book.add_format(style) if style else None
        return self._formats[key]

    def add_summary(self) -> None:
        sheet = self.book.add_worksheet(SUMMARY_SHEET)
        bold = self.book.add_format({"bold": True})
        for column, wide in enumerate(SUMMARY_WIDTHS):
            sheet.set_column(column, column, wide)
        for number, row in enumerate(self.plan.summary):
            if height := height_of(zip(row, SUMMARY_WIDTHS, strict=True)):
                sheet.set_row(number, height)
            for column, cell in enumerate(row):
                style = self._wrapped if number else bold
                if isinstance(cell, str):
                    sheet.write_string(number, column, plain(cell), style)
                else:
                    sheet.write_number(number, column, cell, style)
        sheet.freeze_panes(1, 0)

    def _free_name(self, wanted: str) -> str:
        plain = FORBIDDEN_IN_NAMES.sub(" ", wanted).strip("' ")[:LONGEST_NAME] or "Sheet"
        name, number = plain, 2
        while name.lower() in self._names:
            name, number = f"{plain[: LONGEST_NAME - 4]} {number}", number + 1
        self._names.add(name.lower())
        return name


def lean_workbook(*, content: bytes, plan: Plan) -> bytes:
    """Return all visible sheets as plain cells, with the same marks as a styled one."""
    width = _width(content, plan)
    made = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with (
        opened(content=content) as book,
        xlsxwriter.Workbook(made, {**options, "strings_to_numbers": False}) as target,
    ):
        lean = LeanBook(target, plan)
        for head in book.heads:
            if head.name == plan.sheet:
                lean.add_table(head.name, _rows(book, head), width=width)
            elif head.name != SUMMARY_SHEET:
                lean.add_plain(head.name, _rows(book, head))
        lean.add_summary()
    return made.getvalue()


def _width(content: bytes, plan: Plan) -> int:
    """Return the table's width; rows of a workbook are of one length, those of a CSV are not."""
    with opened(content=content) as book:
        head = next(head for head in book.heads if head.name == plan.sheet)
        if content.startswith(b"PK"):
            return max(map(len, head.cells))
        return max(len(row) for row in _rows(book, head))


def _rows(book: Book, head: SheetHead) -> Iterator[list[Any]]:
    for chunk in book.chunks(head):
        yield from chunk


def _explanation_column(header: list[Any], *, after: int) -> int:
    for column, cell in enumerate(header):
        if is_explanation(cell):
            return column
    return first_free(after, set())
