from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils.timezone import localdate

from accounts.scope import ScopedQuerySet
from members.models import Affiliation
from points.choices import RATED, ListState, Verdict

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor

SHOWN_IN_BRANCH = (ListState.PUBLISHED, ListState.IN_FORCE)


class RuleQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep all: rules hold for everybody, and everybody may know them."""
        return self.all()

    def newest_first(self) -> Self:
        return self.order_by(F("first_year").desc(nulls_last=True))

    def for_year(self, year: int) -> Any:
        """Return the rule of a year. Raises ``DoesNotExist`` without one."""
        begun = self.filter(Q(first_year__isnull=True) | Q(first_year__lte=year))
        return begun.newest_first()[:1].get()


def _in_own_branch(actor: "Actor", organization: str) -> Exists:
    homes = Affiliation.objects.home().on(localdate()).filter(member__user=actor.user)
    return Exists(homes.filter(organization=OuterRef(organization)))


class PostQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep posts in reach, and those of the person's own branch."""
        condition = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            condition |= Q(_in_own_branch(actor, "organization"))
        return self.filter(condition)

    def open(self) -> Self:
        return self.filter(is_retired=False)


class HoldingQuerySet(ScopedQuerySet):
    scope_path = "post__organization__path"

    def standing(self) -> Self:
        """Leave out what was taken back: it counts as never held."""
        return self.filter(withdrawn_reason="")


class YearQuerySet(models.QuerySet[Any]):
    """Exemptions and vetoes: they go with the member, whatever branch rated the year."""

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        homes = Affiliation.objects.home().on(localdate()).filter(member=OuterRef("member"))
        reach = actor.scope(capability).as_q("organization__path")
        return self.filter(Exists(homes.filter(reach)))

    def standing(self) -> Self:
        return self.filter(ended_reason="")


class StarListQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep lists in reach, and what is on notice or in force in the person's own branch."""
        condition = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            condition |= Q(_in_own_branch(actor, "organization"), state__in=SHOWN_IN_BRANCH)
        return self.filter(condition)

    def in_state(self, *states: ListState) -> Self:
        return self.filter(state__in=states)

    def to_publish(self, year: int) -> Self:
        """Keep the drafts of a year that rate anybody."""
        return self.in_state(ListState.DRAFT).filter(year=year, rated__gt=0)

    def to_enforce(self, on: date) -> Self:
        """Keep what was on notice long enough and has no objection in its way."""
        over = self.in_state(ListState.PUBLISHED).filter(notice_ends_on__lt=on)
        return over.exclude(ratings__objections__verdict__in=[Verdict.OPEN, Verdict.UPHELD])


class StarRatingQuerySet(ScopedQuerySet):
    scope_path = "star_list__organization__path"

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep stars in reach, the person's own, and those shown in the person's branch."""
        condition = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            shown = _in_own_branch(actor, "star_list__organization")
            condition |= Q(shown, star_list__state__in=SHOWN_IN_BRANCH)
            condition |= Q(member__user=actor.user)
        return self.filter(condition)

    def rated(self) -> Self:
        return self.filter(reason__in=RATED)


class ObjectionQuerySet(ScopedQuerySet):
    scope_path = "rating__star_list__organization__path"

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep objections in reach, and the person's own."""
        condition = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            condition |= Q(member__user=actor.user)
        return self.filter(condition)

    def open(self) -> Self:
        return self.filter(verdict=Verdict.OPEN)

    def by_urgency(self) -> Self:
        """Put what is to be decided first, the next deadline on top."""
        is_open = Case(When(verdict=Verdict.OPEN, then=0), default=1)
        return self.order_by(is_open, "due_on", "pk")
