"""Empty workbooks to fill in, made from what the register holds at this moment."""

import io
import re
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from spreadsheets.domain.stamps import stamp_of
from spreadsheets.domain.understanding import EXAMPLE
from spreadsheets.parser import STAMP_SHEET
from spreadsheets.tables import Column, TableImport

# Data of the file format, in one language: the import looks for some of them.
SERIAL = "序号"
GUIDE_SHEET = "填写说明"
CHOICES_SHEET = "选项"
REQUIRED_MARK = "*"
LAST_ROW = 20_000
FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
SHOWN_WORDS = 60
WIDTHS = {True: 22, False: 14}
GUIDE_WIDTHS = (18, 8, 44, 28, 70)
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def template_workbook(*, table: TableImport) -> bytes:
    """Return a workbook with headers, drop-downs, one example row and a guide."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        Template(book, table).write()
    return made.getvalue()


def template_file_name(*, table: type[TableImport]) -> str:
    return _("%(title)s template") % {"title": table.title} + ".xlsx"


def header_of(column: Column) -> str:
    return column.synonyms[0] + (REQUIRED_MARK if column.required else "")


class Template:
    """The sheets of one template: the table, the guide, and two hidden ones."""

    def __init__(self, book: Any, table: TableImport) -> None:
        self.book, self.table = book, table
        self.columns = table.columns()
        self.words = {name: list(table.choices(name)) for name in self.columns}
        self.text = book.add_format({"num_format": "@"})
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"})
        self.grey = book.add_format({"num_format": "@", "italic": True, "font_color": "#808080"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def write(self) -> None:
        title = FORBIDDEN_IN_NAMES.sub(" ", str(self.table.title))[:LONGEST_NAME]
        sheet = self.book.add_worksheet(title)
        self._write_table(sheet)
        self._write_guide(self.book.add_worksheet(GUIDE_SHEET))
        choices = self.book.add_worksheet(CHOICES_SHEET)
        for at, name in enumerate(self.columns, start=1):
            self._offer(sheet, choices, at, self.words[name])
        choices.hide()
        stamp = self.book.add_worksheet(STAMP_SHEET)
        stamp.write_string(0, 0, stamp_of(table=type(self.table)))
        stamp.very_hidden()
        self.book.set_custom_property("template", stamp_of(table=type(self.table)))

    def _write_table(self, sheet: Any) -> None:
        sheet.write_string(0, 0, SERIAL, self.bold)
        sheet.write_string(1, 0, EXAMPLE, self.grey)
        for at, (name, column) in enumerate(self.columns.items(), start=1):
            style = self.text if column.widget.is_text else None
            sheet.set_column(at, at, WIDTHS[column.widget.is_text], style)
            sheet.write_string(0, at, header_of(column), self.bold)
            sheet.write_string(1, at, self._example(name), self.grey)
        sheet.freeze_panes(1, 0)

    def _example(self, name: str) -> str:
        words = self.words[name]
        return str(self.columns[name].example) or (words[0] if words else "")

    def _offer(self, sheet: Any, choices: Any, at: int, words: Sequence[str]) -> None:
        """Let a column pick from a list; what a person pastes besides is asked about, not barred.

        The list stands on a sheet, since one written into the rule ends at 255 characters.
        """
        if not words:
            return
        choices.write_column(0, at, words)
        letter = xlsxwriter.utility.xl_col_to_name(at)
        sheet.data_validation(
            1,
            at,
            LAST_ROW,
            at,
            {
                "validate": "list",
                "source": f"='{CHOICES_SHEET}'!${letter}$1:${letter}${len(words)}",
                "error_type": "warning",
                "error_title": _("Not in the list"),
                "error_message": _("The list does not hold this. Keep it all the same?"),
            },
        )

    def _write_guide(self, sheet: Any) -> None:
        headings = [_("Column"), _("Required"), _("How to write it"), _("Example"), _("Words")]
        for at, (heading, width) in enumerate(zip(headings, GUIDE_WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, heading, self.bold)
        for row, (name, column) in enumerate(self.columns.items(), start=1):
            words = self.words[name]
            shown = "、".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")
            cells = [
                column.synonyms[0],
                _("yes") if column.required else "",
                column.widget.advice(),
                self._example(name),
                shown,
            ]
            for at, cell in enumerate(cells):
                sheet.write_string(row, at, cell, self.wrapped)
        notes = (
            _("The row numbered %(example)s is left out of the import; delete it or leave it.")
            % {"example": EXAMPLE},
            _("Columns without a star may stay empty or be deleted; others may be added."),
        )
        for row, note in enumerate(notes, start=len(self.columns) + 2):
            sheet.write_string(row, 0, note)
        sheet.freeze_panes(1, 0)
