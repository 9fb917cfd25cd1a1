"""Reads about sight: who may see what hangs on an organization."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localdate

from accounts.choices import Capability, Role
from accounts.models import Grant
from accounts.permissions import CAPABILITIES


@dataclass(frozen=True)
class Watcher:
    """One grant that opens a record, with the reason."""

    user: str
    role: str
    organization: str


def watchers(*, path: str, capability: Capability) -> list[Watcher]:
    """Return the grants in force through which a record at ``path`` can be seen, widest first."""
    above = [path[: index + 1] for index, letter in enumerate(path) if letter == "/" and index]
    roles = [role for role, held in CAPABILITIES.items() if capability in held]
    grants = (
        Grant.objects.in_force(localdate())
        .filter(Q(organization__path__in=above), role__in=roles, user__is_active=True)
        .order_by("organization__path", "role", "user__username")
        .values_list("user__name", "user__username", "role", "organization__name")
    )
    return [
        Watcher(name or username, str(Role(role).label), organization)
        for name, username, role, organization in grants
    ]
