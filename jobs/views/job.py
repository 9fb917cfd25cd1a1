from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header

from accounts.choices import Action
from accounts.domain import audit
from accounts.http import Request
from common.pages import page_or_rows
from jobs.choices import JobState
from jobs.domain.files import note_fetched, pieces, take_once
from jobs.models import Job, JobFile


@login_required
def job_detail(request: Request, pk: int) -> HttpResponse:
    """How far a job is; htmx asks for it again while it runs. Only its owner finds it."""
    visible = Job.objects.visible_to(request.actor).select_related("file")
    job = get_object_or_404(visible, pk=pk)
    file = _file(request, job)
    context: dict[str, Any] = {
        "job": job,
        "file": file,
        "is_ready": file is not None and job.state == JobState.DONE,
    }
    return page_or_rows(request, "jobs/job_detail.html", context)


@login_required
def job_download(request: Request, pk: int) -> HttpResponseBase:
    """The file a job made, piece by piece, for whoever still reaches all that it holds."""
    visible = Job.objects.visible_to(request.actor).select_related("file")
    job = get_object_or_404(visible, pk=pk, state=JobState.DONE)
    file = _file(request, job)
    if file is None:
        raise Http404
    if file.is_once and request.method != "POST":
        return redirect(job)
    content = take_once(file=file) if file.is_once else pieces(file=file)
    if content is None:
        raise Http404
    note_fetched(file=file)
    audit.record(user=request.user, action=Action.FILE_DOWNLOADED, target=file.name)
    answer = HttpResponse if file.is_once else StreamingHttpResponse
    response = answer(content, content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response


def _file(request: Request, job: Job) -> JobFile | None:
    file: JobFile | None = getattr(job, "file", None)
    return file if file is not None and file.is_within_reach(request.actor) else None
