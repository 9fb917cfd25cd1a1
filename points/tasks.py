"""Celery's doors to settlement."""

from datetime import date

from celery import shared_task
from django.utils.timezone import localdate

from accounts.scope import Scope
from jobs.models import Job
from points.domain.settlement import settle_month
from points.domain.stars.drafts import draft_stars
from points.reports.ledger import months_with_facts


def settle(*, job: Job, month: str) -> None:
    """Settle one month as a job."""
    settle_month(month=date.fromisoformat(month))


@shared_task
def settle_open_months() -> None:
    for month in months_with_facts():
        settle_month(month=month)


def draft(*, job: Job, year: int, path: str) -> None:
    """Draft the stars of a subtree as a job."""
    draft_stars(year=year, scope=Scope((path,)))


@shared_task
def draft_recent_stars() -> None:
    """Draft the running year, and the last one as long as facts may still come in for it."""
    year = localdate().year
    for drafted in (year - 1, year):
        draft_stars(year=drafted)
