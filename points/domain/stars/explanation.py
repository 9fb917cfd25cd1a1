"""Why this star: the arithmetic once more, from the facts the rating keeps."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from points.choices import ReviewKind
from points.domain.stars.score import (
    Component,
    Distance,
    Facts,
    components,
    distance,
    neutral_leave,
)
from points.models import RatingRule, StarRating


@dataclass(frozen=True)
class Explanation:
    """A rating with everything its star follows from."""

    rating: StarRating

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
        return distance(score=score, parts=self.parts, facts=self.facts, rule=self.rule)
