"""Reads of the ledger: statements, months and balances."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models.functions import TruncMonth

from activities.models import ServiceRecord
from points.choices import CAPPED_KINDS
from points.models import ClosedMonth, MonthlyPoints, PointEntry


def months_with_facts() -> list[date]:
    """Return the open months in which confirmed service lies, oldest first."""
    closed = set(ClosedMonth.objects.values_list("month", flat=True))
    found = (
        ServiceRecord.objects.confirmed()
        .order_by()
        .annotate(month=TruncMonth("served_on"))
        .values_list("month", flat=True)
        .distinct()
    )
    return sorted(set(found) - closed)


@dataclass(frozen=True)
class StatementLine:
    """An entry with both running columns: booked, and effective after the months' caps."""

    entry: PointEntry
    booked: Decimal
    effective: Decimal

    @property
    def cut(self) -> Decimal:
        return self.booked - self.effective


def statement(
    *, member_id: int, caps: dict[date, Decimal], default_cap: Decimal
) -> list[StatementLine]:
    """Return a member's entries by booking date; a cap belongs to the month of the fact."""
    capped: dict[date, Decimal] = {}
    booked = other = Decimal(0)
    lines = []
    entries = PointEntry.objects.filter(member_id=member_id).select_related("scheme")
    for entry in entries.order_by("booked_on", "id"):
        booked += entry.points
        if entry.kind in CAPPED_KINDS:
            month = entry.fact_month
            capped[month] = capped.get(month, Decimal(0)) + entry.points
        else:
            other += entry.points
        effective = other + sum(
            (min(caps.get(month, default_cap), total) for month, total in capped.items()),
            Decimal(0),
        )
        lines.append(StatementLine(entry, booked, effective))
    return lines


def months_of(*, member_id: int) -> list[MonthlyPoints]:
    return list(MonthlyPoints.objects.filter(member_id=member_id).order_by("month"))
