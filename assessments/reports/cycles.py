"""What the pages of a cycle show: turnout, parts of a person, and the published table."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessments.choices import REVIEW_STATES, CycleState
from assessments.models import AssessedUnit, Cycle, Elector, LeaderReview

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Part:
    """What a person has to do in a cycle."""

    elector: Elector | None
    has_voted: bool
    reviews: list[LeaderReview]

    def __bool__(self) -> bool:
        return bool(self.elector or self.reviews)


def part_of(*, cycle: Cycle, user_id: int) -> Part:
    """Return what one person votes on and reviews."""
    elector = cycle.electors.filter(user=user_id).select_related("group", "participation").first()
    participation = getattr(elector, "participation", None)
    reviews = LeaderReview.objects.filter(unit__cycle=cycle, unit__leader=user_id)
    return Part(
        elector,
        bool(participation and participation.is_done),
        list(reviews.select_related("unit").order_by("unit__code")),
    )


def units_of(*, cycle: Cycle) -> list[AssessedUnit]:
    return list(cycle.units.select_related("leader", "review").order_by("group", "code"))


def box_of(*, cycle: Cycle) -> Any:
    """Return the box, or nothing before the opening."""
    return getattr(cycle, "box", None)


def ballots_waiting(*, user_id: int) -> "QuerySet[Elector]":
    """Return the places among voters for which a person can cast a ballot now."""
    return Elector.objects.filter(
        user=user_id, cycle__state=CycleState.VOTING, participation__is_done=False
    ).select_related("cycle")


def reviews_waiting(*, user_id: int) -> "QuerySet[LeaderReview]":
    """Return the reviews a person is to sign now."""
    return LeaderReview.objects.filter(
        unit__leader=user_id, unit__cycle__state__in=REVIEW_STATES, signed_at=None, waived=""
    ).select_related("unit")
