"""Quotas, nominees and notices in reach: through the unit, or through the programme."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.choices import Capability
from dispatch.choices import NomineeState, ObjectionState
from dispatch.querysets.units import all_units

if TYPE_CHECKING:
    from accounts.scope import Actor

GONE = (NomineeState.DROPPED,)


class QuotaQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(unit__in=all_units().visible_to(actor, capability))

    def with_nominated(self) -> Self:
        """Add ``nominated``: how many of the base are nominated and not dropped."""
        nominees: Any = apps.get_model("dispatch", "Nominee")
        own = nominees.objects.standing().filter(entry__quota=OuterRef("pk")).order_by()
        counted = own.values("entry__quota").annotate(n=Count("pk")).values("n")
        return self.annotate(nominated=Coalesce(Subquery(counted), 0))


class BaseEntryQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(quota__unit__in=all_units().visible_to(actor, capability))


class NomineeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(entry__quota__unit__in=all_units().visible_to(actor, capability))

    def matching(self, text: str) -> Self:
        """Search by a part of the name, of the person or the unit."""
        return self.filter(
            Q(entry__cadre__name__contains=text) | Q(entry__quota__unit__name__contains=text)
        )

    def standing(self) -> Self:
        """Keep all who were not dropped."""
        return self.exclude(state__in=GONE)

    def with_person(self) -> Self:
        return self.select_related("entry__cadre", "entry__quota__unit", "host__town", "place")

    def with_post(self, *, on: date) -> Self:
        """Add ``title``: the post of the day on which ranks were taken."""
        posts: Any = apps.get_model("dispatch", "CadrePost")
        held = posts.objects.on(on).filter(cadre=OuterRef("entry__cadre"))
        return self.annotate(title=Subquery(held.values("title")[:1]))

    def with_objections(self) -> Self:
        """Add ``open_objections``, and whether one was ``upheld``."""
        is_open = Q(objections__state=ObjectionState.OPEN)
        is_upheld = Q(objections__state=ObjectionState.UPHELD)
        return self.annotate(
            open_objections=Count("objections", filter=is_open),
            upheld=Count("objections", filter=is_upheld),
        ).order_by("entry__quota__unit__code", "entry__cadre__pinyin", "pk")


class NoticeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        programmes: Any = apps.get_model("dispatch", "Programme")
        return self.filter(programme__in=programmes.objects.visible_to(actor, capability))


class ObjectionQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        nominees: Any = apps.get_model("dispatch", "Nominee")
        return self.filter(nominee__in=nominees.objects.visible_to(actor, capability))
