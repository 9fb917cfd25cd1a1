from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.pages import table_page
from jobs.domain.queue import enqueue
from spreadsheets.choices import WRITTEN, BatchState, Outcome
from spreadsheets.domain.batches import begin_commit, open_batch
from spreadsheets.forms import UploadForm
from spreadsheets.models import ImportBatch
from spreadsheets.registry import kinds


@requires(Capability.SERVICE_RECORD)
def batch_list(request: Request) -> HttpResponse:
    """Upload a workbook; below, what was uploaded before."""
    if not request.actor.can(Capability.SERVICE_RECORD):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        batch = open_batch(
            kind=form.cleaned_data["kind"],
            file_name=upload.name,
            content=upload.read(),
            actor=request.actor,
            options={},
        )
        batch.job = enqueue(
            "spreadsheets.tasks.preview_batch", user=request.user, batch_id=batch.pk
        )
        batch.save(update_fields=["job"])
        return redirect(batch)
    rows = ImportBatch.objects.visible_to(request.actor)
    context = {"form": form, "kinds": kinds()}
    return table_page(request, rows, "spreadsheets/batch_list.html", context)


@requires(Capability.SERVICE_RECORD)
def batch_detail(request: Request, pk: int) -> HttpResponse:
    """The batch at whatever step it is; htmx asks for it again while a job runs."""
    visible = ImportBatch.objects.visible_to(request.actor).select_related("job")
    batch = get_object_or_404(visible, pk=pk)
    chosen = request.GET.get("outcome", "")
    rows = batch.rows.all()
    if chosen in Outcome.values:
        rows = rows.filter(outcome=chosen)
    context: dict[str, Any] = {
        "batch": batch,
        "table": kinds()[batch.kind],
        "outcomes": [
            (outcome, batch.outcomes.get(outcome, 0))
            for outcome in Outcome
            if batch.outcomes.get(outcome, 0)
        ],
        "chosen": chosen,
        "written": sum(batch.outcomes.get(outcome, 0) for outcome in WRITTEN),
        "is_waiting": batch.state in {BatchState.UPLOADED, BatchState.COMMITTING},
    }
    return table_page(request, rows, "spreadsheets/batch_detail.html", context)


@require_POST
@requires(Capability.SERVICE_RECORD)
def batch_commit(request: Request, pk: int) -> HttpResponse:
    batch = get_object_or_404(ImportBatch.objects.visible_to(request.actor), pk=pk)
    if begin_commit(batch=batch):
        batch.job = enqueue("spreadsheets.tasks.commit_batch", user=request.user, batch_id=batch.pk)
        batch.save(update_fields=["job"])
    return redirect(batch)
