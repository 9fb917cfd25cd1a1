"""Sight of single fields: one policy, asked by pages, forms, exports and search.

An app registers the personal fields of its models at start-up, as a table of field by role. What
is not registered is seen by nobody, and a test finds it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from accounts.choices import Role
from accounts.permissions import CAPABILITIES

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor


class Access(IntEnum):
    """What one sees of a field; each step includes those before."""

    NONE = 0
    MASKED = 1
    READ = 2
    WRITE = 3


OWN = "own"
"""The column of the person whose record it is."""
_policies: dict[str, dict[str, dict[str, Access]]] = {}
_whole: set[str] = set()


def register_fields(model: str, table: str) -> None:
    """Take a model's policy: a header of roles, then a line per field with an access for each.

    A role without a column sees nothing.
    """
    header, *lines = table.strip().splitlines()
    roles = [OWN if name == OWN else Role(name).value for name in header.split()[1:]]
    _policies[model] = {
        field: dict(zip(roles, (Access[word.upper()] for word in words), strict=True))
        for field, *words in map(str.split, lines)
    }


def register_whole(*models: str) -> None:
    """Name models whose fields are all seen, as they stand, by whoever may see the row."""
    _whole.update(models)


def policy_of(model: str) -> dict[str, dict[str, Access]]:
    return _policies.get(model, {})


def is_seen_whole(model: str) -> bool:
    return model in _whole


@dataclass(frozen=True)
class Sight:
    """What an actor sees of a model's fields, in one row or in a list."""

    model: str
    roles: tuple[str, ...]
    choose: Callable[[Iterable[Access]], Access]

    def access(self, field: str) -> Access:
        row = policy_of(self.model).get(field, {})
        held = [row.get(role, Access.NONE) for role in self.roles]
        return self.choose(held) if held else Access.NONE

    def writable(self, fields: Iterable[str]) -> list[str]:
        return [field for field in fields if self.access(field) is Access.WRITE]


def sight_of_row(*, actor: "Actor", model: str, path: str, is_own: bool = False) -> Sight:
    """Return what the actor sees of a row at ``path``: the most that any grant over it opens."""
    roles = [grant.role for grant in actor.grants if path.startswith(grant.organization.path)]
    return Sight(model, (*roles, *([OWN] if is_own else [])), max)


def sight_of_list(*, actor: "Actor", model: str, capability: "Capability") -> Sight:
    """Return what the actor sees of every row in a list: the least that any of its grants opens."""
    roles = [grant.role for grant in actor.grants if capability in CAPABILITIES[grant.role]]
    return Sight(model, tuple(roles) or (OWN,), min)
