from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Max

from common.dates import next_month

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor


class PointsQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep rows of the branches in reach; past rows keep their branch."""
        return self.filter(actor.scope(capability).as_q("organization__path"))


class EntryQuerySet(PointsQuerySet):
    def standing(self) -> Self:
        """Keep entries that were not taken back."""
        return self.filter(reverses=None, reversed_by=None)

    def late(self) -> Self:
        """Keep entries of facts whose month was closed when they were booked."""
        return self.filter(booked_on__gt=F("fact_on"))


class SchemeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep all: everybody may know what service is worth."""
        return self.all()

    def standing(self) -> Self:
        """Keep versions in whose place no other was adopted."""
        return self.filter(superseded_at=None)

    def newest_first(self) -> Self:
        return self.order_by(F("valid_from").desc(nulls_last=True), "-pk")

    def in_force(self, on: date) -> Any:
        """Return the version for facts of the day; the one without a start holds before all."""
        return self.standing().exclude(valid_from__gt=on).newest_first()[:1].get()


class ClosedMonthQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Keep closings that were not taken back."""
        return self.filter(reopened_at=None)

    def open_from(self) -> date | None:
        """Return the first day that still takes entries; nothing if no month is closed."""
        last = self.standing().aggregate(last=Max("month"))["last"]
        return next_month(last) if last else None
