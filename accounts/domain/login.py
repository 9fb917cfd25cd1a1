"""Slowing whoever guesses passwords, without locking out who is at work.

A name is slowed after 5 failures in 15 minutes, an address after 30 (OWASP ASVS 5.0, V6.3.1).
Sessions under way go on.
"""

from django.db.models import Q
from django.utils import timezone

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.brakes import Brake
from accounts.models import AuditEvent, User

NAME = Brake("name", most=5)
ADDRESS = Brake("address", most=30)


def is_slowed(*, username: str, address: str) -> bool:
    """Say whether further tries must wait, whether the name exists or not."""
    return NAME.holds(username) or ADDRESS.holds(address)


def note_failure(*, username: str, address: str) -> None:
    NAME.count(username)
    ADDRESS.count(address)
    audit.record(user=None, action=Action.LOGIN_FAILED, target=_whom(username))


def note_slowed(*, username: str, address: str) -> None:
    """Record that somebody must wait, once in a window: going on trying must not fill the log."""
    whom = _whom(username)
    lately = AuditEvent.objects.filter(
        Q(address=address) | Q(target=str(whom)),
        action=Action.LOGIN_SLOWED,
        at__gt=timezone.now() - NAME.window,
    )
    if not lately.exists():
        audit.record(user=None, action=Action.LOGIN_SLOWED, target=whom)


def _whom(username: str) -> User | str:
    """Return the account that was tried; of an unknown name only a mark, it may be a password."""
    known = User.objects.filter(username=username).first()
    return known or NAME.mark(username)[:12]


def forget_failures(*, username: str) -> None:
    """A right password ends the count of the name; the address keeps its own."""
    NAME.release(username)
