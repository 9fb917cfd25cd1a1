"""Template words used on every page."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template

from common import dates

register = template.Library()


@register.filter
def fuzzy(on: date | None, precision: str = "day") -> str:
    """Write a date by its precision; nothing as a dash, also what hangs on nothing."""
    return dates.show(on or None, precision or "day")


@register.filter
def or_dash(value: Any) -> Any:
    return "—" if value in (None, "") else value


@register.filter
def points(value: Decimal | None) -> str:
    return "—" if value is None else f"{value:,.2f}"


@register.filter
def number(value: Decimal | int | None) -> str:
    """Write a figure with thousands apart and without idle zeros: 3,000 and 1.5."""
    if value is None:
        return "—"
    return f"{value.normalize():,f}" if isinstance(value, Decimal) else f"{value:,}"


@register.filter
def get(mapping: dict[Any, Any], key: Any) -> Any:
    return mapping.get(key)


@register.filter
def starred(count: int) -> str:
    """Draw so many of five stars."""
    return "★" * count + "☆" * (5 - count)


@register.filter
def can(actor: Any, capability: str) -> bool:
    """Say whether a person holds a capability anywhere; what a row allows its view decides."""
    return bool(actor.can(capability))
