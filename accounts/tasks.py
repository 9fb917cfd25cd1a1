"""Celery's door to the nightly check of the audit log."""

from celery import shared_task

from accounts.domain import verification


@shared_task
def check_audit_log() -> None:
    verification.check()
