"""Slowing whoever guesses passwords, without locking out who is at work.

A name is slowed after 5 failures in 15 minutes, an address after 30 (OWASP ASVS 5.0, V6.3.1).
Sessions under way go on. Names and addresses are kept as keyed hashes for a day: people also type
their password into the field of the name.
"""

import hmac
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models import LoginFailure

WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)
MOST_PER_NAME = 5
MOST_PER_ADDRESS = 30


def _key(kind: str, value: str) -> str:
    text = f"{kind}:{value.strip().lower()}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), text, "sha256").hex()


def is_slowed(*, username: str, address: str) -> bool:
    """Say whether further tries must wait, whether the name exists or not."""
    since = timezone.now() - WINDOW
    limits = ((_key("name", username), MOST_PER_NAME), (_key("address", address), MOST_PER_ADDRESS))
    return any(
        LoginFailure.objects.filter(key=key, at__gt=since).count() >= most for key, most in limits
    )


def note_failure(*, username: str, address: str) -> None:
    now = timezone.now()
    LoginFailure.objects.filter(at__lt=now - KEPT).delete()
    LoginFailure.objects.bulk_create(
        [
            LoginFailure(key=_key("name", username), at=now),
            LoginFailure(key=_key("address", address), at=now),
        ]
    )


def forget_failures(*, username: str) -> None:
    """A right password ends the count of the name; the address keeps its own."""
    LoginFailure.objects.filter(key=_key("name", username)).delete()
