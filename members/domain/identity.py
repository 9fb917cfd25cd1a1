"""Resident ID numbers: checked by GB 11643-1999, kept as ciphertext and a keyed blind index."""

import base64
import hmac
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import mul

from django.conf import settings

from common.sealing import open_bytes, seal_bytes
from common.text import squeeze
from members.choices import Sex

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ZEROS = sum(WEIGHTS) * ord("0")
"""What the digits' codes add up to beyond the digits."""
MASKED = re.compile(r"\d{3}\*{11}\d{3}[\dX]")
OTHER_PAPER = re.compile(
    r"(护照|\w{0,4}通行证)?[:：]?[A-Z]{1,2}\d{6,10}"  # of those who live or lived abroad
    r"|\w{0,3}字第?\d{4,9}号?"  # of soldiers
)
CHECK_CHARACTERS = "10X98765432"


def check_character(*, body: str) -> str:
    """Return the check character of the first 17 digits (GB 11643-1999)."""
    total = sum(map(mul, WEIGHTS, body.encode())) - ZEROS
    return CHECK_CHARACTERS[total % 11]


def normalize(*, text: str) -> str:
    """Fold widths, drop blanks, dashes and quotes, and write the check character large."""
    return squeeze(text).replace("-", "").strip("'’‘").upper()


def is_masked(*, number: str) -> bool:
    """Say whether a number is one as exports show it: ``410***********1234``."""
    return MASKED.fullmatch(number) is not None


def problem_of(*, number: str) -> str:
    """Return what is wrong with a normalized number as a code, or nothing.

    The first six digits are not checked: codes of merged counties stay valid.
    """
    if len(number) == 15 and _is_digits(number):
        return "old_id"
    if OTHER_PAPER.fullmatch(number):
        return "other_paper"
    if len(number) != 18 or not _is_digits(number[:17]):
        return "bad_id"
    if check_character(body=number[:17]) != number[17]:
        return "bad_checksum"
    try:
        birth_date(number=number)
    except ValueError:
        return "bad_id"
    return ""


def _is_digits(text: str) -> bool:
    """Digits of other scripts are none here: they would get a blind index of their own."""
    return text.isascii() and text.isdigit()


def birth_date(*, number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex(*, number: str) -> Sex:
    """Return the sex the 17th digit tells: odd is male (GB 11643-1999)."""
    return Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def blind_index(*, number: str) -> str:
    """Return the keyed hash under which a number is found without being readable."""
    return hmac.digest(_index_key(settings.ID_INDEX_KEY), number.encode(), "sha256").hex()


@cache
def _index_key(encoded: str) -> bytes:
    return base64.b64decode(encoded)


@dataclass(frozen=True)
class SealedId:
    """What the register keeps of a number."""

    cipher: bytes
    index: str
    head: str
    tail: str


def seal(*, number: str, index: str = "") -> SealedId:
    """Return what is kept of a number; its blind ``index`` may be known already."""
    cipher = seal_bytes(number.encode())
    return SealedId(cipher, index or blind_index(number=number), number[:3], number[-4:])


def reveal(*, cipher: bytes) -> str:
    """Return the plain number; every caller records it in the audit log first."""
    return open_bytes(cipher).decode()
