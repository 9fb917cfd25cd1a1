"""Mid-term and final reviews of a posting, by its host and by the home unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from common.dates import show
from common.errors import RuleViolation
from dispatch.choices import ReviewSide, ReviewStage
from dispatch.models import Posting, PostingReview, Programme

FINAL_AHEAD = timedelta(days=30)
"""How long before the end the final review may be given."""
CENT = Decimal("0.01")
Marks = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Weights:
    """Percentages; the other side and the other stage have the rest."""

    host: int
    midterm: int

    @property
    def home(self) -> int:
        return 100 - self.host

    @property
    def final(self) -> int:
        return 100 - self.midterm

    @classmethod
    def of(cls, programme: Programme | None) -> "Weights":
        """Return a programme's weights; in no programme, the defaults of one."""
        rules = programme or Programme()
        return cls(rules.host_percent, rules.midterm_percent)


def result(*, marks: Marks, weights: Weights) -> Decimal | None:
    """Return the weighted mean, rounded half-up once; parts without a mark are left out.

    What is left is scaled: with one review there is, that review is the result.
    """
    by_side = {ReviewSide.HOST: weights.host, ReviewSide.HOME: weights.home}
    by_stage = {ReviewStage.MIDTERM: weights.midterm, ReviewStage.FINAL: weights.final}
    total = share = Fraction(0)
    for stage, stage_weight in by_stage.items():
        given = {side: marks[stage, side] for side in by_side if (stage, side) in marks}
        weight = sum(by_side[side] for side in given)
        if weight:
            mean = Fraction(sum(by_side[side] * mark for side, mark in given.items()), weight)
            total += stage_weight * mean
            share += stage_weight
    if not share:
        return None
    mean = total / share
    return (Decimal(mean.numerator) / mean.denominator).quantize(CENT, ROUND_HALF_UP)


def opens_on(*, posting: Posting, stage: str) -> date | None:
    """Return the day from which a stage may be reviewed; nothing for the end of an open posting."""
    if stage == ReviewStage.FINAL:
        return max(posting.starts_on, posting.ends_on - FINAL_AHEAD) if posting.ends_on else None
    if posting.ends_on is None:
        return posting.starts_on
    middle: date = posting.starts_on + (posting.ends_on - posting.starts_on) / 2
    return middle


def due_on(*, posting: Posting, stage: str) -> date | None:
    """Return the day by which a stage is to be reviewed: its middle, or its end."""
    if stage == ReviewStage.FINAL or posting.ends_on is None:
        return posting.ends_on
    return opens_on(posting=posting, stage=stage)


def may_review(*, posting: Posting, side: str, actor: Actor) -> bool:
    """Say whether the actor speaks for that side; nobody reviews the own posting."""
    member = posting.cadre.member
    if member is not None and member.user_id == actor.user.pk:
        return False
    scope = actor.scope(Capability.POSTING_REVIEW)
    if side == ReviewSide.HOST:
        return scope.covers(posting.host.path)
    is_head = actor.sees_own(Capability.POSTING_REVIEW) and posting.unit.head_id == actor.user.pk
    return is_head or scope.covers(posting.unit.organization.path)


@dataclass(frozen=True)
class Slot:
    """A review that a posting has or is to have; ``may_give``: by this actor, from its day on."""

    stage: ReviewStage
    side: ReviewSide
    opens_on: date | None
    review: PostingReview | None
    may_give: bool


def reviews_of(*, posting: Posting, actor: Actor) -> list[Slot]:
    given = {(one.stage, one.side): one for one in posting.reviews.select_related("by")}
    return [
        Slot(
            stage,
            side,
            opens := opens_on(posting=posting, stage=stage),
            given.get((stage, side)),
            opens is not None
            and opens <= localdate()
            and not posting.is_withdrawn
            and may_review(posting=posting, side=side, actor=actor),
        )
        for stage in ReviewStage
        for side in ReviewSide
    ]


def review_posting(
    *, posting: Posting, stage: str, side: str, opinion: tuple[int, str], actor: Actor
) -> PostingReview:
    """Keep a side's mark and words on a stage, or correct them.

    Raises ``RuleViolation`` for who does not speak for the side, and before the stage.
    """
    if not may_review(posting=posting, side=side, actor=actor):
        message = _("The host town and the head of the home unit review, each for their side.")
        raise RuleViolation(message, code="not_your_side")
    opens = opens_on(posting=posting, stage=stage)
    if posting.is_withdrawn or opens is None or opens > localdate():
        message = _("This review can be given from %(day)s on. Come back then.")
        raise RuleViolation(message % {"day": show(opens)}, code="too_early")
    mark, words = opinion
    with transaction.atomic():
        review, _made = PostingReview.objects.update_or_create(
            posting=posting,
            stage=stage,
            side=side,
            defaults={"mark": mark, "words": words, "by": actor.user},
        )
        audit.record(user=actor.user, action=Action.POSTING_REVIEWED, target=review)
    return review
