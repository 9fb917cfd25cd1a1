"""What a waiting person is told of a job: how long it takes, and that its worker was lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobs.choices import JobState
from jobs.models import Job


def job(*, done, seconds=10, silence=0):
    heard = timezone.now() - timedelta(seconds=silence)
    return Job(
        state=JobState.RUNNING, progress_done=done, progress_total=20_000,
        started_at=heard - timedelta(seconds=seconds), heartbeat_at=heard,
    )  # fmt: skip


@pytest.mark.parametrize(("done", "seconds"), [(0, None), (15, None), (2_000, 90), (10_000, 10)])
def test_the_time_left_is_told_once_the_pace_is_known(done, seconds):
    assert job(done=done).remaining_seconds == seconds


def test_a_worker_that_says_nothing_for_ten_seconds_is_taken_for_lost():
    assert [job(done=15, silence=n).is_silent for n in (0, 5, 11)] == [False, False, True]


def test_a_job_that_waits_or_is_over_is_not_lost():
    lost = job(done=15, silence=60)
    for state in (JobState.QUEUED, JobState.DONE, JobState.FAILED):
        lost.state = state
        assert not lost.is_silent
