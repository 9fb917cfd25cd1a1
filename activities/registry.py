"""Who wants to know of newly confirmed service: upper apps register when Django starts."""

from collections.abc import Callable
from datetime import date

_listeners: list[Callable[[set[date]], None]] = []


def listen(listener: Callable[[set[date]], None]) -> None:
    _listeners.append(listener)


def service_confirmed(*, months: set[date]) -> None:
    """Tell every listener in which months facts were confirmed."""
    for listener in _listeners:
        listener(months)
