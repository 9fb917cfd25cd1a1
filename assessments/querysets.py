from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from accounts.choices import Capability
from accounts.scope import ScopedQuerySet
from assessments.choices import HEARD_STATES, CycleState, ReportState

if TYPE_CHECKING:
    from accounts.scope import Actor

RETURNED = ReportState.RETURNED


class CycleQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep cycles of organizations in reach, and those in which the actor has a part."""
        reached = actor.scope(capability).as_q("organization__path")
        if actor.sees_own(capability):
            has_part = (
                Q(electors__user=actor.user)
                | Q(units__unit__head=actor.user)
                | Q(units__leader=actor.user)
                | Q(units__writers__user=actor.user)
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


class OfUnitQuerySet(models.QuerySet[Any]):
    """Rows that hang on a unit of a cycle."""

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        reached = actor.scope(capability).as_q("unit__cycle__organization__path")
        return self.filter(reached)


class UnitReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep reports of cycles in reach, and those of units for which the actor writes.

        To be seen only, the responsible leader has those handed in, and once voting is open every
        voter of the cycle has them.
        """
        reached = actor.scope(capability).as_q("unit__cycle__organization__path")
        if not actor.sees_own(capability):
            return self.filter(reached)
        reached |= Q(unit__in=self.units_written_by(actor.user))
        if capability == Capability.ASSESSMENT_VIEW:
            heard = Q(
                unit__cycle__state__in=HEARD_STATES,
                unit__cycle__in=_cycles().filter(electors__user=actor.user),
            )
            reached |= Q(submitted_at__isnull=False) & (heard | Q(unit__leader=actor.user))
        return self.filter(reached)

    def units_written_by(self, user: Any) -> models.QuerySet[Any]:
        """Return the units whose reports somebody writes: as their head, or named by the office."""
        model: Any = apps.get_model("assessments", "AssessedUnit")
        writes = Q(unit__head=user) | Q(writers__user=user)
        units: models.QuerySet[Any] = model.objects.filter(writes).order_by()
        return units.exclude(cycle__state=CycleState.SET_UP).values("pk")

    def handed_in(self) -> Self:
        return self.filter(submitted_at__isnull=False)

    def open_to_writing(self) -> Self:
        """Keep what can still be written: while reports are, and what was returned in review."""
        return self.filter(
            Q(unit__cycle__state=CycleState.REPORTS, state__in=(ReportState.DRAFT, RETURNED))
            | Q(unit__cycle__state=CycleState.REVIEW, state=RETURNED)
        )


class OfGroupQuerySet(models.QuerySet[Any]):
    """Rows that hang on a group of voters."""

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        return self.filter(actor.scope(capability).as_q("group__cycle__organization__path"))


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


class BranchAppraisalQuerySet(ScopedQuerySet):
    scope_path = "organization__path"


class MemberAppraisalQuerySet(ScopedQuerySet):
    scope_path = "appraisal__organization__path"


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
