"""Celery's doors to settlement."""

from datetime import date

from celery import shared_task

from jobs.models import Job
from points.domain.settlement import settle_month
from points.reports.ledger import months_with_facts


def settle(*, job: Job, month: str) -> None:
    """Settle one month as a job."""
    settle_month(month=date.fromisoformat(month))


@shared_task
def settle_open_months() -> None:
    for month in months_with_facts():
        settle_month(month=month)
