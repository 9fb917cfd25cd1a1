"""Log lines say in which request or job they were written."""

import logging

from accounts.domain.circumstances import current


class CircumstancesFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        now = current()
        record.within = f"job-{now.job_id}" if now.job_id else now.request_id or "-"
        return True
