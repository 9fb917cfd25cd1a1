"""Codes of an authenticator app: six digits from a shared key and the time (RFC 6238, RFC 4226)."""

import hmac
import secrets
import struct
import time
from base64 import b32encode
from urllib.parse import quote, urlencode

KEY_BYTES = 20
STEP_SECONDS = 30
DIGITS = 6
DRIFT_STEPS = 1
"""A telephone's clock may go half a minute wrong, and typing takes time."""


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def present_step() -> int:
    return int(time.time()) // STEP_SECONDS


def code_at(*, key: bytes, step: int) -> str:
    digest = hmac.digest(key, struct.pack(">Q", step), "sha1")
    offset = digest[-1] & 0xF
    number = struct.unpack_from(">I", digest, offset)[0] & 0x7FFFFFFF
    return str(number)[-DIGITS:].zfill(DIGITS)


def step_of(*, key: bytes, code: str) -> int | None:
    """Return the step whose code this is, if it is one of the present ones."""
    now = present_step()
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        if hmac.compare_digest(code_at(key=key, step=step).encode(), code.encode()):
            return step
    return None


def in_letters(*, key: bytes) -> str:
    """Return the key as it is typed into an app that cannot scan, in groups of four."""
    letters = b32encode(key).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def address(*, key: bytes, issuer: str, username: str) -> str:
    """Return what a QR code says to the app."""
    query = urlencode({"secret": b32encode(key).decode(), "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(issuer)}:{quote(username)}?{query}"
