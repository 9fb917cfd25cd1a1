"""Switches beside the statements that guard sight, for the copied tree of ``tools.mutants``."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

NONE = -1
state = {"off": int(os.environ.get("SWITCHED_OFF", NONE))}
passed: Counter[int] = Counter()
"""How often each statement was come past."""


@contextmanager
def without(number: int) -> Iterator[None]:
    """Take one statement away for a while, here and in the processes started from here."""
    state["off"] = number
    os.environ["SWITCHED_OFF"] = str(number)
    yield
    state["off"] = NONE
    del os.environ["SWITCHED_OFF"]


def is_off(number: int) -> bool:
    """Say whether a statement is switched off, and note that somebody came past it."""
    passed[number] += 1
    return number == state["off"]


def switch(number: int, decorator: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(view: Any) -> Any:
        guarded = decorator(view)

        @wraps(guarded)
        def choose(*args: Any, **kwargs: Any) -> Any:
            return (view if is_off(number) else guarded)(*args, **kwargs)

        return choose

    return decorate
