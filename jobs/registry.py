"""Jobs that the clock starts: each app says at start-up what its own are called and do."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    """How pages speak of a job; one that others rely on may be moved but not switched off."""

    title: Any
    purpose: Any
    may_rest: bool = True


_words: dict[str, Words] = {}


def register_routine(task: str, words: Words) -> None:
    """Name the function that ``jobs.tasks.start`` queues as a job, and its words."""
    _words[task] = words


def routines() -> dict[str, Words]:
    return dict(_words)
