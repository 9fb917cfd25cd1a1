"""Under which circumstances something happens: who acts, in which request or job, from where.

Log lines, the audit log and the history know them without a hand-down from function to function.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

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
