"""A picture as a telephone takes it: red on the left, blue on the right, lying on its side."""

import base64
import zlib

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1R"
    "V19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj"
    "Y2NjY2NjY2NjY2NjY2P/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAA"
    "AAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAX/xAAZEQACAwEAAAAAAAAAAAAAAAAABUKBwUP/2gAMAwEAAhEDEQA/AM6m"
    "AQSdK0UcQvD/2Q=="
)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAAJ0lEQVR4AeyQoQ0AAAyDSP8/rT91H9RMzIwEi0CGNMFpiiUf"
    "gPsHAwAA//8+QwwuAAAABklEQVQDAKcaHMF9e8MPAAAAAElFTkSuQmCC"
)
TOLD = (b"N30.2741", b"SN-419900", b"2018:06:01", b"half hidden")
"""Where, with what and when it was taken, and what was cut away from it."""


def exif(*, order: str, turned: int) -> bytes:
    """Return what a camera writes: which side is up, the device, and a folder of the place."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, "little" if order == "II" else "big")

    def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
        return number(tag, 2) + number(kind, 2) + number(count, 4) + value.ljust(4, b"\0")

    text = b"".join(TOLD)
    place = 8 + 2 + 3 * 12 + 4
    entries = [
        entry(0x010F, 2, len(text), number(place + 2 + 12 + 4, 4)),
        entry(0x0112, 3, 1, number(turned, 2)),
        entry(0x8825, 4, 1, number(place, 4)),
    ]
    folder = number(1, 2) + entry(0x0001, 2, 2, b"N\0") + number(0, 4)
    head = order.encode() + number(42, 2) + number(8, 4)
    return head + number(len(entries), 2) + b"".join(entries) + number(0, 4) + folder + text


def photograph(*, order: str = "II", turned: int = 6) -> bytes:
    """Return the JPEG with all that tells about it, in each of the places where it may stand."""
    words = b"".join(TOLD)
    segments = [
        (0xE1, b"Exif\0\0" + exif(order=order, turned=turned)),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + words),
        (0xE2, b"MPF\0" + words),
        (0xED, b"Photoshop 3.0\0" + words),
        (0xFE, words),
    ]
    told = b"".join(
        bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body for marker, body in segments
    )
    return JPEG[:20] + told + JPEG[20:] + words  # a second picture may follow the first


def screenshot(*, turned: int = 6) -> bytes:
    """Return the PNG with all that tells about it."""
    words = b"".join(TOLD)
    chunks = [(b"tEXt", b"Comment\0" + words), (b"eXIf", exif(order="MM", turned=turned))]
    told = b"".join(
        len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)
        for name, body in chunks
    )
    return PNG[:33] + told + PNG[33:] + words
