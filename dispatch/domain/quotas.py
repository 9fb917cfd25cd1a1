"""How many a unit sends: base times percentage, exact, then rounded by the programme's rule.

Knows no database, so that whoever has the base computes the same figure again.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from dispatch.choices import Rounding

WHOLE = 100
MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.UP: ROUND_CEILING,
    Rounding.DOWN: ROUND_FLOOR,
}


def exact_quota(*, base: int, percent: Decimal) -> Decimal:
    """Return the share of a base, not rounded: a percentage of two decimals gives four."""
    return base * percent / WHOLE


def rounded_quota(*, base: int, percent: Decimal, rounding: str) -> int:
    """Return the share in whole people."""
    exact = exact_quota(base=base, percent=percent)
    return int(exact.quantize(Decimal(1), rounding=MODES[Rounding(rounding)]))
