"""The quota of five stars: a share of the rated, ties across the cut, small branches together."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from common.numbers import CENT
from points.choices import Star, StarReason
from points.domain.stars.score import star_by_score
from points.models import RatingRule


@dataclass(frozen=True)
class Roll:
    """A branch as the quota sees it: who was at home, and the scores of those who are rated."""

    branch_id: int
    superior_id: int | None
    members: int
    scores: dict[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Places:
    """How many may have five stars: of a branch, or of the branches of one superior together."""

    quota: int | None
    """None where the quota is off."""
    rolls: tuple[Roll, ...]
    is_shared: bool = False

    @property
    def rated(self) -> int:
        return sum(len(roll.scores) for roll in self.rolls)


def share_of(*, rated: int, rule: RatingRule) -> int:
    return int(rated * rule.quota // 100) if rule.quota else 0


def own_quota(*, roll: Roll, rule: RatingRule) -> int:
    """Return the share of the rated, rounded down, and at least 1 in a branch large enough."""
    least = 1 if roll.members >= rule.quota_floor_members else 0
    return max(least, share_of(rated=len(roll.scores), rule=rule))


def places(*, rolls: list[Roll], rule: RatingRule) -> list[Places]:
    """Return the quotas: one for each branch, but those that have none share one by superior."""
    if rule.quota is None:
        return [Places(None, (roll,)) for roll in rolls]
    small: dict[int | None, list[Roll]] = defaultdict(list)
    found = []
    for roll in rolls:
        if quota := own_quota(roll=roll, rule=rule):
            found.append(Places(quota, (roll,)))
        else:
            small[roll.superior_id].append(roll)
    for together in small.values():
        rated = sum(len(roll.scores) for roll in together)
        found.append(Places(share_of(rated=rated, rule=rule), tuple(together), is_shared=True))
    return found


def stars(*, shared: Places, rule: RatingRule) -> dict[int, tuple[int, StarReason]]:
    """Return the star of each rated member, and why.

    Best scores first; all who are tied across the cut get four, and their places go to nobody.
    """
    scores = {pk: score for roll in shared.rolls for pk, score in roll.scores.items()}
    given = {pk: (star_by_score(score=s, rule=rule), StarReason.SCORE) for pk, s in scores.items()}
    best = sorted(
        (scores[pk] for pk, (star, _why) in given.items() if star == Star.FIVE), reverse=True
    )
    if shared.quota is None or len(best) <= shared.quota:
        return given
    first_out = best[shared.quota]
    is_tie = shared.quota > 0 and best[shared.quota - 1] == first_out
    for pk, (star, _why) in given.items():
        if star == Star.FIVE and scores[pk] <= first_out:
            tied = is_tie and scores[pk] == first_out
            given[pk] = (Star.FOUR, StarReason.TIE if tied else StarReason.QUOTA)
    return given


@dataclass(frozen=True)
class Missed:
    """How far off a place was for who had the score for five stars. It names nobody else.

    ``sharing`` have the same score, the member counted. ``behind`` is what lies between the member
    and the last who got in, if anybody did; ``needed`` the score that would have got in if all
    else stays, if there is one.
    """

    place: int
    sharing: int
    quota: int
    behind: Decimal | None
    needed: Decimal | None


def missed(
    *, score: Decimal, scores: Collection[Decimal], quota: int, highest: int = 100
) -> Missed:
    """Return how far off a place was; ``scores`` are all that stand under the quota."""
    best = sorted(scores, reverse=True)
    inside = [each for each in best[:quota] if each > best[quota]]
    needed = best[quota - 1] + CENT if quota else None  # the same score would only make a tie
    return Missed(
        place=sum(each > score for each in best) + 1,
        sharing=best.count(score),
        quota=quota,
        behind=inside[-1] - score if inside else None,
        needed=needed if needed is not None and needed <= highest else None,
    )
