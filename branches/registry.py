"""What apps above show of an organization on its page: they register at start-up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.scope import Actor
    from branches.models import Organization


@dataclass(frozen=True)
class Figure:
    """A number that leads to its rows; ``note`` says how it is counted or split."""

    label: str
    value: str
    note: str
    url: str


@dataclass(frozen=True)
class Step:
    """What can be done with an organization next; ``is_usual`` stands out from the others."""

    label: str
    url: str
    is_usual: bool = False


Show = Callable[["Organization", "Actor"], list[Figure]]
Offer = Callable[["Organization", "Actor"], list[Step]]
_shows: list[Show] = []
_offers: list[Offer] = []


def show_figures(show: Show) -> None:
    _shows.append(show)


def offer_steps(offer: Offer) -> None:
    _offers.append(offer)


def figures_of(organization: "Organization", *, actor: "Actor") -> list[Figure]:
    """Return the figures of every app that has some for this person, lower apps first."""
    return [figure for show in _shows for figure in show(organization, actor)]


def steps_with(organization: "Organization", *, actor: "Actor") -> list[Step]:
    """Return the steps every app offers this person, lower apps first."""
    return [step for offer in _offers for step in offer(organization, actor)]
