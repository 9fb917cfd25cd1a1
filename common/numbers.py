"""Decimals: half-up, and only where a rule says so."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")


def round_half_up(value: Decimal, step: Decimal = CENT) -> Decimal:
    return value.quantize(step, rounding=ROUND_HALF_UP)


def cents(value: Fraction) -> Decimal:
    """Return an exact value of nought or more with two decimals, half-up.

    A third times three is one here; decimals that were divided on the way may miss the half.
    """
    return Decimal(int(value * 100 + Fraction(1, 2))).scaleb(-2)


def percentage(part: int, whole: int) -> Decimal | None:
    """Return ``part`` of ``whole`` in per cent with one decimal, or nothing if nothing was due."""
    if whole == 0:
        return None
    return round_half_up(Decimal(100 * part) / whole, Decimal("0.1"))


def plain(value: Decimal) -> str:
    """Write a decimal without the noughts that say nothing: 40.00 is 40."""
    return f"{value.normalize():f}"
