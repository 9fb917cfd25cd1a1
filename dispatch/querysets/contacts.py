"""Leaders' contacts, their projects and problems in reach."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import (
    Case,
    Count,
    Max,
    OuterRef,
    Q,
    When,
)

from accounts.choices import Capability
from dispatch.choices import (
    ProblemState,
    TargetKind,
)
from dispatch.querysets.units import DatedQuerySet

if TYPE_CHECKING:
    from accounts.scope import Actor


class ProjectQuerySet(DatedQuerySet):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        return self.filter(actor.scope(capability).as_q("town__path"))

    def with_people(self, on: date) -> Self:
        """Add the names of the leaders in contact, and of the chief service officers, of a day."""
        contacts: Any = self.model._meta.get_field("contacts").related_model  # noqa: SLF001
        postings: Any = self.model._meta.get_field("postings").related_model  # noqa: SLF001
        leaders = contacts.objects.on(on).filter(project=OuterRef("pk"))
        officers = postings.objects.on(on).filter(project=OuterRef("pk"))
        return self.select_related("town").annotate(
            leaders=ArraySubquery(leaders.values("leader__name")),
            officers=ArraySubquery(officers.values("cadre__name")),
        )


class ContactQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep contacts with what lies in reach, and those the actor keeps as a leader."""
        reached = actor.scope(capability).as_q("town__path")
        if actor.sees_own(capability):
            reached |= Q(leader__member__user=actor.user)
        return self.filter(reached)

    def on(self, day: date) -> Self:
        """Keep contacts that hold the day; both ends count."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def of_kind(self, kind: str) -> Self:
        conditions = {
            TargetKind.TOWN: Q(place__isnull=True, project__isnull=True),
            TargetKind.PLACE: Q(place__isnull=False),
            TargetKind.PROJECT: Q(project__isnull=False),
        }
        return self.filter(conditions[TargetKind(kind)])

    def with_figures(self) -> Self:
        """Add how many visits there were, the last one, and how many problems are not verified."""
        return self.annotate(
            visit_count=Count("visits", distinct=True),
            last_visit_on=Max("visits__visited_on"),
            waiting=Count(
                "problems", distinct=True, filter=~Q(problems__state=ProblemState.VERIFIED)
            ),
        ).order_by(*self.model._meta.ordering)  # noqa: SLF001  # lost where rows are counted

    def with_target(self) -> Self:
        return self.select_related("leader", "town", "place", "project")


class ProblemQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: Capability) -> Self:
        """Keep problems of visible contacts, and those that somebody in reach has to settle."""
        scope = actor.scope(capability)
        reached = scope.as_q("contact__town__path")
        if actor.sees_own(capability):
            reached |= Q(contact__leader__member__user=actor.user)
        return self.filter(reached | _owned(actor, capability))

    def owned_by(self, actor: "Actor", capability: Capability) -> Self:
        """Keep those that the actor has to settle."""
        return self.filter(_owned(actor, capability))

    def open(self) -> Self:
        return self.filter(state=ProblemState.OPEN)

    def overdue(self, on: date) -> Self:
        return self.open().filter(due_on__lt=on)

    def with_owner(self) -> Self:
        return self.select_related(
            "contact__leader", "contact__town", "contact__place", "contact__project", "owner_town",
            "owner_unit",
        )  # fmt: skip

    def overdue_first(self) -> Self:
        """Order by what waits: to be settled by due day, then to be verified, then the rest."""
        waits = Case(
            When(state=ProblemState.OPEN, then=0), When(state=ProblemState.CLOSED, then=1),
            default=2,
        )  # fmt: skip
        return self.order_by(waits, "due_on", "pk")


def _owned(actor: "Actor", capability: Capability) -> Q:
    scope = actor.scope(capability)
    owned = scope.as_q("owner_town__path") | scope.as_q("owner_unit__organization__path")
    if actor.sees_own(capability):
        owned |= Q(owner_unit__head=actor.user)
    return owned
