"""A person's sessions: seen by that person alone, and ended by them or by what befalls the account.

Kept of each are its times, the kind of browser and half of the address, and nothing else.
"""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from accounts.choices import Action
from accounts.domain import audit
from accounts.models import Session, User

BROWSERS = {
    "MicroMessenger": "WeChat",
    "Edg": "Edge",
    "QQBrowser": "QQ",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "HarmonyOS": "HarmonyOS",
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def row_key(*, key: str) -> str:
    """Return the hash a session is kept under; its key is random enough to need no salt."""
    return hashlib.sha256(key.encode()).hexdigest()


def device_of(*, user_agent: str) -> str:
    """Return the kind of browser and system, as ``Edge · Windows``; of others nothing."""
    found = (
        next((name for mark, name in names.items() if mark in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    )
    return " · ".join(filter(None, found))


def mask_address(*, address: str) -> str:
    """Return the first half of a network address: enough to know the own office by."""
    separator = ":" if ":" in address else "."
    return separator.join([*address.split(separator)[:2], "*"]) if address else ""


def open_sessions(*, user: User) -> QuerySet[Session]:
    """Return those that would still be let in, the latest first."""
    longest = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    return user.sessions.filter(seen_at__gt=timezone.now() - longest).order_by("-seen_at")


def end_sessions(*, user: User) -> None:
    """End all sessions of an account at once, whatever browser they are open in."""
    user.sessions.all().delete()


def close_sessions(*, user: User, keep: str, only: str = "") -> int:
    """End the person's own sessions but the one with the key ``keep``, or one of them alone.

    Returns how many there were.
    """
    sessions = user.sessions.exclude(session_key=row_key(key=keep))
    if only:
        sessions = sessions.filter(session_key=only)
    closed = sessions.delete()[0]
    if closed:
        audit.record(
            user=user, action=Action.SESSIONS_CLOSED, target=user, details={"sessions": closed}
        )
    return closed
