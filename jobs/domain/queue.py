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
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.circumstances import acting
from accounts.models import User
from accounts.scope import Actor
from common.errors import RuleViolation
from jobs.choices import JobState
from jobs.models import Job, Pulse


class JobCancelledError(Exception):
    """Somebody asked the job to stop; it stops at the next report of progress."""


logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
HEARTBEAT_SECONDS = 1
UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)
MAX_ATTEMPTS = 3
FIRST, LATER = 0, 9
"""Of two bells Redis hands out the one with the smaller number first, whichever rang earlier."""


def enqueue(task: str, *, user: User | None = None, queue: str = "", **parameters: Any) -> Job:
    """Write a job row and ring the worker after commit; ``queue`` names one that works apart.

    What a ``user`` waits for goes first. A silent Redis loses nothing: the sweeper rings again.
    """
    job = Job.objects.create(task=task, user=user, queue=queue, parameters=parameters)
    transaction.on_commit(lambda: ring(job_id=job.pk, queue=queue, priority=_priority(user)))
    return job


def start(*, task: str) -> None:
    """Queue what the clock asks for, unless its last run still waits or works."""
    if not Job.objects.filter(task=task, state__in=UNDER_WAY).exists():
        enqueue(task)


def retry(*, job: Job, actor: Actor) -> None:
    """Give a failed job another try, with the rights its owner has now."""
    again = {"state": JobState.QUEUED, "attempts": 0, "error": "", "finished_at": None}
    with transaction.atomic():
        if not Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(**again):
            raise RuleViolation(
                _("This job is no longer failed: somebody had it done again."), code="not_failed"
            )
        transaction.on_commit(
            lambda: ring(job_id=job.pk, queue=job.queue, priority=_priority(actor.user))
        )
        audit.record(
            user=actor.user,
            action=Action.JOB_RETRIED,
            target=f"{job.task} #{job.pk}",
            details={"why": job.failure},
        )


def _priority(user: User | int | None) -> int:
    return FIRST if user is not None else LATER


def ring(*, job_id: int, queue: str = "", priority: int = FIRST) -> None:
    try:
        current_app.send_task(
            "jobs.tasks.run_job",
            kwargs={"job_id": job_id},
            queue=queue or None,
            priority=priority,
        )
    except (OperationalError, OSError) as error:
        logger.warning("Job %s waits for the sweeper: %s", job_id, error)


def _lease(*, job_id: int) -> Job | None:
    """Take the job if it waits, or if its last holder fell silent."""
    stale = Q(state=JobState.RUNNING, heartbeat_at__lt=timezone.now() - LEASE)
    taken = Job.objects.filter(Q(state=JobState.QUEUED) | stale, pk=job_id).update(
        state=JobState.RUNNING,
        started_at=timezone.now(),
        heartbeat_at=timezone.now(),
        attempts=F("attempts") + 1,
        progress_done=0,
    )
    return Job.objects.get(pk=job_id) if taken else None


@contextmanager
def _heartbeat(job: Job) -> Iterator[None]:
    """Renew the lease, write the progress and listen for a cancellation, from a thread of its own.

    So one long statement cannot lose the lease, and progress is seen while a transaction is open.
    """
    over = threading.Event()

    def beat() -> None:
        row = Job.objects.filter(pk=job.pk)
        while not over.wait(HEARTBEAT_SECONDS):
            row.update(
                heartbeat_at=timezone.now(),
                progress_done=job.progress_done,
                progress_total=job.progress_total,
            )
            job.cancel_requested = row.filter(cancel_requested=True).exists()
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
        actor = Actor.of(job.user) if job.user else None
        with acting(actor, job_id=job.pk), _heartbeat(job):
            import_string(job.task)(job=job, **job.parameters)
    except JobCancelledError:
        _end(job, JobState.CANCELLED)
    except BaseException as error:
        _end(job, JobState.FAILED, f"{type(error).__name__}: {error}"[:2000])
        raise
    else:
        _end(job, JobState.DONE)


def _end(job: Job, state: str, error: str = "") -> None:
    Job.objects.filter(pk=job.pk).update(
        state=state,
        error=error,
        finished_at=timezone.now(),
        progress_done=job.progress_done,
        progress_total=job.progress_total,
    )


def report_progress(*, job: Job | None, progress: tuple[int, int]) -> None:
    """Note rows done and in all. Raises ``JobCancelledError`` if the job is to stop."""
    if job is not None:
        job.progress_done, job.progress_total = progress
        if job.cancel_requested:
            raise JobCancelledError


def cancel(*, job: Job) -> None:
    """Ask a job to stop: at once if it waits, else at its next report of progress."""
    waiting = Job.objects.filter(pk=job.pk, state=JobState.QUEUED)
    if not waiting.update(state=JobState.CANCELLED, finished_at=timezone.now()):
        Job.objects.filter(pk=job.pk).update(cancel_requested=True)


def sweep() -> int:
    """Ring for every job that waits or whose worker fell silent; give up after three tries."""
    Pulse.objects.update_or_create(pk=1, defaults={"at": timezone.now()})
    silent = timezone.now() - LEASE
    lost = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=silent)
    lost.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED, error="The worker was lost three times.", finished_at=timezone.now()
    )
    waiting = Job.objects.filter(
        Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, heartbeat_at__lt=silent)
    ).values_list("pk", "queue", "user")
    for job_id, queue, user_id in waiting:
        ring(job_id=job_id, queue=queue, priority=_priority(user_id))
    return len(waiting)
