"""Under which circumstances something happens: who acts, in which request or job, from where.

Log lines, the audit log and the history know them without a hand-down from function to function.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from common.history import told_to_history

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor


@dataclass(frozen=True)
class Circumstances:
    actor: "Actor | None" = None
    capability: "Capability | None" = None
    """What the page asked for before it let the actor in."""
    request_id: str = ""
    job_id: int | None = None
    address: str = ""


UNKNOWN = Circumstances()
_current: ContextVar[Circumstances] = ContextVar("circumstances")


def new_id() -> str:
    return secrets.token_hex(8)


def current() -> Circumstances:
    return _current.get(UNKNOWN)


@contextmanager
def under(**known: Any) -> Iterator[None]:
    """Add to what is known of the circumstances while the block runs."""
    token = _current.set(replace(current(), **known))
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def acting(actor: "Actor | None", **known: Any) -> Iterator[None]:
    """Let somebody, or a job of nobody's, change rows while the block runs; the history notes it.

    Why stands in the audit log, under the same request or job.
    """
    before = current()
    if not (before.request_id or before.job_id or known.get("job_id")):
        known["request_id"] = new_id()  # a command line's
    with under(actor=actor, **known):
        now, user_id = current(), actor.user.pk if actor else None
        with told_to_history(user=user_id, request=now.request_id, job=now.job_id):
            yield
