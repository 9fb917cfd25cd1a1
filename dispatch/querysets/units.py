"""Units and places in reach, as of a day."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce

from accounts.choices import Capability

if TYPE_CHECKING:
    from accounts.scope import Actor


class DatedQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """Keep what is there on the day; an empty end is open."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_until__isnull=True) | Q(valid_until__gt=day),
        )


class UnitQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep units whose party organization is in reach, and those the actor heads."""
        reached = actor.scope(capability).as_q("organization__path")
        if actor.sees_own(capability):
            reached |= Q(head=actor.user)
        return self.filter(reached)

    def with_cadres(self, *, on: date) -> Self:
        """Add ``cadre_count``: who holds a post in the unit on the day."""
        posts: Any = self.model._meta.get_field("cadre_posts").related_model  # noqa: SLF001
        held = posts.objects.on(on).filter(unit=OuterRef("pk")).order_by().values("unit")
        return self.annotate(
            cadre_count=Coalesce(Subquery(held.annotate(n=Count("pk")).values("n")), 0)
        )


class PlaceQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(actor.scope(capability).as_q("town__path"))

    def without_first_secretary(self, *, on: date) -> Self:
        postings: Any = self.model._meta.get_field("postings").related_model  # noqa: SLF001
        held = postings.objects.first_secretaries().on(on).filter(place=OuterRef("pk"))
        return self.filter(~Exists(held))


def all_units() -> UnitQuerySet:
    model: Any = apps.get_model("dispatch", "Unit")
    units: UnitQuerySet = model.objects.all()
    return units
