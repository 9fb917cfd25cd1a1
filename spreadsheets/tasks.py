"""Jobs of the import page; each takes ids, fetches and calls the domain."""

from accounts.scope import Actor
from common.errors import RuleViolation
from jobs.models import Job
from spreadsheets.choices import BatchState
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from spreadsheets.models import ImportBatch


def preview_batch(*, job: Job, batch_id: int) -> None:
    batch = ImportBatch.objects.get(pk=batch_id)
    if batch.state == BatchState.UPLOADED:
        batches.preview(batch=batch, job=job)


def commit_batch(*, job: Job, batch_id: int) -> None:
    """Commit; if the register changed meanwhile, leave a fresh preview with the sentence."""
    batch = ImportBatch.objects.get(pk=batch_id)
    if batch.state == BatchState.COMMITTED:
        return
    try:
        batches.commit(batch=batch, job=job)
    except RuleViolation as error:
        batches.preview(batch=batch, job=job)
        ImportBatch.objects.filter(pk=batch_id).update(refusal=" ".join(error.messages)[:500])


def undo_batch(*, job: Job, batch_id: int) -> None:
    """Undo; a second run finds it undone and does nothing."""
    batch = ImportBatch.objects.get(pk=batch_id)
    if batch.state != BatchState.COMMITTED or job.user is None:
        return
    try:
        undo(batch=batch, actor=Actor.of(job.user), job=job)
    except RuleViolation as error:
        if error.code != "undone_already":  # by a second click, while this run waited for the lock
            raise
