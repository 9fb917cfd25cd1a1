from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import localdate

from accounts.scope import ScopedQuerySet
from members.models import Affiliation
from points.choices import RATED, ListState, Verdict

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor

SHOWN_IN_BRANCH = (ListState.PUBLISHED, ListState.IN_FORCE)


class RuleQuerySet(models.QuerySet[Any]):
    def for_year(self, year: int) -> Any:
        """Return the rule of a year. Raises ``DoesNotExist`` without one."""
        begun = self.filter(Q(first_year__isnull=True) | Q(first_year__lte=year))
        return begun.order_by(F("first_year").desc(nulls_last=True))[:1].get()


class PostQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def open(self) -> Self:
        return self.filter(is_retired=False)


class HoldingQuerySet(ScopedQuerySet):
    scope_path = "post__organization__path"

    def standing(self) -> Self:
        """Leave out what was taken back: it counts as never held."""
        return self.filter(withdrawn_reason="")


class YearQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(ended_reason="")


class StarListQuerySet(ScopedQuerySet):
    scope_path = "organization__path"

    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep lists in reach, and what is on notice or in force in the person's own branch."""
        condition = actor.scope(capability).as_q(self.scope_path)
        if actor.sees_own(capability):
            homes = Affiliation.objects.home().on(localdate()).filter(member__user=actor.user)
            own = Exists(homes.filter(organization=OuterRef("organization")))
            condition |= Q(own, state__in=SHOWN_IN_BRANCH)
        return self.filter(condition)

    def in_state(self, *states: ListState) -> Self:
        return self.filter(state__in=states)


class StarRatingQuerySet(ScopedQuerySet):
    scope_path = "star_list__organization__path"

    def rated(self) -> Self:
        return self.filter(reason__in=RATED)


class ObjectionQuerySet(ScopedQuerySet):
    scope_path = "rating__star_list__organization__path"

    def open(self) -> Self:
        return self.filter(verdict=Verdict.OPEN)
