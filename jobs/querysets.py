from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from accounts.querysets import WholeQuerySet
from jobs.choices import JobState
from jobs.registry import routines

if TYPE_CHECKING:
    from accounts.choices import Capability
    from accounts.scope import Actor

FRESH = timedelta(days=7)
"""So long a failure of what a person asked for is worth another try."""


class JobQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: "Actor", capability: "Capability | None" = None) -> Self:
        """Keep the jobs the actor asked for: what they make may hold more than others may see.

        With a capability keep all or none, as it is held over the whole district.
        """
        if capability is not None:
            return self if actor.scope(capability).is_whole else self.none()
        return self.filter(user=actor.user)

    def failed(self) -> Self:
        """Keep what failed lately; of what the clock starts, what failed at its last run."""
        latest = self.model.objects.filter(task=OuterRef("task")).order_by("-pk")[:1]
        of_the_clock = Q(task__in=routines())
        is_last = of_the_clock & Q(pk=Subquery(latest.values("pk")))
        is_fresh = ~of_the_clock & Q(finished_at__gt=timezone.now() - FRESH)
        return self.filter(is_last | is_fresh, state=JobState.FAILED)

    def to_fetch(self) -> Self:
        """Keep those whose file nobody has fetched yet."""
        made = self.filter(state=JobState.DONE, file__isnull=False, file__fetched_at=None)
        return made.select_related("file")


class RoutineQuerySet(WholeQuerySet):
    def known(self) -> Self:
        """Keep what an app still has a function and words for."""
        return self.filter(name__in=routines()).select_related("crontab", "interval")
