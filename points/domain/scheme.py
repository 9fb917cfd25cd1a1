"""How one service record becomes points: the arithmetic behind every "why this many"."""

from dataclasses import dataclass
from decimal import Decimal

from activities.choices import Effect
from common.numbers import round_half_up
from points.models import PointScheme


@dataclass(frozen=True)
class Reckoning:
    """The steps from hours to points, as shown on the explanation."""

    hours_counted: Decimal
    effect_factor: Decimal
    professional_factor: Decimal
    emergency_factor: Decimal
    points: Decimal


def hours_counted(*, hours: Decimal, scheme: PointScheme) -> Decimal:
    """Round hours down to the step, between floor and cap."""
    stepped: Decimal = hours // scheme.hours_step * scheme.hours_step
    return max(scheme.hours_floor, min(scheme.hours_cap, stepped))


def reckon(
    *, hours: Decimal, effect: str, is_professional: bool, is_emergency: bool, scheme: PointScheme
) -> Reckoning:
    """Return points per hour × hours × factors, rounded half-up to 0.01 at the end."""
    factors = {
        Effect.GOOD: scheme.effect_good,
        Effect.FAIR: scheme.effect_fair,
        Effect.PLAIN: scheme.effect_plain,
    }
    counted = hours_counted(hours=hours, scheme=scheme)
    effect_factor = factors[Effect(effect)]
    professional = scheme.professional_factor if is_professional else Decimal(1)
    emergency = scheme.emergency_factor if is_emergency else Decimal(1)
    points = scheme.points_per_hour * counted * effect_factor * professional * emergency
    return Reckoning(counted, effect_factor, professional, emergency, round_half_up(points))
