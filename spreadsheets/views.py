"""The way of a workbook: upload, columns, preview, writing, undoing."""

import io
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.http import Request, requires
from common.errors import RuleViolation
from common.pages import table_page, takes_body
from jobs.choices import JobState
from jobs.domain.files import promise_file
from jobs.domain.queue import enqueue
from spreadsheets.choices import REFUSED, WRITTEN, BatchState, Outcome, UndoOutcome
from spreadsheets.domain.batches import (
    begin_commit,
    discard,
    name_columns,
    name_kind,
    open_batch,
    table_for,
)
from spreadsheets.domain.mapping import remembered
from spreadsheets.domain.scan import MAX_BYTES
from spreadsheets.domain.summary import spans
from spreadsheets.forms import ColumnsForm, UploadForm
from spreadsheets.models import ImportBatch
from spreadsheets.registry import kinds
from spreadsheets.tables import OUTCOME_OF_CODE
from spreadsheets.workbooks.errors import error_file_name, error_workbook
from spreadsheets.workbooks.templates import template_file_name, template_workbook

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

DIRECT_ROWS = 3_000
"""A longer file is marked by a job: the page would keep the person waiting."""
SLACK = 5 * 1024 * 1024
"""So much more is read as to say beside the field that the file is too large."""
MAKE_ERRORS = "spreadsheets.workbooks.making.make_errors"


def _start(request: Request, batch: ImportBatch, task: str) -> HttpResponse:
    """Hand the batch to the worker and show it."""
    batch.job = enqueue(f"spreadsheets.tasks.{task}", user=request.user, batch_id=batch.pk)
    batch.save(update_fields=["job"])
    return redirect(batch)


@takes_body(MAX_BYTES + SLACK)
@requires(Capability.WORKBOOK_IMPORT)
def batch_list(request: Request) -> HttpResponse:
    """Upload a workbook; below, what was uploaded before."""
    rows = ImportBatch.objects.visible_to(request.actor)
    initial = {"kind": _next_kind(request, rows.filter(state=BatchState.COMMITTED).first())}
    form = UploadForm(
        request.POST or None, request.FILES or None, actor=request.actor, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        upload, kind = form.cleaned_data["file"], form.cleaned_data["kind"]
        batch = open_batch(
            kind=kind,
            file_name=upload.name,
            content=upload.read(),
            actor=request.actor,
            options={
                "mapping": remembered(user=request.user, kind=kind),
                "all_or_nothing": form.cleaned_data["all_or_nothing"],
            },
        )
        return _start(request, batch, "preview_batch")
    context = {"form": form, "titles": {name: table.title for name, table in kinds().items()}}
    return table_page(request, rows, "spreadsheets/batch_list.html", context)


def _next_kind(request: Request, last: ImportBatch | None) -> str:
    """Return the kind that follows the one written last, as a new district goes through them."""
    names = [name for name, table in kinds().items() if request.actor.can(table.capability)]
    if last is None or last.kind not in names:
        return names[0]
    return names[min(names.index(last.kind) + 1, len(names) - 1)]


@requires(Capability.WORKBOOK_IMPORT)
def batch_detail(request: Request, pk: int) -> HttpResponse:
    """The batch at whatever step it is; htmx asks for it again while a job runs."""
    visible = ImportBatch.objects.visible_to(request.actor).select_related("job")
    batch = get_object_or_404(visible, pk=pk)
    table = kinds()[batch.kind]
    rows: Any = batch.rows.all()
    chosen, code = request.GET.get("outcome", ""), request.GET.get("code", "")
    if chosen in Outcome.values:
        rows = rows.filter(outcome=chosen)
    elif code:
        wanted = {"code": code}
        if column := request.GET.get("column"):
            wanted["column"] = column
        rows = rows.filter(problems__contains=[wanted])
    elif chosen != "all" and any(batch.outcomes.get(outcome) for outcome in REFUSED):
        chosen = "refused"
        rows = rows.filter(outcome__in=REFUSED)
    else:
        chosen = ""
    refused = sum(batch.outcomes.get(outcome, 0) for outcome in REFUSED)
    context: dict[str, Any] = {
        "batch": batch,
        "title": table.title,
        "labels": table.labels(),
        "outcomes": [(o, batch.outcomes[o]) for o in Outcome if batch.outcomes.get(o)],
        "chosen": chosen,
        "code": code,
        "written": sum(batch.outcomes.get(outcome, 0) for outcome in WRITTEN),
        "refused": refused,
        "is_held_back": batch.all_or_nothing and refused > 0,
        "columns": _columns(batch, table),
        "is_waiting": _is_waiting(batch),
        "undone": _undone(batch),
        "other": _other_title(batch),
        "own_words": {code: outcome.label for code, outcome in OUTCOME_OF_CODE.items()},
    }
    return table_page(request, rows, "spreadsheets/batch_detail.html", context)


def _other_title(batch: ImportBatch) -> str:
    """Return the kind as which the file may be read instead, while there is time."""
    kind = batch.reading.get("other_kind")
    is_open = batch.state in {BatchState.SCANNED, BatchState.PREVIEWED}
    return str(kinds()[kind].title) if kind and is_open else ""


def _columns(batch: ImportBatch, table: Any) -> ColumnsForm | None:
    return ColumnsForm(None, table=table, batch=batch) if batch.reading else None


def _is_waiting(batch: ImportBatch) -> bool:
    if batch.job is not None and batch.job.state == JobState.FAILED:
        return False
    is_at_work = batch.job is not None and not batch.job.is_over
    return is_at_work or batch.state in {BatchState.UPLOADED, BatchState.COMMITTING}


def _undone(batch: ImportBatch) -> list[tuple[UndoOutcome, int, str]]:
    """Return what became of the rows of an undone batch: how many, and which."""
    if batch.state != BatchState.UNDONE:
        return []
    found = batch.writes.values_list("undo_outcome", "number")
    rows = [(outcome, [n for o, n in found if o == outcome]) for outcome in UndoOutcome]
    return [(outcome, len(numbers), spans(numbers)) for outcome, numbers in rows if numbers]


@require_POST
@requires(Capability.WORKBOOK_IMPORT)
def batch_columns(request: Request, pk: int) -> HttpResponse:
    """Read the file again with the columns as the user names them."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.actor), pk=pk)
    if not batch.reading:
        return redirect(batch)
    form = ColumnsForm(request.POST, table=kinds()[batch.kind], batch=batch)
    if not form.is_valid():
        messages.error(request, _("Choose a header row among the first 15."))
        return redirect(batch)
    if name_columns(batch=batch, wishes=form.wishes, place=form.place):
        return _start(request, batch, "preview_batch")
    return redirect(batch)


@require_POST
@requires(Capability.WORKBOOK_IMPORT)
def batch_kind(request: Request, pk: int) -> HttpResponse:
    """Read the file again as the kind of which its headers are."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.actor), pk=pk)
    kind = batch.reading.get("other_kind")
    if kind and name_kind(batch=batch, kind=kind):
        return _start(request, batch, "preview_batch")
    return redirect(batch)


@require_POST
@requires(Capability.WORKBOOK_IMPORT)
def batch_commit(request: Request, pk: int) -> HttpResponse:
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.actor), pk=pk)
    if begin_commit(batch=batch):
        return _start(request, batch, "commit_batch")
    return redirect(batch)


@require_POST
@requires(Capability.WORKBOOK_IMPORT)
def batch_discard(request: Request, pk: int) -> HttpResponse:
    visible = ImportBatch.objects.visible_to(request.actor).select_related("job")
    batch = get_object_or_404(visible, pk=pk)
    try:
        discard(batch=batch)
        messages.success(request, _("Given up; nothing was written."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("spreadsheets:batch_list")


@require_POST
@requires(Capability.WORKBOOK_IMPORT)
def batch_undo(request: Request, pk: int) -> HttpResponse:
    """Reverse what the batch wrote, as a job; undoing twice is refused."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.actor), pk=pk)
    if not request.actor.can(kinds()[batch.kind].capability):
        raise PermissionDenied
    if batch.state != BatchState.COMMITTED:
        messages.error(request, _("Only a written batch can be undone, and only once."))
        return redirect(batch)
    return _start(request, batch, "undo_batch")


@requires(Capability.WORKBOOK_IMPORT)
def batch_errors(request: Request, pk: int) -> "HttpResponseBase":
    """The user's own file with its problems marked; a large one is marked by a job."""
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.actor), pk=pk)
    if not batch.problem_groups:
        return redirect(batch)
    name = error_file_name(file_name=batch.file_name)
    audit.record(
        user=request.user,
        action=Action.ERROR_WORKBOOK_MADE,
        target=batch,
        details={"kind": batch.kind},
    )
    if batch.row_count > DIRECT_ROWS:
        with transaction.atomic():
            job = enqueue(MAKE_ERRORS, user=request.user, batch_id=batch.pk)
            needed = kinds()[batch.kind].capability
            promise_file(job=job, name=name, capability=needed, actor=request.actor)
        return redirect(job)
    return _attachment(error_workbook(batch=batch), name)


@requires(Capability.WORKBOOK_IMPORT)
def template_download(request: Request, kind: str) -> "HttpResponseBase":
    """An empty workbook of the kind, with the words and branches of this person's reach."""
    if kind not in kinds():
        raise Http404
    try:
        table = table_for(kind=kind, actor=request.actor)
    except RuleViolation as error:
        raise PermissionDenied from error
    return _attachment(template_workbook(table=table), template_file_name(table=kinds()[kind]))


def _attachment(content: bytes, name: str) -> FileResponse:
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name)
