"""Looking at a file before any parser does: size, true type, unpacked size, dangerous parts."""

import io
import re
import struct
import zipfile
import zlib

from django.utils.translation import gettext as _

from spreadsheets.problems import FileRefusedError

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
MAX_UNPACKED_BYTES = 400 * MEGABYTE
MAX_RATIO = 400
MAX_MEMBERS = 2_000
ENTITY_MARKS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")  # a part may come in any of them
)
TAIL = 1024
"""Bytes of a piece looked at again with the next one, lest a mark be cut in two."""
ROW_NUMBER = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br=["'](\d+)["']""")
UNCOMPUTED = re.compile(
    rb"""<(\w+:)?c\b(?![^>]*\bt="str")[^>]*><(\w+:)?f\b[^>]*"""  # of a text it may be nothing
    rb"""(/>|>[^<]*</(\w+:)?f>)(<(\w+:)?v\s*/>|<v></v>)?</(\w+:)?c>"""
)
"""A formula beside which no value is kept: who reads the file finds an empty cell."""
PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
BROKEN_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, struct.error,
    EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip
OLE_MAGIC = b"\xd0\xcf\x11\xe0"
ENCODINGS = ("utf-8-sig", "gb18030")


def refuse(code: str, message: str) -> FileRefusedError:
    return FileRefusedError(code, message)


def scan(*, content: bytes) -> str:
    """Return ``xlsx`` or ``csv`` by content. Raises ``FileRefusedError``."""
    if not content.strip():
        raise refuse("empty_file", _("The file is empty. Choose the workbook you saved."))
    if len(content) > MAX_BYTES:
        raise refuse("too_large", _("The file is larger than 20 MB. Split it into several files."))
    if content.startswith(OLE_MAGIC):
        raise refuse(
            "old_or_encrypted",
            _("This is an old .xls file or has a password. Save it as .xlsx without a password."),
        )
    if content.startswith(b"PK"):
        _scan_zip(content)
        return "xlsx"
    decode(content=content)
    return "csv"


def _scan_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            _check_sizes(members)
            is_odd = len(names) < len(members) or any(map(_is_odd, members))
            if is_odd or "xl/workbook.xml" not in names:
                raise refuse("not_a_workbook", not_a_workbook())
            if any(name.endswith("vbaProject.bin") for name in names):
                raise refuse(
                    "macros", _("The workbook holds macros. Save it as an ordinary .xlsx file.")
                )
            for member in members:
                _scan_part(archive, member)
    except BROKEN_ARCHIVE as error:
        raise refuse("not_a_workbook", not_a_workbook()) from error


def _is_odd(member: zipfile.ZipInfo) -> bool:
    """Say whether a part points out of the archive or is packed as no office program packs it."""
    name = member.filename
    is_outside = name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name
    return is_outside or member.compress_type not in PACKINGS


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    dense = any(
        member.file_size > MEGABYTE and member.file_size > MAX_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if unpacked > MAX_UNPACKED_BYTES or dense or len(members) > MAX_MEMBERS:
        raise refuse("bomb", _too_large_inside())


def _scan_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpack a part once, piece by piece, whatever size it claims to have."""
    claimed, member.file_size = member.file_size, MAX_UNPACKED_BYTES
    size, tail, last_row = 0, b"", 0
    is_picture = member.filename.startswith("xl/media/")
    with archive.open(member) as part:
        while piece := part.read(MEGABYTE):
            size += len(piece)
            if size > claimed:
                raise refuse("bomb", _too_large_inside())
            if is_picture:
                continue
            text = tail + piece
            if any(mark in text for mark in ENTITY_MARKS):
                raise refuse("entities", not_a_workbook())
            has_formulas = b"<f" in text or b":f" in text
            if has_formulas and UNCOMPUTED.search(text):
                raise refuse("uncomputed", _uncomputed())
            last_row = _last_row(text, known=len(tail), above=last_row)
            tail = text[-TAIL:]


def _last_row(text: bytes, *, known: int, above: int) -> int:
    """Return the number of the last row; of two that bear one number, a reader keeps only one."""
    for found in ROW_NUMBER.finditer(text):
        if found.end() > known:
            above, before = int(found[1]), above
            if above <= before:
                raise refuse("row_twice", _row_twice())
    return above


def _row_twice() -> str:
    return _(
        "Rows of a sheet bear the same number or stand out of order, so that some would be lost. "
        "Open the file in Excel or WPS, see that all rows are there, save it and upload it again."
    )


def _uncomputed() -> str:
    return _(
        "The workbook holds formulas that no program has computed yet, so that their cells would "
        "be read as empty. Open it in Excel or WPS, save it and upload it again."
    )


def _too_large_inside() -> str:
    return _("The file unpacks to far more than a workbook holds; refused.")


def not_a_workbook() -> str:
    return _("This is not a workbook the portal can read. Save it as .xlsx and try again.")


def decode(*, content: bytes) -> str:
    """Return the text of a CSV file in UTF-8, UTF-16 or GB18030. Raises ``FileRefusedError``."""
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text or not any(mark in text for mark in ",\t;，\n"):
            break
        return text
    raise refuse("not_a_workbook", not_a_workbook())
