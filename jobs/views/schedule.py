"""The jobs of the clock: when they run, how they went, and another try for what failed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from common.errors import RuleViolation
from jobs.domain.queue import retry
from jobs.domain.schedule import reschedule
from jobs.forms import RoutineForm
from jobs.models import Job, Routine
from jobs.reports import pulse, schedule


@requires(Capability.SCHEDULE_MANAGE)
def schedule_list(request: Request) -> HttpResponse:
    """Every job of the clock with its last run, and all that failed."""
    jobs = Job.objects.visible_to(request.actor, Capability.SCHEDULE_MANAGE)
    routines = Routine.objects.visible_to(request.actor, Capability.SCHEDULE_MANAGE)
    context = {
        "lines": schedule(visible=routines),
        "failed": jobs.failed().select_related("user"),
        "pulse": pulse(),
        "computed_at": now(),
    }
    return render(request, "jobs/schedule_list.html", context)


@requires(Capability.SCHEDULE_MANAGE)
def schedule_edit(request: Request, pk: int) -> HttpResponse:
    visible = Routine.objects.visible_to(request.actor, Capability.SCHEDULE_MANAGE)
    routine = get_object_or_404(visible.known(), pk=pk)
    form = RoutineForm(request.POST or None, routine=routine)
    if request.method == "POST" and form.is_valid():
        try:
            reschedule(routine=routine, rhythm=form.rhythm, actor=request.actor)
        except RuleViolation as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{routine.words.title}：{routine.rhythm}")
            return redirect("jobs:schedule_list")
    context = {"form": form, "routine": routine}
    return render(request, "jobs/schedule_edit.html", context)


@require_POST
@requires(Capability.SCHEDULE_MANAGE)
def job_retry(request: Request, pk: int) -> HttpResponse:
    jobs = Job.objects.visible_to(request.actor, Capability.SCHEDULE_MANAGE)
    job = get_object_or_404(jobs.failed(), pk=pk)
    try:
        retry(job=job, actor=request.actor)
        messages.success(request, _("The job is queued again; look at its outcome in a moment."))
    except RuleViolation as error:
        messages.error(request, " ".join(error.messages))
    return redirect("jobs:schedule_list")
