"""How the jobs of the clock went."""

from typing import NamedTuple

from jobs.models import Job, Pulse, Routine
from jobs.querysets import RoutineQuerySet


class Line(NamedTuple):
    """A job of the clock with its last run, if there was one."""

    routine: Routine
    last: Job | None


def schedule(*, visible: RoutineQuerySet) -> list[Line]:
    known = list(visible.known())
    runs = Job.objects.filter(task__in=[routine.name for routine in known])
    last = {job.task: job for job in runs.order_by("task", "-pk").distinct("task")}
    return [Line(routine, last.get(routine.name)) for routine in known]


def pulse() -> Pulse | None:
    """When scheduler, Redis and worker last did their work together."""
    return Pulse.objects.first()
