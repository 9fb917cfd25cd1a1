"""Reads about sight: who may see what hangs on an organization."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from accounts.choices import Capability, Role
from accounts.models import Grant, SecondFactor, User
from accounts.permissions import CAPABILITIES

if TYPE_CHECKING:
    from accounts.querysets import GrantQuerySet


@dataclass(frozen=True)
class Watcher:
    """One grant that opens a record, with the reason."""

    user: str
    role: str
    organization: str


def watchers(*, path: str, capability: Capability) -> list[Watcher]:
    """Return the grants in force through which a record at ``path`` can be seen, widest first."""
    grants = (
        _holding(path, capability)
        .order_by("organization__path", "role", "user__username")
        .values_list("user__name", "user__username", "role", "organization__name")
    )
    return [
        Watcher(name or username, str(Role(role).label), organization)
        for name, username, role, organization in grants
    ]


def deciders(*, grant: Grant) -> list[User]:
    """Return who may approve a grant: neither who proposed nor who receives it."""
    return _second_persons(grant.organization.path, [grant.user_id, grant.proposed_by_id])


def deciders_on_lost(*, factor: SecondFactor) -> list[User]:
    """Return who may agree that a second factor comes off: neither who asked nor whose it is."""
    places = factor.user.grants.overlapping(localdate(), None).order_by("organization__path")
    widest = places.values_list("organization__path", flat=True).first() or ""
    return _second_persons(widest, [factor.user_id, factor.reset_asked_by_id])


def _second_persons(path: str, besides: list[int | None]) -> list[User]:
    holding = _holding(path, Capability.GRANT_APPROVE).values("user")
    return list(User.objects.filter(pk__in=holding).exclude(pk__in=besides).order_by("username"))


def _holding(path: str, capability: Capability) -> "GrantQuerySet":
    """Return the grants in force that give the capability over the node at ``path``."""
    above = [path[: index + 1] for index, letter in enumerate(path) if letter == "/" and index]
    roles = [role for role, held in CAPABILITIES.items() if capability in held]
    return Grant.objects.in_force(localdate()).filter(
        organization__path__in=above, role__in=roles, user__is_active=True
    )
