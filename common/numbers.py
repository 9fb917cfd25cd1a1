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
    top, bottom = value.as_integer_ratio()
    return Decimal((200 * top + bottom) // (2 * bottom)).scaleb(-2)


def quotient(part: Decimal, whole: Decimal | int) -> Fraction:
    """Divide exactly, reducing once: fractions made one by one take several times as long."""
    (top, bottom), (by, beneath) = part.as_integer_ratio(), whole.as_integer_ratio()
    return Fraction(top * beneath, bottom * by)


def percentage(part: int, whole: int) -> Decimal | None:
    """Return ``part`` of ``whole`` in per cent with one decimal, or nothing if nothing was due."""
    if whole == 0:
        return None
    return round_half_up(Decimal(100 * part) / whole, Decimal("0.1"))


def plain(value: Decimal) -> str:
    """Write a decimal without the noughts that say nothing: 40.00 is 40."""
    return f"{value.normalize():f}"
