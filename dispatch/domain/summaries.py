"""What postings amount to: months logged, days on site, visits, leave and reviews."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import add

from branches.domain.workdays import WorkingDays
from common.dates import last_day
from dispatch.choices import ReviewSide, ReviewStage
from dispatch.domain.attendance import OnSite, on_site
from dispatch.domain.month_logs import months_of
from dispatch.domain.reviews import Weights, result
from dispatch.models import MonthLog, Posting
from dispatch.querysets import PostingQuerySet


@dataclass(frozen=True)
class PostingMonth:
    """A month of a posting: its log, if there is one, and its days on site."""

    month: date
    log: MonthLog | None
    on_site: OnSite
    is_over: bool

    @property
    def is_missing(self) -> bool:
        return self.is_over and self.log is None


@dataclass(frozen=True)
class PostingSummary:
    """A posting with its months that have begun, and the marks of both sides."""

    posting: Posting
    months: list[PostingMonth]
    marks: dict[tuple[str, str], int]

    @property
    def due(self) -> list[PostingMonth]:
        """The months that count: those over, and the running one once it is logged."""
        return [month for month in self.months if month.is_over or month.log]

    @property
    def logged(self) -> int:
        return sum(month.log is not None for month in self.months)

    @property
    def missing(self) -> list[date]:
        return [month.month for month in self.months if month.is_missing]

    @property
    def on_site(self) -> OnSite:
        return reduce(add, (month.on_site for month in self.due), OnSite(0, 0, 0, self._least))

    @property
    def visits(self) -> int:
        return sum(month.log.visits for month in self.months if month.log)

    @property
    def result(self) -> Decimal | None:
        return result(marks=self.marks, weights=Weights.of(self.posting.programme))

    @property
    def marks_by_stage(self) -> list[tuple[int | None, ...]]:
        """The marks of host and home, at mid-term and at the end."""
        return [
            tuple(self.marks.get((stage, side)) for side in ReviewSide) for stage in ReviewStage
        ]

    @property
    def _least(self) -> Decimal | None:
        programme = self.posting.programme
        return programme.on_site_percent if programme else None


def summaries(*, postings: PostingQuerySet, on: date) -> list[PostingSummary]:
    """Sum postings up as of a day, in their order, in few queries."""
    rows = list(
        postings.select_related(
            "cadre__member", "unit", "host", "place", "programme"
        ).prefetch_related("steps", "logs", "reviews")
    )
    first = min((posting.starts_on for posting in rows), default=on)
    days = WorkingDays(first, last_day(on))
    return [_summary(posting, on, days) for posting in rows]


def summary_of(*, posting: Posting, on: date) -> PostingSummary:
    [summary] = summaries(postings=Posting.objects.filter(pk=posting.pk), on=on)
    return summary


def _summary(posting: Posting, on: date, days: WorkingDays) -> PostingSummary:
    logs = {log.month: log for log in posting.logs.all()}
    months = [
        _month(posting, month, logs.get(month), on, days)
        for month in months_of(posting=posting, on=on)
    ]
    marks = {(review.stage, review.side): review.mark for review in posting.reviews.all()}
    return PostingSummary(posting, months, marks)


def _month(
    posting: Posting, month: date, log: MonthLog | None, on: date, days: WorkingDays
) -> PostingMonth:
    present = log.days_on_site if log else 0
    counted = on_site(posting=posting, month=month, present=present, days=days)
    is_over = month < on.replace(day=1) or bool(posting.ends_on and posting.ends_on < on)
    return PostingMonth(month, log, counted, is_over)
