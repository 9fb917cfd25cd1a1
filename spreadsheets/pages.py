"""What every list with an export does: show itself, or answer with its rows as a file."""

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import FileResponse
from django.shortcuts import redirect, render

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.brakes import Brake
from common.pages import PAGE_SIZE, table_page
from jobs.choices import JobState
from jobs.domain.files import promise_file
from jobs.domain.queue import enqueue
from jobs.models import Job
from spreadsheets.forms import RevealForm
from spreadsheets.workbooks.writers import CONTENT_TYPES, write_file

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http.response import HttpResponseBase

    from accounts.http import Request
    from spreadsheets.exports import TableExport

DIRECT_ROWS = 20_000
"""A longer list is written by a job: the page would keep the person waiting."""
EXPORTS = Brake("export", most=60, window=timedelta(hours=1))
FULL_EXPORTS = Brake("export in full", most=10, window=timedelta(hours=1))
TASK = "spreadsheets.workbooks.making.make_export"


@dataclass(frozen=True)
class ExportLinks:
    """The addresses of a list's files; ``query`` is its filter without page and format."""

    query: str
    reveal_route: str
    """Where full figures are asked for; nothing for whom may not see them."""


def list_page(
    request: "Request",
    rows: "QuerySet[Any]",
    template: str,
    context: dict[str, Any],
    *,
    export: "TableExport",
    size: int = PAGE_SIZE,
) -> "HttpResponseBase":
    """Render a page of ``rows``, or answer ``?export=xlsx`` and ``csv`` with the whole list."""
    answer = exported(request, export)
    if answer is not None:
        return answer
    context = {**context, "export": export_links(export)}
    return table_page(request, rows, template, context, size=size)


def exported(request: "Request", export: "TableExport") -> "HttpResponseBase | None":
    """Return the file if one was asked for."""
    form = request.GET.get("export", "")
    return _answer_with_file(export, form) if form in CONTENT_TYPES else None


def export_links(export: "TableExport") -> ExportLinks:
    reveal = export.reveal_capability
    may_reveal = reveal is not None and export.actor.can(reveal)
    return ExportLinks(_query_of(export), export.reveal_route if may_reveal else "")


def reveal_page(request: "Request", export: "TableExport") -> "HttpResponseBase":
    """Ask why ID numbers are to be exported in full; the answer is recorded before the file."""
    form = RevealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _answer_with_file(export, form.cleaned_data["form"], form.cleaned_data["reason"])
    context = {"form": form, "export": export, "count": export.count()}
    return render(request, "spreadsheets/export_reveal.html", context)


def _answer_with_file(export: "TableExport", form: str, reason: str = "") -> "HttpResponseBase":
    """Record the export, then answer with the file, or with the page of the job that makes it."""
    brake = FULL_EXPORTS if export.reveal else EXPORTS
    brake.spend(str(export.actor.user.pk))
    count = export.count()
    audit.record(
        user=export.actor.user,
        action=Action.EXPORT_REVEALED if export.reveal else Action.EXPORTED,
        target=export.kind,
        details={
            "table": str(export.title),
            "filter": export.filter_text,
            "rows": count,
            "format": form,
        },
        reason=reason,
    )
    if count > DIRECT_ROWS:
        return redirect(_job_of(export, form))
    return _file_now(export, form)


def _file_now(export: "TableExport", form: str) -> FileResponse:
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.TemporaryFile())
        write_file(export, form, file)
        file.seek(0)
        stack.pop_all()  # from here on the response closes it
    return FileResponse(
        file,
        as_attachment=True,
        filename=export.file_name(form),
        content_type=CONTENT_TYPES[form],
    )


def _job_of(export: "TableExport", form: str) -> Job:
    """Return the job that makes the file; a second click finds the one under way."""
    user = export.actor.user
    parameters: dict[str, Any] = {
        "kind": export.kind, "form": form, "query": _query_of(export), "reveal": export.reveal,
        "post": export.actor.post.pk if export.actor.post else None,
    }  # fmt: skip
    mine = Job.objects.visible_to(export.actor).filter(task=TASK, parameters=parameters)
    waiting: Job | None = mine.filter(state__in=[JobState.QUEUED, JobState.RUNNING]).first()
    if waiting is not None:
        return waiting
    with transaction.atomic():
        job = enqueue(TASK, user=user, **parameters)
        name = export.file_name(form)
        promise_file(job=job, name=name, capability=export.needed, actor=export.actor)
    return job


def _query_of(export: "TableExport") -> str:
    query = export.query.copy()
    for name in ("page", "export"):
        query.pop(name, None)
    return query.urlencode()
