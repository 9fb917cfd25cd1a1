from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from accounts.scope import ScopedQuerySet, subtree
from branches.choices import BRANCH_KINDS

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor

ABOVE_BRANCHES = ~Q(kind__in=BRANCH_KINDS)


class CalendarQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability") -> Self:
        """Keep all: the calendar is everybody's."""
        return self.all()

    def of_year(self, year: int) -> Self:
        return self.filter(day__year=year)


class OrganizationQuerySet(ScopedQuerySet):
    def within(self, path: str) -> Self:
        """Keep the node with this path and all below it."""
        return self.filter(subtree(path))

    def named(self, text: str) -> Self:
        """Keep those a text means by code, full or short name."""
        return self.filter(Q(code=text) | Q(name=text) | Q(short_name=text))

    def existing_on(self, day: date) -> Self:
        """Keep what was founded by the day and not dissolved before it; both ends count."""
        return self.filter(
            Q(founded_on__isnull=True) | Q(founded_on__lte=day),
            Q(dissolved_on__isnull=True) | Q(dissolved_on__gte=day),
        )

    def existing_between(self, first: date, last: date) -> Self:
        """Keep what existed on any day from the first to the last."""
        return self.exclude(founded_on__gt=last).exclude(dissolved_on__lt=first)

    def matching(self, text: str) -> Self:
        """Search by full name, short name or the beginning of the code."""
        return self.filter(
            Q(name__contains=text) | Q(short_name__contains=text) | Q(code__startswith=text)
        )

    def branches(self) -> Self:
        """Keep branches, joint and mobile branches: those that hold members at home."""
        return self.filter(kind__in=BRANCH_KINDS)

    def above_branches(self) -> Self:
        """Keep what has branches below it: the nodes of the tree, not its leaves."""
        return self.filter(ABOVE_BRANCHES)
