"""Keeping bytes unreadable at rest: AES-GCM under a key of the environment, never the database."""

import base64
import hmac
import os
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


def _cipher() -> AESGCM:
    return _cipher_of(settings.ID_CIPHER_KEY)


@cache
def _cipher_of(key: str) -> AESGCM:
    return AESGCM(base64.b64decode(key))


def seal_bytes(plain: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, plain, None)


def open_bytes(sealed: bytes | memoryview) -> bytes:
    """Return the plain bytes. Raises ``cryptography.exceptions.InvalidTag`` on a wrong key."""
    data = bytes(sealed)
    return _cipher().decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], None)


def keyed_hash(text: str) -> str:
    """Return a hash by which a text is known again, but that nobody can try texts against."""
    key = base64.b64decode(settings.ID_INDEX_KEY)
    return hmac.digest(key, text.encode(), "sha256").hex()
