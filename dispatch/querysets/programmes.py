"""Programmes and postings in reach."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Q,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce

from accounts.choices import Capability
from common.dates import last_day
from dispatch.choices import (
    FULL_TIME_KINDS,
    PostingKind,
    PostingState,
    StepKind,
)
from dispatch.querysets.units import all_units

if TYPE_CHECKING:
    from accounts.scope import Actor


class ProgrammeQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep all for officers and heads of units, else those the actor is posted by."""
        if actor.can(capability):
            return self.all()
        if not actor.sees_own(capability):
            return self.none()
        if all_units().filter(head=actor.user).exists():
            return self.all()
        return self.filter(postings__cadre__member__user=actor.user).distinct()

    def with_figures(self) -> Self:
        """Add ``places`` its towns offer and how many people are ``posted``."""
        return self.annotate(
            places=_sum_of(self.model, "hosts", Sum("places")),
            posted=_sum_of(self.model, "postings", Count("pk", filter=Q(is_withdrawn=False))),
        )


class PostingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep postings from or to what is in reach, of headed units, and the actor's own."""
        scope = actor.scope(capability)
        reached = scope.as_q("unit__organization__path") | scope.as_q("host__path")
        if actor.sees_own(capability):
            reached |= Q(unit__head=actor.user) | Q(cadre__member__user=actor.user)
        return self.filter(reached)

    def on(self, day: date) -> Self:
        """Keep postings that hold the day; both ends count."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day, is_withdrawn=False
        )

    def in_state(self, state: str, day: date) -> Self:
        """Keep postings that stand so on the day (``Posting.state_on``)."""
        if state == PostingState.RUNNING:
            return self.on(day)
        if state == PostingState.WITHDRAWN:
            return self.filter(is_withdrawn=True)
        if state == PostingState.COMING:
            return self.filter(is_withdrawn=False, starts_on__gt=day)
        return self.filter(is_withdrawn=False, ends_on__lt=day)

    def touched(self) -> Self:
        """Keep postings to which more happened than that they were made."""
        steps: Any = self.model._meta.get_field("steps").related_model  # noqa: SLF001
        later = steps.objects.exclude(kind=StepKind.MADE).filter(posting=OuterRef("pk"))
        return self.filter(Exists(later))

    def in_month(self, month: date) -> Self:
        """Keep postings that hold a day of the month."""
        holding = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=month), is_withdrawn=False)
        return holding.filter(starts_on__lte=last_day(month))

    def logged(self, month: date, *, is_logged: bool) -> Self:
        """Keep those whose log of the month is written, or those whose is not."""
        logs: Any = self.model._meta.get_field("logs").related_model  # noqa: SLF001
        written = Exists(logs.objects.filter(posting=OuterRef("pk"), month=month))
        return self.filter(written if is_logged else ~written)

    def full_time(self) -> Self:
        return self.filter(kind__in=FULL_TIME_KINDS, is_withdrawn=False)

    def first_secretaries(self) -> Self:
        return self.filter(kind=PostingKind.FIRST_SECRETARY, is_withdrawn=False)

    def of_person(self, text: str) -> Self:
        """Search by the person's name, pinyin or pinyin initials."""
        cadres: Any = self.model._meta.get_field("cadre").related_model  # noqa: SLF001
        return self.filter(cadre__in=cadres.objects.matching(text))


class PostingStepQuerySet(models.QuerySet[Any]):
    def leaves(self) -> Self:
        return self.filter(kind=StepKind.LEAVE)


def _sum_of(model: type[models.Model], relation: str, total: Sum | Count) -> Coalesce:
    """Return a total over the rows of a relation, apart from other totals."""
    field: Any = model._meta.get_field(relation)  # noqa: SLF001
    name = field.remote_field.name
    rows = field.related_model.objects.filter(**{name: OuterRef("pk")}).order_by().values(name)
    return Coalesce(Subquery(rows.annotate(total=total).values("total")), 0)
