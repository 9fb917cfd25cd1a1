"""Pictures without what they tell beside the picture: place, time, device, what was cut away.

JPEG and PNG files are taken apart and never decoded: the picture stays as it is to the bit, and no
decoder meets what strangers send. Only parts known to be needed to show it are kept.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Literal

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
END_OF_JPEG = b"\xff\xd9"
APP0, APP1, APP2, APP14, SCAN = 0xE0, 0xE1, 0xE2, 0xEE, 0xDA
CODING = {*range(0xC0, 0xD0), *range(0xDA, 0xE0)}
"""Markers of segments that hold the picture itself."""
MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
"""In the data of a scan, where 00 and D0 to D7 after FF belong to it."""
JFIF, EXIF, COLOURS, ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
SHOWN_CHUNKS = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
BYTE_ORDERS: dict[bytes, Literal["little", "big"]] = {b"II*\0": "little", b"MM\0*": "big"}
ORIENTATION = 0x0112
TURNED = range(2, 9)


class BrokenPictureError(ValueError):
    """The file is not what its first bytes say."""


def bare(content: bytes) -> bytes:
    """Return a JPEG or PNG with nothing but the picture and which side of it is up.

    Raises ``BrokenPictureError`` for a file that cannot be taken apart.
    """
    if content.startswith(PNG):
        return PNG + b"".join(_chunks(content))
    return JPEG + b"".join(_segments(content)) + END_OF_JPEG


def _segments(content: bytes) -> Iterator[bytes]:
    """Yield what is kept of a JPEG, in its order; what follows the end of the picture is not."""
    at = len(JPEG)
    while True:
        marker, at = _marker(content, at)
        if marker == END_OF_JPEG[1]:
            return
        size = int.from_bytes(_cut(content, at, 2))
        if size < 2:
            raise BrokenPictureError
        body = _cut(content, at + 2, size - 2)
        at += size
        yield _segment(marker, _kept(marker, body))
        if marker == SCAN:
            end = NEXT_MARKER.search(content, at)
            if end is None:
                raise BrokenPictureError
            yield content[at : end.start()]
            at = end.start()


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """Return the marker and where it ends; any number of FF may stand before it."""
    found = MARKER.match(content, at)
    if found is None:
        raise BrokenPictureError
    return found[1][0], found.end()


def _kept(marker: int, body: bytes) -> bytes:
    """Return what is kept of a segment; of one that tells about the picture, nothing."""
    if marker in CODING:
        return body
    if marker == APP0 and body.startswith(JFIF):
        return body[:12] + b"\0\0"  # without the small picture, which may show what was cut away
    if marker == APP1 and body.startswith(EXIF):
        turned = _turned(body.removeprefix(EXIF))
        return EXIF + turned if turned else b""
    is_colour = marker == APP2 and body.startswith(COLOURS)
    return body if is_colour or (marker == APP14 and body.startswith(ADOBE)) else b""


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body if body else b""


def _chunks(content: bytes) -> Iterator[bytes]:
    """Yield what is kept of a PNG, in its order; what follows its last chunk is not."""
    at, name = len(PNG), b""
    while name != b"IEND":
        size = int.from_bytes(_cut(content, at, 4))
        name = _cut(content, at + 4, 4)
        chunk = _cut(content, at, size + 12)
        at += size + 12
        if name in SHOWN_CHUNKS:
            yield chunk
        elif name == b"eXIf" and (turned := _turned(chunk[8:-4])):
            checked = name + turned
            yield len(turned).to_bytes(4) + checked + zlib.crc32(checked).to_bytes(4)


def _cut(content: bytes, at: int, size: int) -> bytes:
    found = content[at : at + size]
    if len(found) != size:
        raise BrokenPictureError
    return found


def _turned(exif: bytes) -> bytes:
    """Return Exif data that says which side is up and nothing else, or none if it is the first."""
    order = BYTE_ORDERS.get(exif[:4])
    if order is None:
        return b""

    def number(at: int, size: int) -> int:
        return int.from_bytes(exif[at : at + size], order)

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * number(first, 2), 12):
        if number(entry, 2) == ORIENTATION and number(entry + 8, 2) in TURNED:
            value = number(entry + 8, 2).to_bytes(2)
            entries = b"\x00\x01" + ORIENTATION.to_bytes(2) + b"\x00\x03\x00\x00\x00\x01" + value
            return b"MM\0*\x00\x00\x00\x08" + entries + b"\0\0" + b"\0\0\0\0"
    return b""
