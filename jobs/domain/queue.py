"""Queueing, leasing and sweeping of jobs."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from celery import current_app
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError

from accounts.models import User
from jobs.choices import JobState
from jobs.models import Job

logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
HEARTBEAT_SECONDS = 10
MAX_ATTEMPTS = 3


def enqueue(task: str, *, user: User | None = None, **parameters: Any) -> Job:
    """Write a job row and ring the worker after commit.

    A silent Redis loses nothing: the sweeper rings again.
    """
    job = Job.objects.create(task=task, user=user, parameters=parameters)
    transaction.on_commit(lambda: ring(job_id=job.pk))
    return job


def ring(*, job_id: int) -> None:
    try:
        current_app.send_task("jobs.tasks.run_job", kwargs={"job_id": job_id})
    except (OperationalError, OSError) as error:
        logger.warning("Job %s waits for the sweeper: %s", job_id, error)


def _lease(*, job_id: int) -> Job | None:
    """Take the job if it waits, or if its last holder fell silent."""
    stale = Q(state=JobState.RUNNING, heartbeat_at__lt=timezone.now() - LEASE)
    taken = Job.objects.filter(Q(state=JobState.QUEUED) | stale, pk=job_id).update(
        state=JobState.RUNNING, heartbeat_at=timezone.now(), attempts=F("attempts") + 1
    )
    return Job.objects.get(pk=job_id) if taken else None


@contextmanager
def _heartbeat(*, job_id: int) -> Iterator[None]:
    """Renew the lease from a thread of its own, so that one long statement cannot lose it."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(HEARTBEAT_SECONDS):
            Job.objects.filter(pk=job_id).update(heartbeat_at=timezone.now())
        connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def run(*, job_id: int) -> None:
    """Run one job to its end; a second delivery of the same job does nothing.

    A failure is written to the row and raised for the worker's log.
    """
    job = _lease(job_id=job_id)
    if job is None:
        return
    try:
        with _heartbeat(job_id=job_id):
            import_string(job.task)(job=job, **job.parameters)
    except BaseException as error:
        last = f"{type(error).__name__}: {error}"
        Job.objects.filter(pk=job_id).update(
            state=JobState.FAILED, error=last[:2000], finished_at=timezone.now()
        )
        raise
    Job.objects.filter(pk=job_id).update(state=JobState.DONE, finished_at=timezone.now())


def report_progress(*, job: Job | None, done: int, total: int) -> None:
    if job is not None:
        Job.objects.filter(pk=job.pk).update(progress_done=done, progress_total=total)


def sweep() -> int:
    """Ring for every job that waits or whose worker fell silent; give up after three tries."""
    silent = timezone.now() - LEASE
    lost = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=silent)
    lost.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED, error="The worker was lost three times.", finished_at=timezone.now()
    )
    waiting = Job.objects.filter(
        Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, heartbeat_at__lt=silent)
    ).values_list("pk", flat=True)
    for job_id in waiting:
        ring(job_id=job_id)
    return len(waiting)
