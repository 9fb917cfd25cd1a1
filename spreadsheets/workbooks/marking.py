"""The process that marks a user's own workbook: file and plan go in, the marked file comes out.

A process of its own with limits, as the parser is: openpyxl keeps styles, and for that it holds
the whole workbook, which a hostile file can make as large as it likes. Knows no Django.

Formulas are replaced by the values they last had: openpyxl cannot compute, and without a value
the file would read differently when it comes back.
"""

import io
import resource
import sys
from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from spreadsheets.workbooks.marks import (
    AUTHOR,
    COMMENT_WIDTH,
    EXPLANATION,
    EXPLANATION_WIDTH,
    FILLS,
    LONGEST_TEXT,
    MARK,
    SUMMARY_SHEET,
    SUMMARY_WIDTHS,
    CellMark,
    Plan,
    comment_height,
    first_free,
    height_of,
    is_explanation,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

MEMORY_BYTES = 1024 * 1024 * 1024
PROCESSOR_SECONDS = 120
FILE_BYTES = 512 * 1024 * 1024
OURS = {f"00{color}" for color in FILLS.values()} | {f"FF{color}" for color in FILLS.values()}
SOLID = {name: PatternFill("solid", fgColor=f"FF{color}") for name, color in FILLS.items()}


def put(cell: Any, text: str) -> None:
    """Write text that stays text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"


def cells_of(sheet: Any) -> list[Any]:
    """Return the cells there are; ``iter_rows`` would lay out the whole rectangle."""
    return list(sheet._cells.values())  # noqa: SLF001


def clear_earlier_marks(sheet: Any) -> None:
    for cell in cells_of(sheet):
        if cell.has_style and cell.fill.fgColor.rgb in OURS:
            cell.fill = PatternFill()
        if getattr(cell, "comment", None) is not None and MARK in cell.comment.text:
            own = cell.comment.text.partition(MARK)[0].rstrip("\n")
            cell.comment = Comment(own, cell.comment.author) if own else None


def show(sheet: Any, row: int, column: int) -> None:
    """Unhide a row or column, lest a problem stay unseen."""
    sheet.row_dimensions[row].hidden = False
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min <= column <= dimension.max:
            dimension.hidden = False


def mark_cells(sheet: Any, plan: Plan) -> None:
    tops = _tops_of_merged(sheet)
    found: dict[tuple[int, int], CellMark] = {}
    for row, position, severity, sentence in plan.marks:
        at = tops.get((row, position + 1), (row, position + 1))
        found.setdefault(at, CellMark(severity, [])).add(severity, sentence)
    for (row, column), mark in found.items():
        cell = sheet.cell(row, column)
        cell.fill = SOLID[mark.severity]
        own = cell.comment
        text = mark.comment(own.text if own else "")
        author = own.author if own else AUTHOR
        cell.comment = Comment(text, author, comment_height(text), COMMENT_WIDTH)
        if column - 1 in plan.text_columns:
            cell.number_format = "@"  # else the number typed anew loses its digits again
        show(sheet, row, column)


def _tops_of_merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    return {
        place: (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for place in area.cells
    }


def explain(sheet: Any, plan: Plan) -> None:
    column = _explanation_column(sheet, plan)
    header = sheet.cell(plan.header_row, column)
    put(header, EXPLANATION)
    header._style = copy(sheet.cell(plan.header_row, plan.last_header + 1)._style)  # noqa: SLF001
    for cell in cells_of(sheet):
        if cell.column == column and cell.row > plan.header_row:
            cell.value = None
    for row, text in plan.sentences.items():
        cell = sheet.cell(row, column)
        if not isinstance(cell, MergedCell):
            put(cell, text[:LONGEST_TEXT])
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name=header.font.name, size=header.font.size, color="FF9C0006")
            sheet.row_dimensions[row].hidden = False
            make_room(sheet, row, height_of([(text[:LONGEST_TEXT], EXPLANATION_WIDTH)]))
    _widen(sheet, column)


def make_room(sheet: Any, row: int, height: int) -> None:
    dimension = sheet.row_dimensions[row]
    if height > (dimension.height or 0):
        dimension.height = height


def _explanation_column(sheet: Any, plan: Plan) -> int:
    """Return the column of an earlier round, else the first one free beside the table."""
    below = [cell for cell in cells_of(sheet) if cell.row >= plan.header_row]
    for cell in below:
        if cell.row == plan.header_row and is_explanation(cell.value):
            return int(cell.column)
    taken = {cell.column for cell in below if cell.value not in (None, "")}
    for area in sheet.merged_cells.ranges:
        if area.max_row >= plan.header_row:
            taken |= set(range(area.min_col, area.max_col + 1))
    return first_free(plan.last_header + 1, taken)


def _widen(sheet: Any, column: int) -> None:
    letter = get_column_letter(column)
    groups: Iterable[Any] = sheet.column_dimensions.values()
    if any(group.min <= column <= group.max and group.index != letter for group in groups):
        return  # two widths for one column are a fault to Excel
    dimension = sheet.column_dimensions[letter]
    dimension.min = dimension.max = column
    dimension.width, dimension.hidden = EXPLANATION_WIDTH, False


def summarize(book: Any, plan: Plan) -> None:
    if SUMMARY_SHEET in book.sheetnames:
        del book[SUMMARY_SHEET]
    sheet = book.create_sheet(SUMMARY_SHEET)
    for row, values in enumerate(plan.summary, start=1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column)
            if isinstance(value, str):
                put(cell, value)
            else:
                cell.value = value
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 1)
        make_room(sheet, row, height_of(zip(values, SUMMARY_WIDTHS, strict=True)))
    for column, width in enumerate(SUMMARY_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def marked(content: bytes, plan: Plan) -> bytes:
    book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    sheet = book[plan.sheet]
    clear_earlier_marks(sheet)
    mark_cells(sheet, plan)
    explain(sheet, plan)
    summarize(book, plan)
    book.active = sheet
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    with open(int(sys.argv[1]), "rb") as source:  # noqa: PTH123  # a descriptor, not a path
        content = source.read()
    plan = Plan.from_json(sys.stdin.read())
    sys.stdout.buffer.write(marked(content, plan))
    return 0


if __name__ == "__main__":
    sys.exit(main())
