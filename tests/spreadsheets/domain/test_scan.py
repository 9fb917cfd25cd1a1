import base64
import io
import random
import struct
import zipfile

import pytest

from spreadsheets.domain.reading import read
from spreadsheets.domain.scan import MAX_BYTES, MEGABYTE, decode, scan
from spreadsheets.problems import FileRefusedError
from tests.spreadsheets.files import a_workbook, parts_of, repacked, replaced

ROSTER = "姓名,公民身份号码\n张三,1\n"


def refusal(content):
    with pytest.raises(FileRefusedError) as error:
        scan(content=content)
    assert str(error.value)
    return error.value.code


def archive(*parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts:
            made.writestr(name, data)
    return buffer.getvalue()


def test_a_workbook_is_known_by_its_content():
    assert scan(content=a_workbook()) == "xlsx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_taken_in_every_encoding_offices_use(encoding):
    assert scan(content=ROSTER.encode(encoding)) == "csv"


@pytest.mark.parametrize("byte_order", ["utf-16-le", "utf-16-be"])
def test_a_utf_16_csv_is_read_in_either_byte_order(byte_order):
    content = ("\ufeff" + ROSTER).encode(byte_order)
    assert decode(content=content) == ROSTER


@pytest.mark.parametrize("content", [b"", b" \r\n\t "])
def test_an_empty_file_is_refused(content):
    assert refusal(content) == "empty_file"


def test_a_file_of_more_than_20_megabytes_is_refused():
    assert refusal(b"a,b\n" * (MAX_BYTES // 4 + 1)) == "too_large"


def test_an_old_or_encrypted_workbook_is_refused_with_advice():
    assert refusal(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512) == "old_or_encrypted"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00stream\xff\xfe",
        b"just words without any table",
        "只有一句话".encode(),
        "只有一句话".encode("gb18030"),
        b"\xff\xff\xff\xff,\n",
        "\ufeff姓名,".encode("utf-16-le")[:-1],
    ],
)
def test_what_is_no_table_at_all_is_refused(content):
    assert refusal(content) == "not_a_workbook"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and then nothing of the kind",
        archive(("readme.txt", "a,b")),
        archive(("word/document.xml", "<w:document/>")),
        a_workbook()[:-40],
        a_workbook()[: len(a_workbook()) // 2],
    ],
)
def test_an_archive_that_is_no_workbook_is_refused(content):
    assert refusal(content) == "not_a_workbook"


def test_a_password_on_the_archive_is_refused():
    content = bytearray(a_workbook())
    at = content.find(b"PK\x01\x02")
    while at != -1:  # set the flag "encrypted" in every entry of the directory
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    assert refusal(bytes(content)) == "not_a_workbook"


def test_macros_are_refused():
    content = repacked(a_workbook(), more=[("xl/vbaProject.bin", b"\0")])
    assert refusal(content) == "macros"


@pytest.mark.parametrize("mark", [b'<!DOCTYPE a [<!ENTITY b "c">]>', b"<!ENTITY b SYSTEM 'file:'>"])
@pytest.mark.parametrize("before", [b"", b"<!--" + b" " * 10_000 + b"-->"])
def test_a_part_that_declares_entities_is_refused_wherever_it_stands(mark, before):
    content = replaced(a_workbook(), b"<worksheet", before + mark + b"<worksheet")
    assert refusal(content) == "entities"


def test_a_part_that_unpacks_to_far_more_than_it_weighs_is_refused():
    content = repacked(a_workbook(), more=[("xl/sharedStrings.xml", b" " * (2 * MEGABYTE))])
    assert refusal(content) == "bomb"


def test_more_than_two_thousand_parts_are_refused():
    content = repacked(a_workbook(), more=[(f"xl/media/{n}.png", b"x") for n in range(2_001)])
    assert refusal(content) == "bomb"


def test_many_parts_of_modest_size_are_refused_when_their_sum_is_not():
    piece = b" " * MEGABYTE
    content = repacked(a_workbook(), more=[(f"xl/part{n}.xml", piece) for n in range(401)])
    assert refusal(content) == "bomb"


def test_a_part_that_lies_about_its_size_is_refused():
    text = b"<a>" + b"x" * 5_000 + b"</a>"
    content = bytearray(repacked(a_workbook(), more=[("xl/liar.xml", text)]))
    entry = content.rfind(b"PK\x01\x02")
    assert struct.unpack_from("<L", content, entry + 24) == (len(text),)
    struct.pack_into("<L", content, entry + 24, 10)
    assert refusal(bytes(content)) == "bomb"


@pytest.mark.parametrize(
    "place", [b"XFD1048576", b"xfd1048576", b"A99999999999999999999", b"ZZZZZZZZZ1"]
)
def test_one_cell_far_away_does_not_make_the_reader_lay_out_a_whole_sheet(place):
    content = replaced(a_workbook(), b'r="C2"', b'r="' + place + b'"')
    with pytest.raises(FileRefusedError) as error:
        read(content=content)
    assert error.value.code in {"too_heavy", "too_wide", "not_a_workbook"}


def test_a_table_of_three_hundred_columns_and_a_far_row_is_still_a_table():
    content = replaced(a_workbook(), b'r="C2"', b'r="KN60000"')
    assert scan(content=content) == "xlsx"


@pytest.mark.parametrize(("old", "new"), [
    (b'<row r="2"', b'<row r="1"'),
    (b'<row r="2"', b"<x:row r='1'"),
    (b'<row r="1"', b'<row r="7"'),
])  # fmt: skip
@pytest.mark.parametrize("before", [0, MEGABYTE, MEGABYTE + 7])
def test_rows_of_one_number_are_refused_since_one_of_them_would_be_lost(old, new, before):
    content = replaced(a_workbook(), old, new)
    content = replaced(content, b"<sheetData>", b"<!--" + noise(before) + b"--><sheetData>")
    assert refusal(content) == "row_twice"


@pytest.mark.parametrize("before", range(0, 64, 7))
def test_no_row_is_taken_for_two_where_the_pieces_meet(before):
    found = a_workbook()
    sheet = dict(parts_of(found))["xl/worksheets/sheet1.xml"]
    room = MEGABYTE - sheet.index(b"<row") - len(b"<!---->") - before
    content = replaced(found, b"<sheetData>", b"<!--" + noise(room) + b"--><sheetData>")
    assert scan(content=content) == "xlsx"


def noise(count):
    """Return letters that no archive packs into next to nothing."""
    return base64.b64encode(random.Random(1).randbytes(count))[:count]  # noqa: S311  # no secret


UNCOMPUTED = [
    b'<c r="B2"><f>A1&amp;A2</f><v/></c>',
    b'<c r="B2" s="3"><f>A1</f><v /></c>',
    b'<c r="B2"><f t="shared" si="0"/></c>',
    b'<c r="B2" t="n"><f>A1</f><v></v></c>',
    b'<x:c r="B2"><x:f>A1</x:f></x:c>',
]
COMPUTED = [
    b'<c r="B2"><f>A1</f><v>7</v></c>',
    b'<c r="B2" t="str"><f>""</f><v></v></c>',
    b'<c r="B2" t="str"><f>""</f><v/></c><c r="C2"><v/></c>',
]


@pytest.mark.parametrize("before", [0, MEGABYTE - 400, MEGABYTE - 340])
@pytest.mark.parametrize("cell", UNCOMPUTED)
def test_a_formula_nobody_computed_is_refused_since_it_would_read_as_empty(cell, before):
    content = replaced(a_workbook(), b"<sheetData>", b"<!--" + noise(before) + b"--><sheetData>")
    assert refusal(replaced(content, b"</row>", cell + b"</row>")) == "uncomputed"


@pytest.mark.parametrize("cell", COMPUTED)
def test_a_formula_with_its_value_or_a_text_of_nothing_is_taken(cell):
    assert scan(content=replaced(a_workbook(), b"</row>", cell + b"</row>")) == "xlsx"


def test_a_text_that_spells_a_row_is_no_row():
    words = b'<is><t>row r="1"</t></is>'
    cell = b'<c r="B2" t="inlineStr">' + words + b"</c></row>"
    assert scan(content=replaced(a_workbook(), b"</row>", cell)) == "xlsx"
