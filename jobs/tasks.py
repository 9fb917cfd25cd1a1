"""Celery's doors to the queue."""

from celery import shared_task

from jobs.domain import files, queue


@shared_task
def run_job(*, job_id: int) -> None:
    queue.run(job_id=job_id)


@shared_task
def start(*, task: str) -> None:
    queue.start(task=task)


@shared_task
def sweep() -> None:
    queue.sweep()
    files.remove_old()
