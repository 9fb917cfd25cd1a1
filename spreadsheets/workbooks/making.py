"""The job behind a large export: it loads the person's grants anew and makes the file."""

import tempfile

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.scope import Actor
from common.errors import RuleViolation
from jobs.domain.files import fill_file, may_open
from jobs.domain.queue import report_progress
from jobs.models import Job
from spreadsheets.registry import exports
from spreadsheets.workbooks.writers import write_file


def make_export(*, job: Job, kind: str, form: str, query: str, reveal: bool) -> None:
    """Write the file and keep it with the job. Raises ``RuleViolation`` if rights were lost."""
    actor = Actor.of(job.user)
    if not may_open(file=job.file, actor=actor):
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
