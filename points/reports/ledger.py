"""Reads of the ledger: statements, months and balances."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Sum
from django.db.models.functions import TruncMonth

from activities.models import ServiceRecord
from points.choices import CAPPED_KINDS
from points.models import ClosedMonth, MonthlyPoints, PointEntry

if TYPE_CHECKING:
    from django.db.models import QuerySet


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
    def record_id(self) -> str:
        """The service record behind the entry, if it comes from one."""
        source, _colon, pk = self.entry.fact.partition(":")
        return pk if source == "service" else ""


def statement(*, member_id: int) -> list[StatementLine]:
    """Return a member's entries by booking date; a cap belongs to the month of the fact."""
    capped: dict[date, Decimal] = {}
    booked = other = Decimal(0)
    lines = []
    entries = PointEntry.objects.filter(member_id=member_id).select_related("scheme")
    caps: dict[date, Decimal] = {}
    for entry in entries.order_by("booked_on", "id"):
        booked += entry.points
        caps[entry.fact_month] = entry.scheme.monthly_cap
        if entry.kind in CAPPED_KINDS:
            capped[entry.fact_month] = capped.get(entry.fact_month, Decimal(0)) + entry.points
        else:
            other += entry.points
        kept = (min(caps[month], total) for month, total in capped.items())
        lines.append(StatementLine(entry, booked, other + sum(kept, Decimal(0))))
    return lines


@dataclass(frozen=True)
class MonthRow:
    month: date
    members: int
    effective: Decimal
    is_closed: bool


def month_rows(*, rows: "QuerySet[MonthlyPoints]") -> list[MonthRow]:
    """Return the months of the given figures, newest first."""
    closed = set(ClosedMonth.objects.values_list("month", flat=True))
    found = rows.order_by("-month").values_list("month").annotate(Count("pk"), Sum("effective"))
    return [MonthRow(month, count, total, month in closed) for month, count, total in found]


def latest_month() -> date | None:
    latest: date | None = MonthlyPoints.objects.aggregate(latest=Max("month"))["latest"]
    return latest


def months_of(*, member_id: int) -> list[MonthlyPoints]:
    return list(MonthlyPoints.objects.filter(member_id=member_id).order_by("month"))


def booked_service_ids(*, ids: set[int]) -> set[int]:
    """Return those service records that have entries in the ledger."""
    facts = PointEntry.objects.filter(fact__any_of=[f"service:{pk}" for pk in ids])
    return {int(fact.removeprefix("service:")) for fact in facts.values_list("fact", flat=True)}
