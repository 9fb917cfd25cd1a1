"""Files bent on purpose: each is refused with a sentence or read rightly; nothing falls over."""

import io
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from spreadsheets.domain.reading import read
from spreadsheets.domain.scan import scan
from spreadsheets.domain.understanding import understand
from spreadsheets.problems import FileRefusedError
from spreadsheets.registry import kinds
from tests.conftest import workbook
from tests.spreadsheets.files import a_workbook, parts_of, repacked, replaced, saved, sheets

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
ROWS = [["姓名", "公民身份号码", "所在党支部"], ["张三", "x", "y"]]
SHEET = "xl/worksheets/sheet1.xml"
REFUSALS = {
    "bomb",
    "empty_file",
    "empty_sheet",
    "entities",
    "macros",
    "not_a_workbook",
    "old_or_encrypted",
    "open_quote",
    "row_twice",
    "too_heavy",
    "too_large",
    "too_wide",
    "uncomputed",
}


def archive(*parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts:
            target.writestr(name, data)
    return made.getvalue()


def with_part(name, data):
    """Return a workbook one part of which is replaced."""
    return archive(*((n, data if n == name else d) for n, d in parts_of(a_workbook())))


def with_sheet(inside, head=b'<?xml version="1.0"?>'):
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return with_part(SHEET, head + b'<worksheet xmlns="%s">%s</worksheet>' % (space, inside))


def cell(place, text, kind="inlineStr"):
    return f'<c r="{place}" t="{kind}"><is><t>{text}</t></is></c>'.encode()


def outcome(content):
    """Return the rows of the first sheet, or the code of the refusal. Anything else is a fault."""
    try:
        return read(content=content)[0].cells
    except FileRefusedError as error:
        return error.code if str(error) else "no sentence"


def is_clear(found):
    return isinstance(found, list) or found in REFUSALS


def laughs(levels, width, encoding="utf-8"):
    names = "abcdefghijkl"
    entities = [f'<!ENTITY {names[0]} "{"ha" * 20}">'] + [
        f'<!ENTITY {names[n]} "{f"&{names[n - 1]};" * width}">' for n in range(1, levels)
    ]
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE worksheet [{"".join(entities)}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>&{names[levels - 1]};</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    return with_part(SHEET, text.encode(encoding))


def wide(text):
    return text.encode("utf-16-le")


def without(name):
    return archive(*(part for part in parts_of(a_workbook()) if part[0] != name))


def packed(method):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as target:
        for name, data in parts_of(a_workbook()):
            target.writestr(name, data)
    return made.getvalue()


def named(name):
    return repacked(a_workbook(), more=[(name, b"<x/>")])


def twice(name):
    with pytest.warns(UserWarning, match="Duplicate name"):
        return repacked(a_workbook(), more=[(name, dict(parts_of(a_workbook()))[name])])


ODS = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]
REFUSED = {
    "a workbook with a password": (lambda: OLE + wide("EncryptedPackage"), "old_or_encrypted"),
    "an old workbook": (lambda: OLE + wide("Workbook"), "old_or_encrypted"),
    "a binary workbook": (lambda: archive(("xl/workbook.bin", b"\x83\x01")), "not_a_workbook"),
    "an open document": (lambda: archive(*ODS), "not_a_workbook"),
    "a text document": (lambda: archive(("word/document.xml", "<w/>")), "not_a_workbook"),
    "a zip of a workbook": (lambda: archive(("a.xlsx", a_workbook())), "not_a_workbook"),
    "a web page": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "not_a_workbook"),
    "a part above the folder": (lambda: named("../../etc/cron.d/x.xml"), "not_a_workbook"),
    "a part above a windows folder": (lambda: named("xl\\..\\..\\x.xml"), "not_a_workbook"),
    "a part at the root": (lambda: named("/etc/x.xml"), "not_a_workbook"),
    "a part on a drive": (lambda: named("C:/x.xml"), "not_a_workbook"),
    "a part that comes twice": (lambda: twice("xl/workbook.xml"), "not_a_workbook"),
    "a billion laughs": (lambda: laughs(10, 10), "entities"),
    "a billion laughs in UTF-16": (lambda: laughs(10, 10, "utf-16"), "entities"),
    "one long entity used often": (lambda: laughs(2, 50_000), "entities"),
    "macros by another name": (lambda: named("xl/x/vbaProject.bin"), "macros"),
    "four hundred and more columns": (lambda: workbook(["x"] * 402), "too_wide"),
    "no sheet at all": (lambda: without(SHEET), "not_a_workbook"),
    "a workbook packed oddly": (lambda: packed(zipfile.ZIP_BZIP2), "not_a_workbook"),
    "a workbook part of junk": (lambda: with_part("xl/workbook.xml", b"\0\xff<"), "not_a_workbook"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_a_sentence(name):
    make, code = REFUSED[name]
    assert outcome(make()) == code


def test_an_entity_that_names_a_file_of_ours_is_refused():
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    row = b'<sheetData><row r="1">' + cell("A1", "&e;") + b"</row></sheetData>"
    assert outcome(with_sheet(row, head)) == "entities"


END, DIMENSION = b"</sheetData>", b'<dimension ref="A1:C2"'
MERGE = b'<mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>'
HIDDEN = b'<cols><col min="1" max="3" hidden="1"/></cols><sheetData>'
RULES = b'<dataValidation sqref="A1:XFD1048576"/>' * 1000
BEND = {
    "a dimension of the whole sheet": (DIMENSION, b'<dimension ref="A1:XFD1048576"'),
    "a dimension of one cell": (DIMENSION, b'<dimension ref="A1"'),
    "no dimension": (DIMENSION + b" />", b""),
    "columns hidden": (b"<sheetData>", HIDDEN),
    "rows hidden": (b'<row r="2"', b'<row hidden="1" r="2"'),
    "a merge of the whole sheet": (END, END + MERGE),
    "a style there is not": (b'<c r="A2"', b'<c s="99999" r="A2"'),
    "a thousand rules": (END, END + b"<dataValidations>" + RULES + b"</dataValidations>"),
}  # fmt: skip


@pytest.mark.parametrize("name", BEND)
def test_is_read_as_what_stands_there(name):
    old, new = BEND[name]
    assert outcome(replaced(a_workbook(), old, new)) == ROWS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A2"', b'r="A0"'),
        (b'r="A2"', b'r="-1"'),
        (b'<row r="2"', b'<row r="99999999999999999999"'),
        (b'<row r="2"', b'<row r="1"'),
        (b'r="B2"', b'r="A2"'),
        (b'<c r="A2" t="inlineStr"', b'<c r="A2" t="s"'),
        (b'<c r="A2" t="inlineStr"', b'<c r="A2" t="\xe4\xb8\x80"'),
        (END, b"</sheetdata>"),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A9:A1"/></mergeCells>'),
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="?:?"/></mergeCells>'),
        (b'Target="/xl/worksheets/sheet1.xml"', b'Target="../../../../etc/passwd"'),
        (b'Target="/xl/worksheets/sheet1.xml"', b'Target="http://example.invalid/x.xml"'),
    ],
)
def test_a_broken_reference_is_refused_or_passed_over(old, new):
    content = repacked(a_workbook(), old=old, new=new)
    found = outcome(content)
    assert is_clear(found)


def test_deeply_nested_elements_do_no_harm():
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    row = b'<row r="1">' + cell("A1", "姓名") + b"</row>"
    found = outcome(with_sheet(deep + b"<sheetData>" + row + b"</sheetData>"))
    assert found == [["姓名"]] or found in REFUSALS


def test_links_to_other_files_are_not_followed():
    link = b'<externalLink xmlns:r="r"><externalBook r:id="rId1"/></externalLink>'
    relation = (
        b'<Relationships><Relationship Id="rId1" TargetMode="External" '
        b'Target="http://127.0.0.1:9/x.xlsx"/></Relationships>'
    )
    more = [
        ("xl/externalLinks/externalLink1.xml", link),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", relation),
    ]
    assert outcome(repacked(a_workbook(), more=more)) == ROWS


@pytest.mark.parametrize("formula", ["1+1", "[1]Sheet1!A1", "cmd|' /C calc'!A0", "WEBSERVICE(A1)"])
def test_of_a_formula_only_the_value_it_last_had_is_read(formula):
    kept = f'<c r="A2" t="str"><f>{formula}</f><v>张三</v></c>'.encode()
    row = b'<sheetData><row r="1">' + cell("A1", "姓名") + b'</row><row r="2">' + kept + b"</row>"
    assert outcome(with_sheet(row + b"</sheetData>")) == [["姓名"], ["张三"]]


@pytest.mark.parametrize("junk", ["\u202e", "\u2066", "\x7f", "\x9b", "_x0007_", "\u200b"])
def test_what_cannot_be_seen_never_parts_a_header_from_its_column(junk):
    content = replaced(a_workbook(), "公民身份号码".encode(), f"公民{junk}身份号码".encode())
    found = understand(
        sheets=read(content=content), columns=kinds()["members"].columns(), wishes={}
    )
    assert found.positions == {"name": 0, "id_number": 1, "branch": 2}


def test_a_mac_workbook_keeps_its_days():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["出生日期", date(1980, 1, 1)])
    assert outcome(saved(book)) == [["出生日期", date(1980, 1, 1)]]


def test_hidden_sheets_are_left_out_and_hidden_rows_are_not():
    content = sheets(("旧名册", [["李四"]]), ("名册", ROWS), hidden=["旧名册"])
    assert outcome(content.replace(b"veryHidden", b"hidden")) == ROWS


def test_of_two_columns_of_one_name_the_first_counts():
    content = workbook([*ROWS[0], "姓名"], ["张三", "x", "y", "李四"])
    found = understand(
        sheets=read(content=content), columns=kinds()["members"].columns(), wishes={}
    )
    assert found.positions["name"] == 0


def test_three_hundred_columns_are_read():
    assert outcome(workbook(["x"] * 300, ["y"] * 300)) == [["x"] * 300, ["y"] * 300]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ["张三", "𠮷田", "㛃", "阿卜杜拉·买买提", "😀"])
def test_rare_characters_come_through_in_every_encoding(encoding, name):
    assert outcome(f"姓名,性别\r\n{name},男\r\n".encode(encoding))[1] == [name, "男"]


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n\xff\xfe\xfa,1\n",
        b'a,b\n"never closed,1\n' * 3,
        b"a,b\r" * 5,
        b",\n" * 70_000,
        b"a" + b"," * 5_000 + b"\n",
        b"\xef\xbb\xbf,\n",
        b"\xff\xfe,\x00",
        b"\x00" * 5_000,
        b"a;b\n1;2\n",
    ],
)
def test_a_bent_csv_is_refused_or_read(content):
    found = outcome(content)
    assert is_clear(found)


def test_many_sheets_are_read():
    assert len(read(content=sheets(*((f"{n}", [["x"]]) for n in range(300))))) == 300


def peak_of(content):
    """Return the most memory the parser's process took for a file, in megabytes."""
    with tempfile.TemporaryFile() as source:
        source.write(content)
        source.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-m", "spreadsheets.parser", "xlsx", str(source.fileno())],
            cwd=settings.BASE_DIR,
            env={"PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[source.fileno()],
        )
        peaks = [0]
        while process.poll() is None:
            status = Path(f"/proc/{process.pid}/status").read_text()
            peaks += [int(kilobytes) for kilobytes in re.findall(r"VmHWM:\s+(\d+)", status)]
            time.sleep(0.01)
    return max(peaks) / 1024


def many_rows(count):
    rows = (f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="Z{n}"/></row>' for n in range(1, count))
    return with_sheet(b"<sheetData>" + "".join(rows).encode() + b"</sheetData>")


def many_strings(count):
    texts = b"".join(b"<si><t>%d</t></si>" % (10**40 + n) for n in range(count))
    row = b'<sheetData><row r="1">' + cell("A1", "x") + b"</row></sheetData>"
    strings = ("xl/sharedStrings.xml", b"<sst>" + texts + b"</sst>")
    return archive(*dict([*parts_of(with_sheet(row)), strings]).items())


HEAVY = {
    "one cell far away": lambda: with_sheet(
        b'<sheetData><row r="1">' + cell("A1", "x") + b'</row><row r="1000000">'
        + cell("ZZ1000000", "x") + b"</row></sheetData>"
    ),
    "a table hollow and tall": lambda: with_sheet(
        b'<sheetData><row r="1">' + cell("A1", "x") + b'</row><row r="1000000">'
        + cell("KN1000000", "x") + b"</row></sheetData>"
    ),
    "a million rows": lambda: many_rows(1_000_000),
    "two million strings": lambda: many_strings(2_000_000),
    "a text of forty megabytes": lambda: with_sheet(
        b"<sheetData><row>" + cell("A1", "".join(map(str, range(6_000_000))))
        + b"</row></sheetData>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HEAVY)
def test_no_file_makes_the_parser_take_more_than_its_memory(name):
    content = HEAVY[name]()
    found = outcome(content)
    assert is_clear(found)
    try:
        scan(content=content)
    except FileRefusedError:
        return
    assert peak_of(content) < 500


@pytest.mark.parametrize("seed", range(12))
def test_a_workbook_with_bytes_knocked_out_is_refused_or_read(seed):
    chance = random.Random(seed)  # noqa: S311  # repeatable on purpose
    parts = parts_of(a_workbook())
    for _turn in range(3):
        bent = []
        for name, data in parts:
            found = bytearray(data)
            if name.startswith("xl/"):
                for _hit in range(chance.choice([0, 1, 3])):
                    found[chance.randrange(len(found))] = chance.randrange(256)
            bent.append((name, bytes(found)))
        found = outcome(archive(*bent))
        assert is_clear(found)


@pytest.mark.parametrize("seed", range(8))
def test_an_archive_with_bytes_knocked_out_is_refused_or_read(seed):
    chance = random.Random(seed)  # noqa: S311  # repeatable on purpose
    for _turn in range(4):
        bent = bytearray(a_workbook())
        for _hit in range(chance.choice([1, 5, 40])):
            bent[chance.randrange(len(bent))] = chance.randrange(256)
        found = outcome(bytes(bent))
        assert is_clear(found)


def test_a_text_without_end_is_cut_where_a_cell_ends():
    row = b'<sheetData><row r="1">' + cell("A1", "x" * 1_000_000) + b"</row></sheetData>"
    assert outcome(with_sheet(row)) == [["x" * 32_767]]
