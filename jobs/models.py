"""Work that outlives a request: the row is the truth, Redis only rings the bell."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_celery_beat.models import PeriodicTask

from accounts.choices import Capability
from jobs.choices import JobState
from jobs.querysets import JobQuerySet, RoutineQuerySet
from jobs.registry import Words, routines

if TYPE_CHECKING:
    from accounts.scope import Actor

SILENCE = timedelta(seconds=10)
"""A worker reports every second; one that said nothing for so long is probably gone."""
TELLING_PART = 20
"""The pace of less than one part in so many says nothing of the rest."""


class Job(models.Model):
    task = models.CharField(max_length=100)
    queue = models.CharField(max_length=20, blank=True)
    """Of the workers that take it; empty: any."""
    parameters = models.JSONField(default=dict)
    user = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    cancel_requested = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "heartbeat_at"], name="job_by_state")]

    def __str__(self) -> str:
        return f"{self.task} #{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("jobs:job_detail", args=[self.pk])

    @property
    def percent(self) -> int:
        return 100 * self.progress_done // self.progress_total if self.progress_total else 0

    @property
    def remaining_seconds(self) -> int | None:
        """Estimate from the pace so far; nothing before there is one."""
        is_telling = self.progress_done * TELLING_PART > self.progress_total
        if not (self.started_at and self.heartbeat_at and is_telling):
            return None
        spent = (self.heartbeat_at - self.started_at).total_seconds()
        return round(spent * (self.progress_total - self.progress_done) / self.progress_done)

    @property
    def is_silent(self) -> bool:
        """Say whether the worker was lost; the sweeper gives the job to another one."""
        if self.state != JobState.RUNNING or self.heartbeat_at is None:
            return False
        return timezone.now() - self.heartbeat_at > SILENCE

    @property
    def title(self) -> str:
        """What it does, if the clock starts it; else for whom it is done."""
        if self.task in routines():
            return str(routines()[self.task].title)
        work = _("Work in the background")
        return f"{work}（{self.user}）" if self.user else work

    @property
    def failure(self) -> str:
        """The kind of error alone: its words may hold what the reader must not see."""
        return self.error.partition(":")[0]

    @property
    def is_over(self) -> bool:
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class JobFile(models.Model):
    """What a job made for the person who asked for it; removed after a week.

    ``capability`` and ``reach`` say what that person must still hold to be given the file.
    """

    job = models.OneToOneField(Job, models.CASCADE, related_name="file")
    name = models.CharField(gettext_lazy("file"), max_length=200)
    capability = models.CharField(max_length=30)
    reach = models.JSONField(default=list)
    is_once = models.BooleanField(default=False)
    """Whoever fetches it takes it away, as temporary passwords are."""
    created_at = models.DateTimeField(auto_now_add=True)
    fetched_at = models.DateTimeField(null=True)
    """Until then the owner's to-do list leads to it, for who closed the page long ago."""

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="job_file_by_age")]

    def __str__(self) -> str:
        return self.name

    def is_within_reach(self, actor: "Actor") -> bool:
        """Say whether the actor still reaches all that the file was made from."""
        scope = actor.scope(Capability(self.capability))
        return all(scope.covers(path) for path in self.reach)


class JobFilePart(models.Model):
    """A piece of a file, sealed: neither worker nor page ever holds the whole of it."""

    file = models.ForeignKey(JobFile, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="job_file_part_stands_once")
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.number}"


class Pulse(models.Model):
    """When a worker last ran the sweep: the one row tells that scheduler, Redis and worker live."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"


class Routine(PeriodicTask):  # type: ignore[misc]  # beat's own table, without types
    """A job that the clock starts: ``name`` is its function, beat calls ``jobs.tasks.start``."""

    objects = RoutineQuerySet.as_manager()

    class Meta:
        proxy = True
        ordering = ["name"]

    @property
    def words(self) -> Words:
        return routines()[self.name]

    @property
    def at(self) -> time | None:
        """The time of day of what is done daily."""
        return time(int(self.crontab.hour), int(self.crontab.minute)) if self.crontab else None

    @property
    def hours(self) -> int | None:
        """The hours between two runs of what is done several times a day."""
        return self.interval.every if self.interval else None

    @property
    def rhythm(self) -> str:
        if not self.enabled:
            return _("Switched off")
        if self.at is not None:
            return _("Daily at %(time)s") % {"time": f"{self.at:%H:%M}"}
        return _("Every %(hours)d hours") % {"hours": self.hours}
