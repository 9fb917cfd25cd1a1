"""Talent pools and what came of postings, in reach."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import (
    Exists,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from accounts.choices import Capability
from dispatch.choices import (
    FULL_TIME_KINDS,
)

if TYPE_CHECKING:
    from accounts.scope import Actor


YEAR_DAYS = 365


class OutcomeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep those of cadres of units in reach, of postings that lead there, and the own."""
        scope = actor.scope(capability)
        if scope.is_whole:
            return self.all()
        cadres: Any = apps.get_model("dispatch", "Cadre")
        reached = Q(cadre__in=cadres.objects.visible_to(actor, capability))
        reached |= scope.as_q("posting__host__path")
        if actor.sees_own(capability):
            reached |= Q(cadre__member__user=actor.user)
        return self.filter(reached)

    def standing(self) -> Self:
        return self.filter(withdrawn_reason="")

    def with_history(self) -> Self:
        """Add ``is_tempered``: whether the cadre had been posted full-time before the day."""
        postings: Any = apps.get_model("dispatch", "Posting")
        before = postings.objects.filter(
            cadre=OuterRef("cadre"), starts_on__lt=OuterRef("happened_on"), is_withdrawn=False,
            kind__in=FULL_TIME_KINDS,
        )  # fmt: skip
        return self.annotate(is_tempered=Exists(before))


class PoolEntryQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep entries of cadres of units in reach, and of members at home in it, today."""
        if actor.scope(capability).is_whole:
            return self.all()
        cadres: Any = self.model._meta.get_field("cadre").related_model  # noqa: SLF001
        members: Any = self.model._meta.get_field("member").related_model  # noqa: SLF001
        return self.filter(
            Q(cadre__in=cadres.objects.visible_to(actor, capability))
            | Q(member__in=members.objects.visible_to(actor, capability, localdate()))
        )

    def with_phase_on(self, day: date) -> Self:
        """Add ``phase_then``: the phase on the day, from the moves before and after it."""
        moves: Any = self.model._meta.get_field("moves").related_model  # noqa: SLF001
        of_entry = moves.objects.filter(entry=OuterRef("pk"))
        before = of_entry.filter(moved_on__lte=day).order_by("-moved_on", "-pk")
        after = of_entry.filter(moved_on__gt=day).order_by("moved_on", "pk")
        return self.annotate(
            phase_then=Coalesce(
                Subquery(before.values("new_phase")[:1]),
                Subquery(after.values("old_phase")[:1]),
                "phase",
            )
        )

    def with_person(self) -> Self:
        """Add ``name`` and shown digits of the cadre or member, and the day of the last review."""
        reviews: Any = self.model._meta.get_field("reviews").related_model  # noqa: SLF001
        latest = reviews.objects.filter(entry=OuterRef("pk")).order_by("-reviewed_on", "-pk")
        return self.select_related("cadre", "member").annotate(
            name=Coalesce("cadre__name", "member__name"),
            id_head=Coalesce("cadre__id_head", "member__id_head"),
            id_tail=Coalesce("cadre__id_tail", "member__id_tail"),
            last_review_on=Subquery(latest.values("reviewed_on")[:1]),
        )

    def to_review(self, on: date) -> Self:
        """Keep who is in a pool and was neither reviewed nor taken in within a year."""
        year_ago = on - timedelta(days=YEAR_DAYS)
        reviews: Any = self.model._meta.get_field("reviews").related_model  # noqa: SLF001
        recent = reviews.objects.filter(entry=OuterRef("pk"), reviewed_on__gt=year_ago)
        return self.on(on).filter(~Exists(recent), entered_on__lte=year_ago)

    def touched(self) -> Self:
        """Keep entries to which something happened since."""
        return self.filter(
            Q(moves__isnull=False) | Q(reviews__isnull=False) | Q(left_on__isnull=False)
        )

    def on(self, day: date) -> Self:
        """Keep entries that hold the day; both ends count."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gte=day), entered_on__lte=day)
