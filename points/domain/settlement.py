"""Settling a month: post what is lacking, then bring the monthly figures in line.

Set-based and idempotent: twice, in parallel or after a crash it gives the same rows.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Min, Sum
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.models import User
from accounts.scope import Scope
from common import sql
from common.dates import last_day
from common.errors import RuleViolation
from points.choices import CAPPED_KINDS
from points.domain.scheme import scheme_on
from points.models import ClosedMonth, MonthlyPoints, PointEntry

WHOLE_DISTRICT = Scope(("/",))


@dataclass(frozen=True)
class Settlement:
    """Figures of a settled month; ``raw`` before the cap, ``effective`` after it."""

    month: date
    members: int
    entries: int
    raw: Decimal
    effective: Decimal


def is_closed(*, month: date) -> bool:
    return ClosedMonth.objects.filter(month=month).exists()


def settle_month(*, month: date, scope: Scope = WHOLE_DISTRICT) -> Settlement:
    """Settle the months' facts in scope; a closed month only reports what is stored."""
    month = month.replace(day=1)
    with transaction.atomic(), sql.advisory_lock(f"points.month.{month}"):
        if not is_closed(month=month):
            for root in scope.roots:
                _settle_root(month=month, root=root)
    return settlement_of(month=month, scope=scope)


def _settle_root(*, month: date, root: str) -> None:
    bounds = {"low": root, "high": root[:-1] + "0"}
    sql.run(
        "points/sql/post_service_entries.sql",
        first=month,
        last=last_day(month),
        is_closed=False,
        today=localdate(),
        **bounds,
    )
    sql.run(
        "points/sql/settle_month.sql",
        month=month,
        cap=scheme_on(day=month).monthly_cap,
        now=timezone.now(),
        capped_kinds=[str(kind) for kind in CAPPED_KINDS],
        is_everything=root == "/",
        **bounds,
    )


def settlement_of(*, month: date, scope: Scope = WHOLE_DISTRICT) -> Settlement:
    """Return the stored figures of a month."""
    months = MonthlyPoints.objects.filter(scope.as_q("organization__path"), month=month)
    figures: dict[str, Any] = months.aggregate(
        members=Count("pk"),
        entries=Sum("entries", default=0),
        raw=Sum(F("capped_kinds") + F("other_kinds"), default=Decimal(0)),
        effective=Sum("effective", default=Decimal(0)),
    )
    return Settlement(month, **figures)


def accounts_of(*, month: date, scope: Scope = WHOLE_DISTRICT) -> dict[int, Decimal]:
    months = MonthlyPoints.objects.filter(scope.as_q("organization__path"), month=month)
    return dict(months.order_by("member_id").values_list("member_id", "effective"))


def month_to_close() -> date | None:
    """Return the oldest open month with entries, if it is over: the only one that may be closed."""
    closed = ClosedMonth.objects.values("month")
    found = PointEntry.objects.exclude(fact_month__in=closed).aggregate(oldest=Min("fact_month"))
    oldest: date | None = found["oldest"]
    return oldest if oldest and oldest < localdate().replace(day=1) else None


def close_month(*, month: date, user: User) -> ClosedMonth:
    """Close a month after settling it.

    Raises ``RuleViolation`` if it is not over, closed already, or holds no entries, or if an
    earlier open month holds some.
    """
    month = month.replace(day=1)
    if month >= localdate().replace(day=1):
        raise RuleViolation(_("A month is closed only when it is over."), code="month_running")
    with transaction.atomic(), sql.advisory_lock("points.close"):
        if is_closed(month=month):
            raise RuleViolation(_("This month is closed already."), code="month_closed")
        closed = ClosedMonth.objects.values("month")
        earlier = PointEntry.objects.filter(fact_month__lt=month).exclude(fact_month__in=closed)
        if earlier.exists():
            raise RuleViolation(_("Close the earlier months first."), code="earlier_month_open")
        settle_month(month=month)
        if not PointEntry.objects.filter(fact_month=month).exists():
            message = _("This month holds no entries: there is nothing to close.")
            raise RuleViolation(message, code="month_empty")
        closing = ClosedMonth.objects.create(month=month, closed_by=user)
        audit.record(user=user, action=Action.MONTH_CLOSED, target=closing)
    return closing
