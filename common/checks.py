"""What must hold before the portal starts."""

import base64
import binascii
from typing import Any

from django.conf import settings
from django.core.checks import Error, register

KEYS = ("ID_CIPHER_KEY", "ID_INDEX_KEY", "AUDIT_KEY")
KEY_BYTES = 32


@register()
def keys_are_complete(**kwargs: Any) -> list[Error]:
    """Refuse to start with a missing or short key: an empty one would seal without secrecy."""
    return [
        Error(
            f"{name} must be {KEY_BYTES} random bytes in base64.",
            hint="openssl rand -base64 32",
            id="portal.E001",
        )
        for name in KEYS
        if length_of_key(getattr(settings, name)) != KEY_BYTES
    ]


def length_of_key(key: str) -> int:
    try:
        return len(base64.b64decode(key, validate=True))
    except binascii.Error:
        return 0
