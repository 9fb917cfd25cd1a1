"""What a unit's ballots and its leader's review add up to: exact until it is rounded, once.

Everything is computed from what is shown: a group with fewer valid scores than the threshold is a
missing group in every respect, lest a single score can be worked out from a total.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assessments.choices import OverallGrade
from common.numbers import cents

LEADER = "leader"
MOST_DEDUCTED = 5
TRIMMED_PERCENT = 5
LEAST = {
    OverallGrade.GOOD: Decimal(90),
    OverallGrade.FAIRLY_GOOD: Decimal(80),
    OverallGrade.FAIR: Decimal(60),
}
ABOVE_FAIR = (OverallGrade.GOOD, OverallGrade.FAIRLY_GOOD)


@dataclass(frozen=True)
class Cell:
    """The valid scores one group gave one unit: how many, and their exact sum.

    ``given`` is the number before trimming, which the threshold asks of as well.
    """

    valid: int
    total: Decimal
    given: int

    def is_shown(self, *, threshold: int) -> bool:
        return min(self.valid, self.given) >= threshold

    @property
    def mean(self) -> Fraction:
        return Fraction(self.total) / self.valid


@dataclass(frozen=True)
class Part:
    """One part of a total: its weight, and its mean if it has one."""

    key: str
    weight: int
    mean: Fraction | None


@dataclass(frozen=True)
class Total:
    """A unit's result: exact, rounded half-up to 2 decimals, and what it was made of."""

    exact: Fraction
    rounded: Decimal
    used: tuple[Part, ...]
    missing: tuple[Part, ...]
    deducted: int


def cell_of(*, scores: Iterable[Decimal], trims: bool) -> Cell:
    """Count the valid scores of one group for one unit.

    Trimmed, the ⌊n × 5 / 100⌋ lowest and as many highest are left out.
    """
    kept = given = sorted(scores)
    if trims:
        outside = len(given) * TRIMMED_PERCENT // 100
        kept = given[outside : len(given) - outside]
    return Cell(len(kept), sum(kept, Decimal(0)), len(given))


def parts_of(
    *,
    weights: Mapping[str, int],
    cells: Mapping[str, Cell],
    threshold: int,
    review: tuple[int, Decimal | None],
) -> list[Part]:
    """Return the parts of a total: the leader's review (weight, score), then the groups."""
    weight, score = review
    signed = Part(LEADER, weight, None if score is None else Fraction(score))
    groups = [
        Part(key, weight, cells[key].mean if _is_shown(cells.get(key), threshold) else None)
        for key, weight in weights.items()
    ]
    return [signed, *groups] if weight else groups


def _is_shown(cell: Cell | None, threshold: int) -> bool:
    return cell is not None and cell.is_shown(threshold=threshold)


def total_of(*, parts: Iterable[Part], overdue: int = 0) -> Total | None:
    """Weigh the parts that have a mean, scaled up for those that have none; nothing if none has.

    One point goes for each of the ``overdue`` follow-ups, at most 5, before rounding; a total does
    not fall below 0. Exact up to the one rounding: 25 and 15 on 589/7 and 500/7 is 79.375 → 79.38.
    """
    listed = list(parts)
    used = tuple(part for part in listed if part.mean is not None)
    weight = sum(part.weight for part in used)
    if not weight:
        return None
    sums = [part.weight * part.mean for part in used if part.mean is not None]
    weighed = sum(sums, Fraction(0)) / weight
    deducted = min(overdue, MOST_DEDUCTED)
    exact = max(weighed - deducted, Fraction(0))
    missing = tuple(part for part in listed if part.mean is None)
    return Total(exact, cents(exact), used, missing, deducted)


def grade_of(*, total: Decimal, is_vetoed: bool) -> OverallGrade:
    """Return the grade of a rounded total; a veto leaves no better one than 一般."""
    earned = next((grade for grade, least in LEAST.items() if total >= least), OverallGrade.POOR)
    return OverallGrade.FAIR if is_vetoed and earned in ABOVE_FAIR else earned


def ranks_of(*, totals: Mapping[int, Decimal]) -> dict[int, int]:
    """Return each unit's rank by rounded total: equal totals share it, as in 1, 2, 2, 4."""
    ordered = sorted(totals.values(), reverse=True)
    return {unit: ordered.index(total) + 1 for unit, total in totals.items()}
