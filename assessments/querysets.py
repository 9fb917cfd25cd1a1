from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from assessments.choices import CycleState

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor


class CycleQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep cycles of organizations in reach, and those in which the actor has a part."""
        reached = actor.scope(capability).as_q("organization__path")
        if actor.sees_own(capability):
            has_part = (
                Q(electors__user=actor.user)
                | Q(units__unit__head=actor.user)
                | Q(units__leader=actor.user)
            )
            reached |= has_part & ~Q(state=CycleState.SET_UP)
        return self.filter(reached).distinct()

    def published(self) -> Self:
        """Keep those with results to be seen."""
        return self.filter(versions__published_at__isnull=False).distinct()


class OfCycleQuerySet(models.QuerySet[Any]):
    """Rows that hang on a cycle."""

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep what belongs to cycles run or seen by the actor as a whole."""
        reached = actor.scope(capability).as_q("cycle__organization__path")
        return self.filter(reached)


class ReviewQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep reviews of cycles in reach, and those the actor is to write."""
        reached = actor.scope(capability).as_q("unit__cycle__organization__path")
        if actor.sees_own(capability):
            reached |= Q(unit__leader=actor.user) & ~Q(unit__cycle__state=CycleState.SET_UP)
        return self.filter(reached)


class ResultQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep the published results of cycles the actor sees."""
        seen = _cycles().visible_to(actor, capability)
        return self.filter(version__cycle__in=seen, version__published_at__isnull=False)

    def of_cycle(self, cycle: Any) -> Self:
        """Keep the newest published version of a cycle; nothing of no cycle."""
        if cycle is None:
            return self.none()
        newest = cycle.versions.filter(published_at__isnull=False).first()
        return self.filter(version=newest)


class CounterQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep the counters of published cycles the actor sees."""
        return self.filter(unit__cycle__in=_cycles().visible_to(actor, capability).published())

    def of_cycle(self, cycle: Any) -> Self:
        return self.filter(unit__cycle=cycle)


def _cycles() -> CycleQuerySet:
    model: Any = apps.get_model("assessments", "Cycle")
    cycles: CycleQuerySet = model.objects.all()
    return cycles
