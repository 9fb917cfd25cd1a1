"""Files that jobs make: kept in sealed pieces, given to their owner alone, removed after a week."""

import io
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import IO

from django.db import transaction
from django.utils import timezone

from accounts.choices import Capability
from accounts.scope import Actor
from common.sealing import open_bytes, seal_bytes
from jobs.choices import JobState
from jobs.models import Job, JobFile, JobFilePart

KEPT = timedelta(days=7)
PIECE_BYTES = 1024 * 1024


def promise_file(*, job: Job, name: str, capability: Capability, actor: Actor) -> JobFile:
    """Name the file a job is to make, and note over what the actor holds the capability today."""
    reach = list(actor.scope(capability).roots)
    return JobFile.objects.create(job=job, name=name[:200], capability=capability, reach=reach)


def fill_file(*, file: JobFile, source: IO[bytes]) -> None:
    """Keep the bytes of ``source``; what an earlier, broken run left is replaced."""
    with transaction.atomic():
        file.parts.all().delete()
        source.seek(0)
        for number in count():
            piece = source.read(PIECE_BYTES)
            if not piece:
                break
            JobFilePart.objects.create(file=file, number=number, content=seal_bytes(piece))


def keep_once(*, name: str, content: bytes, capability: Capability, actor: Actor) -> Job:
    """Keep a small file that can be fetched once; return the finished job it hangs on."""
    job = Job.objects.create(task="-", user=actor.user, state=JobState.DONE)
    file = promise_file(job=job, name=name, capability=capability, actor=actor)
    JobFile.objects.filter(pk=file.pk).update(is_once=True)
    fill_file(file=file, source=io.BytesIO(content))
    return job


def take_once(*, file: JobFile) -> bytes | None:
    """Return the bytes of a file that can be fetched once and remove it; nothing if it is gone."""
    with transaction.atomic():
        held = JobFile.objects.select_for_update().filter(pk=file.pk).first()
        if held is None:
            return None
        content = b"".join(pieces(file=held))
        held.delete()
    return content


def note_fetched(*, file: JobFile) -> None:
    """Keep when a file was fetched for the first time."""
    JobFile.objects.filter(pk=file.pk, fetched_at=None).update(fetched_at=timezone.now())


def pieces(*, file: JobFile) -> Iterator[bytes]:
    """Yield the file's bytes, one piece in memory at a time."""
    for number in file.parts.values_list("number", flat=True):
        yield open_bytes(file.parts.values_list("content", flat=True).get(number=number))


def remove_old() -> int:
    """Remove files older than a week; return how many."""
    old = JobFile.objects.filter(created_at__lt=timezone.now() - KEPT)
    return old.delete()[1].get("jobs.JobFile", 0)
