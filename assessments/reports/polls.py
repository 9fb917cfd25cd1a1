"""The electronic vote on a branch's members: how far it is, and what was counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from assessments.choices import BoxState, CycleKind, CycleState
from assessments.models import Counter, Cycle
from branches.models import Organization


@dataclass(frozen=True)
class Poll:
    """A branch's vote on a year: how many may vote and have, and whether ballots can be cast."""

    cycle: Cycle
    voters: int
    cast: int
    box_state: str

    @property
    def is_open(self) -> bool:
        return self.cycle.state == CycleState.VOTING

    @property
    def is_counted(self) -> bool:
        """Say whether it is counted and nothing is left that links a voter to a ballot."""
        return self.box_state == BoxState.CLEAN


def poll_of(*, branch: Organization, year: int) -> Poll | None:
    """Return the branch's electronic vote on a year, unless there was none or it was given up."""
    polls = Cycle.objects.filter(organization=branch, year=year, kind=CycleKind.MEMBERS)
    counted = polls.exclude(state=CycleState.ABANDONED).annotate(
        voters=Count("electors"),
        cast=Count("electors", filter=Q(electors__participation__is_done=True)),
    )
    cycle = counted.select_related("organization", "box").first()
    return cycle and Poll(cycle, cycle.voters, cycle.cast, cycle.box.state)


def counted_online(*, branch: Organization, year: int) -> Mapping[int, tuple[int, ...] | None]:
    """Return by member the ballots for each grade, nothing where too few said one.

    Nobody is in it as long as anything is left that could link a voter to a ballot.
    """
    rows = Counter.objects.filter(
        unit__cycle__organization=branch,
        unit__cycle__year=year,
        unit__cycle__kind=CycleKind.MEMBERS,
        unit__cycle__box__state=BoxState.CLEAN,
    )
    return {row.unit.member_id: row.of_member for row in rows.select_related("unit__cycle")}
