"""One member's score: the arithmetic behind every star. Exact until it is rounded, once."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Self

from common.numbers import cents, quotient
from points.choices import ScorePart, Star
from points.models import RatingRule

DECIMALS = frozenset({"points", "duty_sum", "self_mark", "mutual_mark", "masses_mark"})


@dataclass(frozen=True)
class Facts:
    """The sums of a member's year from which the score is computed.

    ``has_post`` also holds where the branch has given out no posts. ``exemption`` and ``veto`` are
    those that count under the year's rule.
    """

    due: int = 0
    present: int = 0
    leave: int = 0
    points: Decimal = Decimal(0)
    duty_marks: int = 0
    duty_sum: Decimal = Decimal(0)
    self_mark: Decimal | None = None
    mutual_mark: Decimal | None = None
    masses_mark: Decimal | None = None
    has_post: bool = True
    exemption: str = ""
    veto: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            name: str(value) if isinstance(value, Decimal) else value
            for name, value in vars(self).items()
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        held: dict[str, Any] = {
            name: Decimal(value) if name in DECIMALS and value is not None else value
            for name, value in stored.items()
        }
        return cls(**held)


@dataclass(frozen=True)
class Component:
    """A part of the score from 0 to 100, or nothing where nothing could be recorded.

    ``share`` is the part of the whole it makes, scaled up where others are missing.
    """

    name: ScorePart
    value: Fraction | None
    weight: Decimal
    share: Fraction

    @property
    def adds(self) -> Fraction:
        return self.value * self.share if self.value is not None else Fraction(0)

    @property
    def shown(self) -> Decimal | None:
        """The value as shown: two decimals, for display only."""
        return None if self.value is None else cents(self.value)

    @property
    def shown_share(self) -> Decimal:
        return cents(self.share * 100)

    @property
    def shown_adds(self) -> Decimal:
        return cents(self.adds)


@lru_cache
def shares(*, weights: tuple[Decimal, ...], held: tuple[bool, ...]) -> tuple[Fraction, ...]:
    """Scale the weights of what exists so that together they make the whole."""
    kept = [
        Fraction(weight) if exists else Fraction(0)
        for weight, exists in zip(weights, held, strict=True)
    ]
    whole = sum(kept)
    return tuple(weight / whole if whole else weight for weight in kept)


def components(*, facts: Facts, rule: RatingRule) -> list[Component]:
    """Return the four parts of the score."""
    parts = {
        ScorePart.DUTY: (duty(facts=facts), rule.duty_weight),
        ScorePart.ATTENDANCE: (attendance(facts=facts, rule=rule), rule.attendance_weight),
        ScorePart.POINTS: (volunteer_points(facts=facts, rule=rule), rule.points_weight),
        ScorePart.REVIEWS: (reviews(facts=facts, rule=rule), rule.reviews_weight),
    }
    weights = tuple(weight for _value, weight in parts.values())
    held = tuple(value is not None for value, _weight in parts.values())
    scaled = zip(parts.items(), shares(weights=weights, held=held), strict=True)
    return [Component(name, *part, share) for (name, part), share in scaled]


def score_of(*, parts: list[Component]) -> Decimal | None:
    """Return the score with two decimals; none if nothing but service could be recorded."""
    if not any(part.share for part in parts if part.name != ScorePart.POINTS):
        return None
    top, bottom = 0, 1  # a sum of fractions would be reduced at each step
    for part in parts:
        if part.value is not None and part.share:
            (value, of), (share, whole) = (
                part.value.as_integer_ratio(),
                part.share.as_integer_ratio(),
            )
            top, bottom = top * of * whole + value * share * bottom, bottom * of * whole
    return cents(Fraction(top, bottom))


def duty(*, facts: Facts) -> Fraction | None:
    """Return the mean of the year's marks over all posts held."""
    return quotient(facts.duty_sum, facts.duty_marks) if facts.duty_marks else None


def neutral_leave(*, facts: Facts, rule: RatingRule) -> int:
    """Return how much leave does not count: up to a share of what was due, whole activities."""
    return min(facts.leave, int(facts.due * rule.neutral_leave // 100))


def attendance(*, facts: Facts, rule: RatingRule) -> Fraction | None:
    base = facts.due - neutral_leave(facts=facts, rule=rule)
    return Fraction(100 * facts.present, base) if base else None


def volunteer_points(*, facts: Facts, rule: RatingRule) -> Fraction:
    """Return points against the target: none are nought, and so is a negative sum."""
    points = max(Decimal(0), min(facts.points, rule.points_target))
    return quotient(points * 100, rule.points_target)


def reviews(*, facts: Facts, rule: RatingRule) -> Fraction | None:
    """Return the weighted mean of the reviews that were held; a self-review alone is none."""
    if facts.mutual_mark is None and facts.masses_mark is None:
        return None
    marks = [
        (mark, weight)
        for mark, weight in (
            (facts.self_mark, rule.self_weight),
            (facts.mutual_mark, rule.mutual_weight),
            (facts.masses_mark, rule.masses_weight),
        )
        if mark is not None
    ]
    whole = sum(weight for _mark, weight in marks)
    weighed = sum((mark * weight for mark, weight in marks), Decimal(0))
    return quotient(weighed, whole) if whole else None


def star_by_score(*, score: Decimal, rule: RatingRule) -> int:
    return next((star for star, lowest in rule.thresholds.items() if score >= lowest), 0)


@dataclass(frozen=True)
class Distance:
    """What lies between a member and the next star.

    ``points`` are the volunteer points that would do if all else stays, if there are as many.
    """

    star: Star
    score: Decimal
    points: Decimal | None


def distance(
    *, score: Decimal, parts: list[Component], facts: Facts, rule: RatingRule
) -> Distance | None:
    """Return how far the next star is, or nothing above the highest threshold."""
    above = [(star, lowest) for star, lowest in rule.thresholds.items() if lowest > score]
    if not above:
        return None
    star, lowest = above[-1]
    return Distance(
        star, lowest - score, points_for(lowest=lowest, parts=parts, facts=facts, rule=rule)
    )


def points_for(
    *, lowest: Decimal, parts: list[Component], facts: Facts, rule: RatingRule
) -> Decimal | None:
    """Return the volunteer points that would lift the score so far, if there are as many."""
    service = next(part for part in parts if part.name == ScorePart.POINTS)
    if not service.share:
        return None
    others = sum(part.adds for part in parts if part is not service)
    value = (Fraction(lowest) - Fraction(1, 200) - others) / service.share
    if value > 100:
        return None
    needed = -(-value * Fraction(rule.points_target) // 1)  # in hundredths of a point, rounded up
    return Decimal(int(needed)).scaleb(-2) - max(facts.points, Decimal(0))
