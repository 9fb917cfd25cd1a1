"""Work that outlives a request: the row is the truth, Redis only rings the bell."""

from django.db import models

from jobs.choices import JobState


class Job(models.Model):
    task = models.CharField(max_length=100)
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

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "heartbeat_at"], name="job_by_state")]

    def __str__(self) -> str:
        return f"{self.task} #{self.pk}"

    @property
    def percent(self) -> int:
        return 100 * self.progress_done // self.progress_total if self.progress_total else 0

    @property
    def remaining_seconds(self) -> int | None:
        """Estimate from the pace so far; nothing before there is one."""
        if not (self.started_at and self.heartbeat_at and self.progress_done > 0):
            return None
        spent = (self.heartbeat_at - self.started_at).total_seconds()
        return round(spent * (self.progress_total - self.progress_done) / self.progress_done)

    @property
    def is_over(self) -> bool:
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}
