"""Cadres and their posts in reach, as of a day."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import (
    Case,
    Exists,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import JSONObject
from django.utils.timezone import localdate

from accounts.choices import Capability
from common.text import person_name
from dispatch.choices import (
    COUNTY_RANKS,
    Rank,
    Team,
)
from dispatch.querysets.units import DatedQuerySet, UnitQuerySet, all_units

if TYPE_CHECKING:
    from accounts.scope import Actor
    from dispatch.querysets.pools import PoolEntryQuerySet


YEARS_TOLD = 3
"""Appraisals that rosters tell of."""


class CadrePostQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(unit__in=all_units().visible_to(actor, capability))

    def with_cadre(self) -> Self:
        """Add the person, the highest rank first."""
        return self.select_related("cadre").order_by(by_rank(), "cadre__pinyin", "cadre_id")


class CadreQuerySet(models.QuerySet[Any]):
    def in_units(self, units: UnitQuerySet, *, on: date) -> Self:
        """Keep cadres who hold a post in one of the units on the day."""
        posts: Any = self.model._meta.get_field("posts").related_model  # noqa: SLF001
        return self.filter(
            Exists(posts.objects.on(on).filter(cadre=OuterRef("pk"), unit__in=units))
        )

    def visible_to(self, actor: "Actor", capability: Capability, on: date | None = None) -> Self:
        """Keep cadres of units in reach on the day (by default today)."""
        return self.in_units(all_units().visible_to(actor, capability), on=on or localdate())

    def in_reach(self, actor: "Actor", capability: Capability) -> Self:
        """Keep cadres who ever held a post in a unit in reach."""
        return self.filter(posts__unit__in=all_units().visible_to(actor, capability)).distinct()

    def with_record(self) -> Self:
        """Load what decides whether somebody can be first secretary, and the units of all posts."""
        return self.select_related("member").prefetch_related("posts__unit", "pool_entries")

    def with_post(self, *, on: date) -> Self:
        """Add ``post``, the one held on the day, with its unit; nothing for who holds none."""
        holds = Q(posts__valid_from__isnull=True) | Q(posts__valid_from__lte=on)
        holds &= Q(posts__valid_until__isnull=True) | Q(posts__valid_until__gt=on)
        held = self.annotate(post=FilteredRelation("posts", condition=holds))
        return held.select_related("post__unit")

    def with_standing(self, *, on: date) -> Self:
        """Add ``grades`` of the last three years appraised, and whether ``is_reserve``."""
        appraisals: Any = self.model._meta.get_field("appraisals").related_model  # noqa: SLF001
        own = appraisals.objects.filter(cadre=OuterRef("pk")).order_by("-year")
        pairs = own.values(json=JSONObject(year="year", grade="grade"))[:YEARS_TOLD]
        return self.annotate(grades=ArraySubquery(pairs), is_reserve=Exists(self._reserve(on)))

    def of_rank(self, rank: str, *, on: date) -> Self:
        posts: Any = self.model._meta.get_field("posts").related_model  # noqa: SLF001
        return self.filter(Exists(posts.objects.on(on).filter(cadre=OuterRef("pk"), rank=rank)))

    def posted_on(self, *, on: date, is_posted: bool) -> Self:
        """Keep those posted out on the day, or those who are not."""
        postings: Any = self.model._meta.get_field("postings").related_model  # noqa: SLF001
        away = Exists(postings.objects.on(on).filter(cadre=OuterRef("pk")))
        return self.filter(away if is_posted else ~away)

    def in_reserve(self, *, on: date) -> Self:
        """Keep section-level reserve cadres of the day."""
        return self.filter(Exists(self._reserve(on)))

    def _reserve(self, on: date) -> "PoolEntryQuerySet":
        model: Any = self.model._meta.get_field("pool_entries").related_model  # noqa: SLF001
        entries: PoolEntryQuerySet = model.objects.on(on)
        return entries.filter(cadre=OuterRef("pk"), team=Team.RESERVE)

    def of_county_level(self, *, on: date) -> Self:
        """Keep leaders: who holds a rank of county level on the day."""
        posts: Any = self.model._meta.get_field("posts").related_model  # noqa: SLF001
        held = posts.objects.on(on).filter(cadre=OuterRef("pk"), rank__in=COUNTY_RANKS)
        return self.filter(Exists(held))

    def matching(self, text: str) -> Self:
        """Search by name, pinyin or pinyin initials."""
        text = person_name(text)
        lower = text.lower()
        condition = Q(name__contains=text)
        if lower.isascii() and lower:
            condition |= Q(pinyin__startswith=lower) | Q(initials__startswith=lower)
        return self.filter(condition)


def by_rank(field: str = "rank") -> Case:
    """Order by a field that holds a rank, the highest first."""
    places = [When(**{field: rank}, then=Value(at)) for at, rank in enumerate(Rank.values)]
    return Case(*places, default=Value(len(places)), output_field=IntegerField())
