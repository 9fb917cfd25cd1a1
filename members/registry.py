"""What apps above show of a member on the member's page: they register at start-up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor
    from branches.registry import Figure
    from members.models import Member

Show = Callable[["Member"], list["Figure"]]
_shows: list[tuple["Capability", Show]] = []


def show_figures(show: Show, *, capability: "Capability") -> None:
    """Show figures to who holds the capability over the member's home, or for the own record."""
    _shows.append((capability, show))


def figures_of(member: "Member", *, actor: "Actor", path: str) -> "list[Figure]":
    """Return what this person may see of a member whose home is at ``path``, lower apps first."""
    is_own = member.user_id is not None and member.user_id == actor.user.pk
    return [
        figure
        for capability, show in _shows
        if actor.scope(capability).covers(path) or (is_own and actor.sees_own(capability))
        for figure in show(member)
    ]
