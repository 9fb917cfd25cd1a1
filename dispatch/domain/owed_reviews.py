"""Reviews that are open and not given, for whom they wait."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from accounts.choices import Capability
from accounts.scope import Actor
from dispatch.choices import ReviewSide, ReviewStage
from dispatch.domain.reviews import due_on, may_review, opens_on
from dispatch.models import Posting

FORGOTTEN = timedelta(days=365)
"""A review nobody gave within a year of the end is asked for no more."""


@dataclass(frozen=True)
class Owed:
    """A side's review of one stage of a posting; ``days_left`` is negative once it is late."""

    posting: Posting
    stage: ReviewStage
    side: ReviewSide
    due_on: date | None
    days_left: int | None


def owed_reviews(*, actor: Actor, on: date) -> list[Owed]:
    """Return what the actor owes as a host, a home unit or its head: the latest open stage."""
    mine = actor.scope(Capability.POSTING_REVIEW).as_q("host__path")
    mine |= actor.scope(Capability.POSTING_REVIEW).as_q("unit__organization__path")
    if actor.sees_own(Capability.POSTING_REVIEW):
        mine |= Q(unit__head=actor.user)
    rows = Posting.objects.filter(mine, is_withdrawn=False, starts_on__lte=on)
    postings = (
        rows.exclude(ends_on__lt=on - FORGOTTEN)
        .select_related("cadre__member", "host", "place", "unit__organization")
        .prefetch_related("reviews")
    )
    found = [owed for posting in postings for owed in _owed(posting, actor, on)]
    return sorted(found, key=lambda owed: (owed.due_on or date.max, owed.posting.pk))


def _owed(posting: Posting, actor: Actor, on: date) -> list[Owed]:
    open_stages = [
        stage
        for stage in ReviewStage
        if (opens := opens_on(posting=posting, stage=stage)) is not None and opens <= on
    ]
    given = {(review.stage, review.side) for review in posting.reviews.all()}
    return [
        Owed(posting, stage, side, due, (due - on).days if due else None)
        for stage in open_stages[-1:]
        for due in [due_on(posting=posting, stage=stage)]
        for side in ReviewSide
        if (stage, side) not in given and may_review(posting=posting, side=side, actor=actor)
    ]
