from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.utils.timezone import localdate

from accounts.choices import Capability, Role
from accounts.models import Grant
from accounts.scope import ScopedQuerySet
from assessments.choices import (
    HEARD_STATES,
    BoxState,
    CycleKind,
    CycleState,
    FollowUpState,
    PerformanceState,
    QuestionState,
    ReportState,
)
from points.choices import Verdict

if TYPE_CHECKING:
    from accounts.scope import Actor

RETURNED = ReportState.RETURNED
OF_POLLS = (Capability.APPRAISAL_VIEW, Capability.APPRAISAL_RECORD)


def branches_led_by(user: Any) -> models.QuerySet[Any]:
    """Return the ids of the branches of which somebody is secretary today."""
    posts = Grant.objects.filter(user=user, role=Role.SECRETARY).in_force(localdate())
    return posts.order_by().values("organization")


def _heads(user: Any, unit: str = "") -> Q:
    """Return the condition that somebody answers for a unit: its head, or the branch's secretary.

    ``unit`` leads from the row to the assessed unit.
    """
    return Q(**{f"{unit}unit__head": user}) | Q(**{f"{unit}branch__in": branches_led_by(user)})


class CycleQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep cycles of organizations in reach, and those in which the actor has a part.

        Polls of a branch's members are seen by who records appraisals, and by who votes in them.
        """
        if capability in OF_POLLS:
            scope = actor.scope(capability)
            return self.filter(scope.as_q("organization__path"), kind=CycleKind.MEMBERS)
        reached = actor.scope(capability).as_q("organization__path")
        if actor.sees_own(capability):
            votes = _rows("Elector").filter(user=actor.user)
            answers = _rows("AssessedUnit").filter(
                Q(unit__head=actor.user)
                | Q(leader=actor.user)
                | Q(writers__user=actor.user)
                | actor.scope(Capability.APPRAISAL_RECORD).as_q("branch__path")
            )
            has_part = Q(pk__in=votes.values("cycle")) | Q(pk__in=answers.values("cycle"))
            reached |= has_part & ~Q(state=CycleState.SET_UP)
        if capability != Capability.ASSESSMENT_JOIN:
            reached &= ~Q(kind=CycleKind.MEMBERS)
        return self.filter(reached)

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
        """Return the units whose reports somebody writes: as head or secretary, or as named."""
        writes = _heads(user) | Q(writers__user=user)
        units: models.QuerySet[Any] = _rows("AssessedUnit").filter(writes)
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


class AssessedUnitQuerySet(OfCycleQuerySet):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep units of cycles in reach, and after set-up those the actor heads."""
        reached = actor.scope(capability).as_q("cycle__organization__path")
        if actor.sees_own(capability):
            reached |= _heads(actor.user) & ~Q(cycle__state=CycleState.SET_UP)
        return self.filter(reached)

    def headed_by(self, user: Any) -> Self:
        """Keep those for which somebody answers, as head or as the branch's secretary."""
        return self.filter(_heads(user))


class VersionQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep what was published in cycles the actor sees."""
        seen = _cycles().visible_to(actor, capability)
        return self.filter(cycle__in=seen, published_at__isnull=False)


class QuestionQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep questions of cycles in reach, the own ones, and those answered where one has a part.

        An answered question was heard by the whole hall.
        """
        reached = actor.scope(capability).as_q("unit__cycle__organization__path")
        if actor.sees_own(capability):
            heard = Q(unit__cycle__in=_cycles().visible_to(actor, capability))
            reached |= Q(asker=actor.user) | (heard & Q(state=QuestionState.ANSWERED))
        return self.filter(reached)

    def waiting(self) -> Self:
        return self.filter(state=QuestionState.WAITING)

    def about(self, text: str) -> Self:
        """Keep what has the words in question, answer or the unit's name."""
        return self.filter(
            Q(text__contains=text) | Q(answer__contains=text) | Q(unit__name__contains=text)
        )


class FollowUpQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep items of cycles in reach, of units the actor heads, and those the actor asked."""
        reached = actor.scope(capability).as_q("unit__cycle__organization__path")
        if actor.sees_own(capability):
            reached |= _heads(actor.user, "unit__") | Q(asker=actor.user)
        return self.filter(reached)

    def of_head(self, user: Any) -> Self:
        """Keep items of units for which somebody answers."""
        return self.filter(_heads(user, "unit__"))

    def unverified(self) -> Self:
        return self.exclude(state=FollowUpState.VERIFIED)

    def about(self, text: str) -> Self:
        return self.filter(Q(text__contains=text) | Q(unit__name__contains=text))

    def overdue(self, on: date) -> Self:
        return self.unverified().filter(due_on__lt=on)

    def overdue_first(self) -> Self:
        """Order by what waits: to be done by due day, then to be verified, then the rest."""
        waits = Case(
            When(state=FollowUpState.OPEN, then=0),
            When(state=FollowUpState.REPORTED, then=1),
            default=2,
        )
        return self.order_by(waits, "due_on", "pk")

    def for_verifier(self, actor: "Actor", capability: "Capability", on: date) -> Self:
        """Keep what was reported as done and waits for this person's verdict."""
        own = Q(asker=actor.user, asker__is_active=True, verify_by__gte=on)
        late = Q(asker=None) | Q(asker__is_active=False) | Q(verify_by__lt=on)
        office = actor.scope(capability).as_q("unit__cycle__organization__path") & late
        return self.filter(own | office, state=FollowUpState.REPORTED)


class EvidenceQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        seen = _rows("FollowUp").visible_to(actor, capability)
        return self.filter(step__follow_up__in=seen)


class ResultObjectionQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep objections of cycles in reach, and those of units the actor heads."""
        reached = actor.scope(capability).as_q("unit__cycle__organization__path")
        if actor.sees_own(capability):
            reached |= _heads(actor.user, "unit__")
        return self.filter(reached)

    def open(self) -> Self:
        return self.filter(verdict=Verdict.OPEN)


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

    def newest_of_unit(self, unit: Any) -> Self:
        """Keep a unit's results, of each cycle the newest published one."""
        later = self.model._meta.get_field("version").related_model.objects.filter(  # noqa: SLF001
            cycle=OuterRef("version__cycle"),
            published_at__isnull=False,
            number__gt=OuterRef("version__number"),
        )
        return self.filter(~Exists(later), unit__unit=unit, unit__withdrawn="")


class BranchAppraisalQuerySet(ScopedQuerySet):
    scope_path = "organization__path"


class MemberAppraisalQuerySet(ScopedQuerySet):
    scope_path = "appraisal__organization__path"

    def with_online(self) -> Self:
        """Add as ``online`` the electronic ballots by grade, nothing where too few said one."""
        counters = _rows("Counter").filter(
            unit__member=OuterRef("member"),
            unit__cycle__organization=OuterRef("appraisal__organization"),
            unit__cycle__year=OuterRef("year"),
            unit__cycle__box__state=BoxState.CLEAN,
            counted__gte=F("unit__cycle__threshold"),
        )
        return self.annotate(online=Subquery(counters.values("grades")[:1]))


class PerformanceQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep those in reach, and once opened those where a unit headed by the actor has part."""
        reached = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            scores = Q(scorers__unit__head=actor.user)
            is_scored = Q(units__unit__head=actor.user)
            reached |= (scores | is_scored) & ~Q(state=PerformanceState.SET_UP)
        return self.filter(reached).distinct()

    def published(self) -> Self:
        return self.filter(state=PerformanceState.PUBLISHED)


class OfPerformanceQuerySet(ScopedQuerySet):
    scope_path = "performance__organization__path"


class PerformanceUnitQuerySet(OfPerformanceQuerySet):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep units of periods in reach, and once opened those the actor heads."""
        reached = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            is_open = ~Q(performance__state=PerformanceState.SET_UP)
            reached |= Q(unit__head=actor.user) & is_open
        return self.filter(reached)


class OfPerformanceUnitQuerySet(ScopedQuerySet):
    scope_path = "unit__performance__organization__path"


class IndicatorScoreQuerySet(OfPerformanceUnitQuerySet):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep scores of periods in reach, and those of the department the actor heads."""
        reached = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            reached |= Q(indicator__scorer__unit__head=actor.user)
        return self.filter(reached)


class ScorerQuerySet(OfPerformanceQuerySet):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep those in reach, and once opened the department the actor heads."""
        reached = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            is_open = ~Q(performance__state=PerformanceState.SET_UP)
            reached |= Q(unit__head=actor.user) & is_open
        return self.filter(reached)


class PerformanceVersionQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep the versions of periods the actor sees; all of them are published."""
        return self.filter(performance__in=_performances().visible_to(actor, capability))


class PerformanceResultQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep the results, all of them published, of periods the actor sees."""
        return self.filter(version__performance__in=_performances().visible_to(actor, capability))

    def newest(self) -> Self:
        """Keep of each period the results of its newest version."""
        later = _rows("PerformanceVersion").filter(
            performance=OuterRef("version__performance"), number__gt=OuterRef("version__number")
        )
        return self.filter(~Exists(later))


class PerformanceObjectionQuerySet(OfPerformanceUnitQuerySet):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep objections of periods in reach, and those of units the actor heads."""
        reached = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            reached |= Q(unit__unit__head=actor.user)
        return self.filter(reached)

    def open(self) -> Self:
        return self.filter(verdict=Verdict.OPEN)


class CounterQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep the counters of published cycles the actor sees, but for withdrawn units."""
        seen = _cycles().visible_to(actor, capability).published()
        return self.filter(unit__cycle__in=seen, unit__withdrawn="")

    def of_cycle(self, cycle: Any) -> Self:
        return self.filter(unit__cycle=cycle)


def _cycles() -> CycleQuerySet:
    cycles: CycleQuerySet = _rows("Cycle")
    return cycles


def _rows(name: str) -> Any:
    """Return the rows of a model that stands above this file, in no order."""
    model: Any = apps.get_model("assessments", name)
    return model.objects.order_by()


def _performances() -> PerformanceQuerySet:
    performances: PerformanceQuerySet = _rows("Performance")
    return performances
