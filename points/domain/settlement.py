"""Settling a month: post what is lacking, then bring the monthly figures in line.

Set-based and idempotent: twice, in parallel or after a crash it gives the same rows.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.scope import Scope
from activities.models import ServiceRecord
from common import sql
from common.dates import last_day, next_month
from members.models import Affiliation
from points.choices import CAPPED_KINDS
from points.domain.calendar import calendar_held
from points.models import ClosedMonth, MonthlyPoints, PointEntry, PointScheme
from points.querysets import EntryQuerySet
from points.reports.ledger import months_with_facts

if TYPE_CHECKING:
    from django.db.models import QuerySet

WHOLE_DISTRICT = Scope(("/",))
FEW = 100
"""So many members, and an index finds what is theirs."""
MASS = 10_000
"""So many entries at once, and the planner no longer knows the ledger."""
LONGEST_TRANSACTION = timedelta(days=1)


@dataclass(frozen=True)
class Settlement:
    """Figures of a settled month; ``raw`` before the cap, ``effective`` after it."""

    month: date
    members: int
    entries: int
    raw: Decimal
    effective: Decimal


def settle_month(*, month: date, scope: Scope = WHOLE_DISTRICT) -> Settlement:
    """Settle an open month for the members of the scope; a closed one only reports what is stored.

    The running month also takes what was confirmed of closed months after their closing.
    """
    month = month.replace(day=1)
    with calendar_held() as open_from:
        for each in _due(month, scope, open_from):
            settle_scope(month=each, scope=scope)
    return settlement_of(month=month, scope=scope)


def settle_months(*, months: Iterable[date], scope: Scope, on: date) -> None:
    """Settle those of the months that are open, for who is at home in the scope on a day."""
    members = None if scope.is_whole else list(_homes(scope, on))
    for month in months:
        with calendar_held() as open_from:
            for each in _due(month, scope, open_from):
                settle_facts(month=each, members=members)


def _due(month: date, scope: Scope, open_from: date) -> list[date]:
    """Return the month if it is open, with the running one what came late of closed ones."""
    if month < open_from:
        return []
    running = month == localdate().replace(day=1)
    return [month, *late_months(scope=scope)] if running else [month]


def settle_scope(*, month: date, scope: Scope) -> None:
    """Settle facts that were just confirmed, be their month open or closed."""
    settle_facts(month=month, members=_members(month=month, scope=scope))


def settle_open_months() -> None:
    """Settle every month that takes entries; the running one takes what came late, too."""
    for month in sorted({*months_with_facts(), localdate().replace(day=1)}):
        settle_month(month=month)


def settle_facts(*, month: date, members: list[int] | None) -> None:
    """Post what the facts of a month lack and bring the figures in line; without members, of all.

    Facts of a closed month are booked today and appear in the running month.
    """
    with ledger_of(months={month}, members=members) as open_from:
        post_facts(month=month, members=members, open_from=open_from)


def post_facts(*, month: date, members: list[int] | None, open_from: date) -> None:
    """Post what the facts of a month lack. The ledger is held, and its figures follow from that."""
    asked = {
        "first": month,
        "last": last_day(month),
        "scheme": PointScheme.objects.in_force(month).pk,
        "members": members,
        "everybody": members is None,
    }
    [found] = sql.rows("points/sql/is_behind.sql", **asked)
    if not found["is_behind"]:
        return
    booked_on = localdate() if month < open_from else None
    posted = sql.run("points/sql/post_entries.sql", **asked, booked_on=booked_on)
    if posted >= MASS:
        tables = (PointEntry._meta.db_table, MonthlyPoints._meta.db_table)  # noqa: SLF001
        transaction.on_commit(lambda: sql.analyze(*tables))


@contextmanager
def ledger_of(*, months: set[date], members: list[int] | None) -> Iterator[date]:
    """Hold the ledger for facts of these months; at the end their figures are brought in line.

    Gives the first day that takes entries. The locks are taken oldest first, lest two wait for
    each other.
    """
    with calendar_held() as open_from, ExitStack() as locks:
        booked = sorted(
            {each for month in months for each in _booking_months(month, open_from, members)}
        )
        for each in booked:
            locks.enter_context(sql.advisory_lock(f"points.month.{each}"))
        yield open_from
        for each in booked:
            _bring_in_line(each, members)


def _booking_months(month: date, open_from: date, members: list[int] | None) -> list[date]:
    """Return the open months in which facts of a month are booked.

    Later ones than its own hold what came while it was closed, if it is open again.
    """
    if month < open_from:
        return [localdate().replace(day=1)]
    late = _late_entries(members).filter(fact_month=month)
    return [month, *late.dates("booked_on", "month")]


def _late_entries(members: list[int] | None) -> EntryQuerySet:
    """Return what came late, of a few members theirs alone: there may be much of all others'."""
    late = PointEntry.objects.late().order_by()
    is_few = members is not None and len(members) <= FEW
    return late.filter(member__pk__any_of=members) if is_few else late


def _bring_in_line(month: date, members: list[int] | None) -> None:
    last = last_day(month)
    entries = _late_entries(members).filter(booked_on__range=(month, last))
    late = set(entries.values_list("member_id", flat=True).distinct())
    if members is None and not late and _is_in_line(month):
        return
    sql.run(
        "points/sql/settle_month.sql",
        month=month,
        last=last,
        now=timezone.now(),
        capped_kinds=[str(kind) for kind in CAPPED_KINDS],
        members=members,
        everybody=members is None,
        late=list(late if members is None else late.intersection(members)),
    )


def _is_in_line(month: date) -> bool:
    """Say whether everybody's figures of a month without late entries are right already."""
    kinds = [str(kind) for kind in CAPPED_KINDS]
    [found] = sql.rows(
        "points/sql/is_in_line.sql", month=month, last=last_day(month), capped_kinds=kinds
    )
    return bool(found["is_in_line"])


def late_months(*, scope: Scope) -> list[date]:
    """Return the closed months of which service was confirmed only after their closing."""
    confirmed_late, first = Q(pk__in=[]), date.min
    for closing in ClosedMonth.objects.standing().order_by("month"):
        end = next_month(closing.month)
        # Whoever confirmed just before the closing may have committed just after it.
        since = closing.closed_at - LONGEST_TRANSACTION
        confirmed_late |= Q(served_on__gte=first, served_on__lt=end, confirmed_at__gte=since)
        first = end
    records = ServiceRecord.objects.filter(scope.as_q("organization__path"), confirmed_late)
    return list(records.order_by().dates("served_on", "month"))


def _members(*, month: date, scope: Scope) -> list[int] | None:
    """Return whose month belongs to the scope, or who served in it; nothing means everybody."""
    if scope.is_whole:
        return None
    last, within = last_day(month), scope.as_q("organization__path")
    records = ServiceRecord.objects.confirmed().filter(within, served_on__range=(month, last))
    served = records.order_by().values_list("member_id", flat=True)
    return list(_homes(scope, last).union(served))


def _homes(scope: Scope, on: date) -> "QuerySet[Affiliation, int]":
    homes = Affiliation.objects.home().on(on).filter(scope.as_q("organization__path"))
    return homes.order_by().values_list("member_id", flat=True)


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
