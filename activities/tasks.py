"""Jobs of organization life."""

from django.utils.timezone import localdate

from activities.domain.community import end_outlived
from jobs.models import Job


def end_outlived_check_ins(*, job: Job) -> None:
    """End check-ins that their members' homes have made needless."""
    end_outlived(on=localdate())
