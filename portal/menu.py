"""The menu: at most eight entries, each shown to whom it serves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from members.models import Member


@dataclass(frozen=True)
class Entry:
    label: Any
    url: str
    is_current: bool


@dataclass(frozen=True)
class Item:
    """An entry as declared: ``routes`` are the beginnings of the route names it stands for."""

    label: Any
    route: str
    capability: Capability
    routes: tuple[str, ...]


HOME = Item(_("Home"), "portal:home", Capability.ORGANIZATION_VIEW, ("portal:",))
MEMBERS = Item(
    _("Members"), "members:member_list", Capability.ORGANIZATION_VIEW, ("members:", "accounts:")
)
ACTIVITIES = Item(
    _("Activities"), "activities:activity_list", Capability.ACTIVITY_VIEW, ("activities:activity_",)
)
MENU = (
    HOME,
    Item(
        _("Organizations"),
        "branches:organization_list",
        Capability.ORGANIZATION_VIEW,
        ("branches:",),
    ),
    MEMBERS,
    Item(
        _("Party-day grid"),
        "activities:activity_grid",
        Capability.ACTIVITY_VIEW,
        ("activities:activity_grid",),
    ),
    ACTIVITIES,
    Item(
        _("Volunteer service"),
        "activities:service_list",
        Capability.ACTIVITY_VIEW,
        ("activities:service_",),
    ),
    Item(_("Points accounts"), "points:month_list", Capability.ACTIVITY_VIEW, ("points:",)),
    Item(
        _("Import workbooks"),
        "spreadsheets:batch_list",
        Capability.SERVICE_RECORD,
        ("spreadsheets:",),
    ),
)
ON_PHONE = (HOME, MEMBERS, ACTIVITIES)


def menu(*, actor: Actor, route: str) -> list[Entry]:
    """Return the entries for this person; without any grant, the own record and account."""
    if not has_office(actor):
        return list(_own(actor, route))
    shown = [item for item in MENU if actor.can(item.capability)]
    return [Entry(item.label, reverse(item.route), item == _current(route)) for item in shown]


def bar(*, actor: Actor, route: str) -> list[Entry]:
    """Return the phone's bar: the entries used most, the rest stands behind "More"."""
    if not has_office(actor):
        return list(_own(actor, route))
    return [Entry(item.label, reverse(item.route), item == _current(route)) for item in ON_PHONE]


def has_office(actor: Actor) -> bool:
    """Say whether any grant opens more than the own record; a member's grant does not."""
    return any(actor.can(item.capability) for item in MENU)


def _current(route: str) -> Item | None:
    """Return the item with the longest beginning that fits."""
    fits = [(len(start), item) for item in MENU for start in item.routes if route.startswith(start)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def _own(actor: Actor, route: str) -> Iterator[Entry]:
    own = Member.objects.visible_to(actor, Capability.MEMBER_VIEW, localdate()).first()
    if own is not None:
        account = reverse("points:account_detail", args=[own.pk])
        yield Entry(_("My account"), account, route.startswith("points:"))
        yield Entry(_("My record"), own.get_absolute_url(), route.startswith("members:"))
        yield Entry(
            _("My service"), reverse("activities:service_list"), route == "activities:service_list"
        )
