"""The jobs behind large files: each loads the person's grants anew and makes the file."""

import io
import tempfile

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.scope import Actor
from common.errors import RuleViolation
from jobs.domain.files import fill_file
from jobs.domain.queue import report_progress
from jobs.models import Job
from spreadsheets.models import ImportBatch
from spreadsheets.registry import exports
from spreadsheets.workbooks.errors import error_workbook
from spreadsheets.workbooks.writers import write_file


def make_errors(*, job: Job, batch_id: int) -> None:
    """Mark a large file's problems and keep the marked file with the job."""
    batch = ImportBatch.objects.visible_to(Actor.of(job.user)).get(pk=batch_id)
    fill_file(file=job.file, source=io.BytesIO(error_workbook(batch=batch)))


def make_export(
    *, job: Job, kind: str, form: str, query: str, reveal: bool, post: int | None = None
) -> None:
    """Write the file as the page showed it, under the same post, and keep it with the job.

    Raises ``RuleViolation`` if rights were lost.
    """
    actor = Actor.of(job.user, post=post)
    has_lost_post = post is not None and post not in {grant.pk for grant in actor.posts}
    if has_lost_post or not job.file.is_within_reach(actor):
        message = _("This account no longer reaches what was to be exported.")
        raise RuleViolation(message, code="not_allowed")
    export = exports()[kind](actor=actor, query=QueryDict(query), reveal=reveal)
    total = export.count()

    def watch(done: int) -> None:
        report_progress(job=job, progress=(done, max(done, total)))

    with tempfile.TemporaryFile() as file:
        written = write_file(export, form, file, watch)
        fill_file(file=job.file, source=file)
    report_progress(job=job, progress=(written, written))
