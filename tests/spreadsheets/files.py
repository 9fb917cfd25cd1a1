"""Files as people send them, made on the spot: workbooks bent out of shape, and what is none."""

import io
import zipfile

import openpyxl

from spreadsheets.registry import kinds
from spreadsheets.workbooks.templates import template_workbook
from tests.conftest import actor_of, workbook

HEADER = ["姓名", "公民身份号码", "所在党支部"]


def saved(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def merged(rows, *ranges):
    """Return a workbook of these rows with these ranges merged."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in ranges:
        book.active.merge_cells(cells)
    return saved(book)


def sheets(*named, hidden=()):
    """Return a workbook of ``(name, rows)`` sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in named:
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            sheet.append(row)
    return saved(book)


def lists(book):
    """Return the words each column of the first sheet offers, by its header."""
    sheet, offered = book.worksheets[0], {}
    for rule in sheet.data_validations.dataValidation:
        place = str(rule.sqref).split(":")[0]
        area = rule.formula1.split("!")[1].replace("$", "")
        words = [cell.value for (cell,) in book["选项"][area]] if ":" in area else []
        offered[sheet[f"{place[:-1]}1"].value.rstrip("*")] = words
    return offered


def offered(kind, user):
    """Return what the template a person fetches offers, by header."""
    table = kinds()[kind](actor=actor_of(user))
    return lists(openpyxl.load_workbook(io.BytesIO(template_workbook(table=table))))


def repacked(content, *, old=None, new=None, more=()):
    """Return the same archive with raw text of its parts replaced and ``more`` parts added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in [*parts_of(content), *more]:
            made.writestr(name, data if old is None else data.replace(old, new))
    return buffer.getvalue()


def replaced(content, old, new):
    """Return the workbook with raw text of its parts replaced; the text must occur."""
    assert any(old in data for _name, data in parts_of(content))
    return repacked(content, old=old, new=new)


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def a_workbook():
    return workbook(HEADER, ["张三", "x", "y"])
