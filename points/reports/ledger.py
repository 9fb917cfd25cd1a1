"""Reads of the ledger: statements, months and balances."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max, Q, Sum

from activities.models import ServiceRecord
from points.choices import CAPPED_KINDS
from points.models import ClosedMonth, MonthlyPoints, PointEntry, PointScheme

if TYPE_CHECKING:
    from django.db.models import QuerySet


def months_with_facts() -> list[date]:
    """Return the open months in which confirmed service lies, oldest first."""
    records = ServiceRecord.objects.confirmed().order_by()
    open_from = ClosedMonth.objects.open_from()
    if open_from is not None:
        records = records.filter(served_on__gte=open_from)
    return list(records.dates("served_on", "month"))


@dataclass(frozen=True)
class StatementLine:
    """An entry with both running columns: booked, and effective after the months' caps."""

    entry: PointEntry
    booked: Decimal
    effective: Decimal


def statement(*, member_id: int, until: date | None = None) -> list[StatementLine]:
    """Return a member's entries by booking date; a cap belongs to the month of the fact."""
    entries = PointEntry.objects.filter(member_id=member_id).select_related("reversed_by")
    if until is not None:
        entries = entries.filter(booked_on__lte=until)
    cap_of = monthly_caps()
    capped: dict[date, Decimal] = defaultdict(Decimal)
    booked = effective = Decimal(0)
    lines = []
    for entry in entries.order_by("booked_on", "id"):
        booked += entry.points
        counted = entry.points
        if entry.kind in CAPPED_KINDS:
            cap, before = cap_of(entry.fact_month), capped[entry.fact_month]
            after = capped[entry.fact_month] = before + entry.points
            counted = min(cap, after) - min(cap, before)
        effective += counted
        lines.append(StatementLine(entry, booked, effective))
    return lines


@dataclass(frozen=True)
class Balance:
    """What an account comes to: all that was booked, and what the months' caps leave of it."""

    booked: Decimal = Decimal(0)
    effective: Decimal = Decimal(0)

    @property
    def cut(self) -> Decimal:
        return self.booked - self.effective


def balances(*, member_ids: Iterable[int], until: date) -> dict[int, Balance]:
    """Return the balances of many accounts as of a day, each as its statement ends."""
    is_capped, cap_of = Q(kind__in=CAPPED_KINDS), monthly_caps()
    entries = PointEntry.objects.filter(member_id__in=member_ids, booked_on__lte=until)
    months = entries.order_by().values_list("member_id", "fact_month")
    found: dict[int, Balance] = defaultdict(Balance)
    for member_id, month, capped, other in months.annotate(
        capped=Sum("points", filter=is_capped, default=Decimal(0)),
        other=Sum("points", filter=~is_capped, default=Decimal(0)),
    ):
        before, kept = found[member_id], min(cap_of(month), capped) + other
        found[member_id] = Balance(before.booked + capped + other, before.effective + kept)
    return found


def points_of_year(*, member_ids: Iterable[int], year: int) -> dict[int, Decimal]:
    """Return what the months of a year gave many accounts, as their stars count it."""
    months = MonthlyPoints.objects.filter(member_id__in=member_ids, month__year=year)
    return dict(months.order_by().values_list("member_id").annotate(sum=Sum("effective")))


def monthly_caps() -> Callable[[date], Decimal]:
    """Return a function that knows each month's cap without asking the database again."""
    versions = PointScheme.objects.standing().values_list("valid_from", "monthly_cap")
    starts: list[tuple[date | None, Decimal]] = list(versions)

    def cap_of(month: date) -> Decimal:
        return [cap for start, cap in starts if start is None or start <= month][-1]

    return cap_of


def capped_points(*, member_id: int, month: date) -> Decimal:
    """Return what a member's capped kinds come to in a fact month, before the cap."""
    entries = PointEntry.objects.filter(
        member_id=member_id, fact_month=month, kind__in=CAPPED_KINDS
    )
    total: Decimal = entries.aggregate(total=Sum("points", default=Decimal(0)))["total"]
    return total


@dataclass(frozen=True)
class MonthRow:
    month: date
    members: int
    effective: Decimal
    is_closed: bool


def month_rows(*, rows: "QuerySet[MonthlyPoints]") -> list[MonthRow]:
    """Return the months of the given figures, newest first."""
    open_from = ClosedMonth.objects.open_from() or date.min
    found = rows.order_by("-month").values_list("month").annotate(Count("pk"), Sum("effective"))
    return [MonthRow(month, count, total, month < open_from) for month, count, total in found]


def month_sums(*, rows: "QuerySet[MonthlyPoints]") -> dict[str, Any]:
    """Return what the given figures come to together."""
    raw = F("capped_kinds") + F("other_kinds")
    return rows.aggregate(
        members=Count("pk"),
        raw=Sum(raw, default=Decimal(0)),
        cut=Sum(raw - F("effective"), default=Decimal(0)),
        effective=Sum("effective", default=Decimal(0)),
    )


def latest_month() -> date | None:
    latest: date | None = MonthlyPoints.objects.aggregate(latest=Max("month"))["latest"]
    return latest


@dataclass
class StatementMonth:
    """What the entries booked in a month come to, before and after the caps."""

    month: date
    entries: int = 0
    raw: Decimal = Decimal(0)
    effective: Decimal = Decimal(0)

    @property
    def cut(self) -> Decimal:
        return self.raw - self.effective


def months_of(*, member_id: int) -> list[MonthlyPoints]:
    return list(MonthlyPoints.objects.filter(member_id=member_id).order_by("month"))


def statement_months(*, lines: Iterable[StatementLine]) -> list[StatementMonth]:
    """Return the months of a statement, as far as it goes."""
    months: dict[date, StatementMonth] = {}
    before = Decimal(0)
    for line in lines:
        month = line.entry.booked_on.replace(day=1)
        row = months.setdefault(month, StatementMonth(month))
        row.entries += 1
        row.raw += line.entry.points
        row.effective += line.effective - before
        before = line.effective
    return list(months.values())
