"""Whose rows: a capability is turned into tree roots, and roots into one query condition."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate

from accounts.choices import Role
from accounts.permissions import CAPABILITIES, OWN_RECORD

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.models import Grant, User

ROOT_SLASHES = 2


def subtree_end(path: str) -> str:
    """Return the first path behind the subtree: ``'0'`` is the character after ``'/'``."""
    return path[:-1] + "0"


def subtree(path: str, column: str = "path") -> Q:
    """Return the condition "at or below the node with this path" as a range.

    The range form stays an index scan in a generic plan, where ``LIKE`` becomes a full scan.
    """
    return Q(**{f"{column}__gte": path, f"{column}__lt": subtree_end(path)})


@dataclass(frozen=True)
class Scope:
    """A set of subtrees, none inside another."""

    roots: tuple[str, ...]

    def as_q(self, column: str = "path") -> Q:
        condition = Q(pk__in=[])
        for root in self.roots:
            condition |= subtree(root, column)
        return condition

    def covers(self, path: str) -> bool:
        return any(path.startswith(root) for root in self.roots)

    @property
    def above(self) -> set[int]:
        """The ids of what lies above the subtrees: what is set there holds in them."""
        return {int(step) for root in self.roots for step in root.strip("/").split("/")[:-1]}

    @property
    def is_whole(self) -> bool:
        """Say whether it holds the whole tree: the root's path is its id alone."""
        return any(root.count("/") <= ROOT_SLASHES for root in self.roots)

    def __bool__(self) -> bool:
        return bool(self.roots)


def minimal(paths: set[str]) -> tuple[str, ...]:
    """Drop every path that lies below another one, lest rows be scanned twice."""
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return tuple(kept)


@dataclass
class Actor:
    """A person as the rules see one: the user with the grants in force today.

    Who holds several posts may act as one of them: then ``grants`` holds that one alone.
    """

    user: "User"
    grants: list["Grant"] = field(default_factory=list)
    posts: list["Grant"] = field(default_factory=list)
    """All grants in force, whether acted under or not."""

    @classmethod
    def of(cls, user: Any, *, post: int | None = None) -> Self:
        """Load the grants in force; a deactivated or anonymous user has none.

        ``post`` is the grant the person chose to act under. Once it is no longer in force, all that
        are left count again.
        """
        if not user.is_authenticated or not user.is_active:
            return cls(user)
        in_force = user.grants.in_force(localdate()).select_related("organization")
        posts = list(in_force.order_by("organization__path", "role"))
        return cls(user, [grant for grant in posts if grant.pk == post] or posts, posts)

    @property
    def post(self) -> "Grant | None":
        """The one grant acted under, if others are laid aside or there are none."""
        return self.grants[0] if len(self.grants) == 1 else None

    def scope(self, capability: "Capability") -> Scope:
        return Scope(
            minimal(
                {
                    grant.organization.path
                    for grant in self.grants
                    if capability in CAPABILITIES[grant.role]
                }
            )
        )

    def can(self, capability: "Capability") -> bool:
        """Say whether the capability is held anywhere at all."""
        return any(capability in CAPABILITIES[grant.role] for grant in self.grants)

    def grant_for(self, capability: "Capability | None", path: str = "") -> "Grant | None":
        """Return the widest grant that holds the capability, over ``path`` if one is known."""
        fitting = [
            grant
            for grant in self.grants
            if (capability is None or capability in CAPABILITIES[grant.role])
            and (not path or path.startswith(grant.organization.path))
        ]
        return min(fitting, key=lambda grant: len(grant.organization.path), default=None)

    def sees_own(self, capability: "Capability") -> bool:
        """Say whether the capability covers the person's own record without any grant.

        Who audits does so from an account that opens nothing else.
        """
        audits = any(grant.role == Role.AUDITOR for grant in self.posts)
        return self.user.is_active and capability in OWN_RECORD and not audits


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows that hang on one organization through ``scope_path``."""

    scope_path = "path"

    def visible_to(self, actor: Actor, capability: "Capability") -> Self:
        return self.filter(actor.scope(capability).as_q(self.scope_path))
