"""The nightly check of the audit log as a job."""

from accounts.domain import verification


def check_audit_log(*, job: object) -> None:
    verification.check()
