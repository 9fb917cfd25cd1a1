"""Under which name comments on a unit may be read, lest one tells who voted.

A comment stands under its group only if enough of the group gave a score. Those of all smaller
groups are read together, without a group; if that are still too few people, the smallest of the
other groups join them, until there are enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Voted(NamedTuple):
    """How many of a group gave a unit a valid score, and whether that cell is shown."""

    voters: int
    is_shown: bool


@dataclass(frozen=True)
class Pools:
    """Groups whose comments stand under their name, and those read together without one.

    A group in neither has its comments read by nobody: all groups together are too few.
    """

    apart: frozenset[int]
    together: frozenset[int]


def pools_of(*, cells: Mapping[int, Voted], threshold: int) -> Pools:
    """Divide the groups that scored one unit; ``threshold`` is the least number of people."""
    small = {group for group, cell in cells.items() if not cell.is_shown}
    apart = sorted(set(cells) - small, key=lambda group: (cells[group].voters, group))
    if not small:
        return Pools(frozenset(apart), frozenset())
    together = set(small)
    while apart and _people(cells, together) < threshold:
        together.add(apart.pop(0))
    if _people(cells, together) < threshold:
        return Pools(frozenset(), frozenset())
    return Pools(frozenset(apart), frozenset(together))


def _people(cells: Mapping[int, Voted], groups: set[int]) -> int:
    return sum(cells[group].voters for group in groups)
