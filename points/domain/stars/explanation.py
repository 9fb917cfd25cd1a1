"""Why this star: the arithmetic once more, from the facts the rating keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from points.choices import CROWDED_OUT, ReviewKind, Star
from points.domain.stars.quota import Missed, missed
from points.domain.stars.score import (
    Component,
    Distance,
    Facts,
    components,
    distance,
    neutral_leave,
    points_for,
)
from points.models import RatingRule, StarRating
from points.reports.stars import scores_sharing


@dataclass(frozen=True)
class Explanation:
    """A rating with everything its star follows from.

    ``missed`` is there for who had the score for five stars, but no place among them.
    """

    rating: StarRating
    missed: Missed | None = None

    @property
    def rule(self) -> RatingRule:
        return self.rating.star_list.rule

    @cached_property
    def facts(self) -> Facts:
        return Facts.from_json(self.rating.facts)

    @cached_property
    def parts(self) -> list[Component]:
        return components(facts=self.facts, rule=self.rule)

    @property
    def has_gaps(self) -> bool:
        """Say whether a part is left out and the others weigh more for it."""
        return any(part.value is None for part in self.parts)

    @property
    def neutral_leave(self) -> int:
        return neutral_leave(facts=self.facts, rule=self.rule)

    @property
    def base(self) -> int:
        """How many activities attendance is measured against."""
        return self.facts.due - self.neutral_leave

    @property
    def reviews(self) -> list[tuple[ReviewKind, Decimal | None, Decimal]]:
        """Each review with its mark and its weight."""
        facts, rule = self.facts, self.rule
        return [
            (ReviewKind.SELF, facts.self_mark, rule.self_weight),
            (ReviewKind.MUTUAL, facts.mutual_mark, rule.mutual_weight),
            (ReviewKind.MASSES, facts.masses_mark, rule.masses_weight),
        ]

    @property
    def distance(self) -> Distance | None:
        """What lies between the member and the next star; nothing for who is not rated."""
        score = self.rating.score
        if score is None or not self.rating.is_rated:
            return None
        if self.rating.reason in CROWDED_OUT:
            return self._distance_to_a_place(score)
        return distance(score=score, parts=self.parts, facts=self.facts, rule=self.rule)

    def _distance_to_a_place(self, score: Decimal) -> Distance | None:
        lowest = self.missed.needed if self.missed else None
        if lowest is None:
            return None
        points = points_for(lowest=lowest, parts=self.parts, facts=self.facts, rule=self.rule)
        return Distance(Star.FIVE, lowest - score, points)


def explain(*, ratings: Iterable[StarRating]) -> list[Explanation]:
    """Explain ratings of one list."""
    found = list(ratings)
    out = next((one for one in found if one.reason in CROWDED_OUT), None)
    scores = scores_sharing(star_list=out.star_list) if out else None
    return [Explanation(one, _missed(one, scores)) for one in found]


def _missed(rating: StarRating, scores: list[Decimal] | None) -> Missed | None:
    quota = rating.star_list.quota
    if rating.reason not in CROWDED_OUT or not scores or quota is None or rating.score is None:
        return None
    return missed(score=rating.score, scores=scores, quota=quota)
