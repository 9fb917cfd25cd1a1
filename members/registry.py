"""What apps above show of a member on the member's page: they register at start-up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.scope import Actor
    from branches.registry import Figure
    from members.models import Member

Show = Callable[["Member", "Actor"], list["Figure"]]
_shows: list[Show] = []


def show_figures(show: Show) -> None:
    _shows.append(show)


def figures_of(member: "Member", *, actor: "Actor") -> "list[Figure]":
    """Return the figures of every app, lower apps first, about a member this person may see."""
    return [figure for show in _shows for figure in show(member, actor)]
