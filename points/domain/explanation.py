"""Why an entry is what it is: its fact, the arithmetic, and the month's cap."""

from dataclasses import dataclass
from decimal import Decimal

from activities.models import ServiceRecord
from points.choices import CAPPED_KINDS, EntryKind
from points.domain.scheme import Reckoning, reckon
from points.models import ManualFact, PointEntry
from points.reports.ledger import capped_points, monthly_caps


@dataclass(frozen=True)
class Explanation:
    """``reckoning`` is missing where the record no longer says what was booked."""

    record: ServiceRecord | None
    manual: ManualFact | None
    reckoning: Reckoning | None
    cap: Decimal | None
    month_capped: Decimal
    """What all capped entries of the fact's month come to before the cap."""


def explain(*, entry: PointEntry) -> Explanation:
    """Return the row the entry comes from, and how its points follow from it."""
    source, pk = entry.source
    record = ServiceRecord.objects.filter(pk=pk).first() if source == "service" else None
    manual = ManualFact.objects.filter(pk=pk).first() if source == "manual" else None
    is_capped = entry.kind in CAPPED_KINDS
    return Explanation(
        record=record,
        manual=manual,
        reckoning=_reckoning(entry, record) if record is not None else None,
        cap=monthly_caps()(entry.fact_month) if is_capped else None,
        month_capped=capped_points(member_id=entry.member_id, month=entry.fact_month),
    )


def _reckoning(entry: PointEntry, record: ServiceRecord) -> Reckoning | None:
    """Return the steps, if they still lead to what was booked."""
    if entry.kind != EntryKind.SERVICE or record.hours_confirmed is None:
        return None
    found = reckon(
        hours=record.hours_confirmed,
        effect=record.effect,
        is_professional=record.is_professional,
        is_emergency=record.is_emergency,
        scheme=entry.scheme,
    )
    return found if found.points == abs(entry.points) else None
