"""Who is in contact with whom on a day, both ways: targets with their leaders and the reverse."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.choices import Capability
from accounts.scope import Actor
from branches.models import Organization
from dispatch.choices import COUNTY_RANKS, PostingKind, TargetKind, UnitGroup
from dispatch.models import CadrePost, KeyProject, LeaderContact, Place, Posting, Unit


@dataclass(frozen=True)
class TargetRow:
    """A town, place or project, the town it lies in, and the leaders in contact with it."""

    target: Any
    town: Organization
    contacts: list[LeaderContact]
    officers: list[Posting]
    """Chief service officers of a project."""

    @property
    def is_covered(self) -> bool:
        return bool(self.contacts)


@dataclass(frozen=True)
class LeaderRow:
    post: CadrePost
    contacts: list[LeaderContact]

    @property
    def is_covered(self) -> bool:
        return bool(self.contacts)


@dataclass(frozen=True)
class Coverage:
    """All there is on a day, by what a row stands for; leaders only for the whole district."""

    towns: list[TargetRow]
    places: list[TargetRow]
    projects: list[TargetRow]
    leaders: list[LeaderRow]

    def of(self, show: str) -> Sequence[TargetRow | LeaderRow]:
        """Return the rows of one sort, by its name on the page."""
        return {figure.show: figure.rows for figure in self.figures()}[show]

    def figures(self) -> "list[CoverageFigure]":
        """Return how many of each have somebody."""
        return [
            CoverageFigure("town", _("Towns with a leader"), self.towns),
            CoverageFigure("place", _("Villages and communities with a leader"), self.places),
            CoverageFigure("project", _("Key projects with a leader"), self.projects),
            CoverageFigure("leader", _("Leaders with a contact"), self.leaders),
        ]


@dataclass(frozen=True)
class CoverageFigure:
    show: str
    label: str
    rows: Sequence[TargetRow | LeaderRow]

    @property
    def covered(self) -> int:
        return sum(row.is_covered for row in self.rows)

    @property
    def lacking(self) -> int:
        return len(self.rows) - self.covered


def coverage(*, actor: Actor, on: date) -> Coverage:
    """Hold the contacts of a day in reach against what should have one."""
    contacts = _contacts(actor, on)
    by_target: dict[tuple[str, int], list[LeaderContact]] = defaultdict(list)
    by_leader: dict[int, list[LeaderContact]] = defaultdict(list)
    for contact in contacts:
        by_target[contact.kind, contact.target.pk].append(contact)
        by_leader[contact.leader_id].append(contact)
    places = Place.objects.visible_to(actor, Capability.CONTACT_VIEW).on(on).select_related("town")
    projects = KeyProject.objects.visible_to(actor, Capability.CONTACT_VIEW).on(on)
    officers = _officers(on)
    return Coverage(
        towns=[
            TargetRow(town, town, by_target[TargetKind.TOWN, town.pk], [])
            for town in towns(actor=actor, on=on)
        ],
        places=[
            TargetRow(place, place.town, by_target[TargetKind.PLACE, place.pk], [])
            for place in places.order_by("town__path", "code")
        ],
        projects=[
            TargetRow(one, one.town, by_target[TargetKind.PROJECT, one.pk], officers[one.pk])
            for one in projects.select_related("town")
        ],
        leaders=[LeaderRow(post, by_leader[post.cadre_id]) for post in _leaders(actor, on)],
    )


def towns(*, actor: Actor, on: date) -> list[Organization]:
    """Return the towns in reach that are units of their own or have places, on the day."""
    visible = Organization.objects.visible_to(actor, Capability.CONTACT_VIEW).existing_on(on)
    units = Unit.objects.on(on).filter(group=UnitGroup.TOWN).values("organization")
    placed = Place.objects.on(on).values("town")
    return list(visible.filter(Q(pk__in=units) | Q(pk__in=placed)).order_by("path"))


def owners(*, contact: LeaderContact, on: date) -> list[Organization | Unit]:
    """Return who may be asked to settle a problem: the town first, then the district's units."""
    units = Unit.objects.on(on).exclude(group=UnitGroup.TOWN)
    return [contact.town, *units.order_by("name")]


def _contacts(actor: Actor, on: date) -> list[LeaderContact]:
    visible = LeaderContact.objects.visible_to(actor, Capability.CONTACT_VIEW).on(on)
    return list(visible.with_target())


def _officers(on: date) -> dict[int, list[Posting]]:
    found: dict[int, list[Posting]] = defaultdict(list)
    kept = Posting.objects.on(on).filter(kind=PostingKind.CHIEF_SERVICE_OFFICER)
    for posting in kept.filter(project__isnull=False).select_related("cadre"):
        found[posting.project_id].append(posting)
    return found


def _leaders(actor: Actor, on: date) -> list[CadrePost]:
    """Return the leaders of county level of a day, to who reaches the whole district."""
    if not actor.scope(Capability.CONTACT_VIEW).is_whole:
        return []
    posts = CadrePost.objects.on(on).filter(rank__in=COUNTY_RANKS)
    return list(posts.select_related("cadre", "unit").order_by("cadre__pinyin", "cadre_id"))
