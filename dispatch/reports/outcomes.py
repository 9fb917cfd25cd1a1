"""Promotions by year: how many of all had been tempered before."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from common.numbers import percentage
from dispatch.choices import PROMOTIONS, OutcomeKind
from dispatch.querysets import OutcomeQuerySet


@dataclass(frozen=True)
class YearRow:
    """What was recorded of a year; promotions include those by open competition."""

    year: int
    promotions: int
    tempered: int
    """Promotions of who had been posted full-time before."""
    awards: int
    returns: int

    @property
    def percent(self) -> Decimal | None:
        return percentage(self.tempered, self.promotions)


def outcome_years(*, outcomes: OutcomeQuerySet) -> list[YearRow]:
    """Count the standing outcomes among these, the latest year first."""
    promoted = Q(kind__in=PROMOTIONS)
    rows = (
        outcomes.standing()
        .with_history()
        .order_by()
        .values(year=ExtractYear("happened_on"))
        .annotate(
            promotions=Count("pk", filter=promoted),
            tempered=Count("pk", filter=promoted & Q(is_tempered=True)),
            awards=Count("pk", filter=Q(kind=OutcomeKind.AWARD)),
            returns=Count("pk", filter=Q(kind=OutcomeKind.RETURN)),
        )
        .order_by("-year")
    )
    return [YearRow(**row) for row in rows]
