"""What apps above know of service, asked and told without an import: they register at start-up."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Change:
    """Confirmed records that are about to change: ``days`` are the dates they bear afterwards."""

    ids: set[int]
    reason: str
    user: "User"
    days: frozenset[date] = frozenset()


Listener = Callable[[set[date], set[int]], None]
_listeners: list[Listener] = []
_correctors: list[Callable[[Change], AbstractContextManager[None]]] = []
_askers: list[Callable[[set[int]], set[int]]] = []


def listen(listener: Listener) -> None:
    _listeners.append(listener)


def service_confirmed(*, months: set[date], organizations: set[int]) -> None:
    """Tell every listener in which months of which organizations facts were confirmed."""
    for listener in _listeners:
        listener(months, organizations)


def correct_with(corrector: Callable[[Change], AbstractContextManager[None]]) -> None:
    _correctors.append(corrector)


@contextmanager
def changing(change: Change) -> Iterator[None]:
    """Change confirmed records inside this: what was made of them follows, or refuses the change.

    Raises ``RuleViolation`` where something above stands in the way.
    """
    with ExitStack() as stack:
        for corrector in _correctors:
            stack.enter_context(corrector(change))
        yield


def answer_fixed(asker: Callable[[set[int]], set[int]]) -> None:
    _askers.append(asker)


def fixed_service(*, ids: set[int]) -> set[int]:
    """Return the service records that something above no longer lets change."""
    return set().union(*(asker(ids) for asker in _askers)) if ids else set()
