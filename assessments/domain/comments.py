"""The comments of a published cycle, for the office and for each unit its own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.domain.comment_pools import Pools, Voted, pools_of
from assessments.models import AssessedUnit, BallotComment, Cycle, VoterGroup

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User


@dataclass(frozen=True)
class Told:
    """What is read of one unit: comments by the name of the group, or under none."""

    unit: AssessedUnit
    heaps: list[tuple[str, list[str]]]

    @property
    def count(self) -> int:
        return sum(len(texts) for _name, texts in self.heaps)


def commented_units(*, cycle: Cycle, user: "User", sees_all: bool) -> "QuerySet[AssessedUnit]":
    """Return the units of whose comments somebody reads: all, or the own ones once published."""
    if not cycle.versions.filter(published_at__isnull=False).exists():
        return AssessedUnit.objects.none()
    units = cycle.units.filter(withdrawn="").order_by("group", "code")
    if sees_all:
        return units
    return (units.headed_by(user) | units.filter(writers__user=user)).distinct()


def comments_of(*, cycle: Cycle, units: "QuerySet[AssessedUnit]") -> list[Told]:
    """Return what may be read of each unit, in random order, under no name that tells too much."""
    groups = list(cycle.groups.all())
    rows = units.prefetch_related("counters__unit__cycle", "comments")
    told = [Told(unit, _heaps(unit, groups, _pools(unit, cycle.threshold))) for unit in rows]
    return [one for one in told if one.heaps]


def _pools(unit: AssessedUnit, threshold: int) -> Pools:
    cells = {
        counter.group_id: Voted(counter.valid, counter.is_shown)
        for counter in unit.counters.all()
        if counter.returned > counter.own
    }
    return pools_of(cells=cells, threshold=threshold)


def _heaps(
    unit: AssessedUnit, groups: list[VoterGroup], pools: Pools
) -> list[tuple[str, list[str]]]:
    comments = list(unit.comments.all())
    named = [
        (group.name, [one.text for one in comments if one.group_id == group.pk])
        for group in groups
        if group.pk in pools.apart
    ]
    heaps = [(name, texts) for name, texts in named if texts]
    pooled = [one.text for one in comments if _is_pooled(one, pools)]
    return [*heaps, ("", pooled)] if pooled else heaps


def _is_pooled(comment: BallotComment, pools: Pools) -> bool:
    """Say whether a comment is read without its group; counting has dropped the small groups'."""
    return bool(pools.together) and (comment.group_id is None or comment.group_id in pools.together)
