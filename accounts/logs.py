"""Log lines say in which request or job they were written."""

import logging

from accounts.domain.circumstances import current


class CircumstancesFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        now = current()
        record.within = f"job-{now.job_id}" if now.job_id else now.request_id or _id_of(record)
        return True


def _id_of(record: logging.LogRecord) -> str:
    """Return the id of a request that is over: Django writes of its end outside all middleware."""
    return getattr(getattr(record, "request", None), "request_id", "-")
