"""What apps above know of service, asked and told without an import: they register at start-up."""

from collections.abc import Callable
from datetime import date

_listeners: list[Callable[[set[date]], None]] = []
_askers: list[Callable[[set[int]], set[int]]] = []


def listen(listener: Callable[[set[date]], None]) -> None:
    _listeners.append(listener)


def service_confirmed(*, months: set[date]) -> None:
    """Tell every listener in which months facts were confirmed."""
    for listener in _listeners:
        listener(months)


def answer_booked(asker: Callable[[set[int]], set[int]]) -> None:
    _askers.append(asker)


def booked_service(*, ids: set[int]) -> set[int]:
    """Return the service records from which entries were booked somewhere above."""
    return set().union(*(asker(ids) for asker in _askers))
