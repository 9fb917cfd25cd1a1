"""Decimals: half-up, and only where a rule says so."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def round_half_up(value: Decimal, step: Decimal = CENT) -> Decimal:
    return value.quantize(step, rounding=ROUND_HALF_UP)


def percentage(part: int, whole: int) -> Decimal | None:
    """Return ``part`` of ``whole`` in per cent with one decimal, or nothing if nothing was due."""
    if whole == 0:
        return None
    return round_half_up(Decimal(100 * part) / whole, Decimal("0.1"))
