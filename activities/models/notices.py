"""What a superior reminded a branch of."""

from django.db import models

from activities.querysets import NoticeQuerySet


class Notice(models.Model):
    """A nudge (催办): who asked a branch when for what was overdue; at most one a day.

    ``duties`` holds what was overdue then, as kind and last month: ``["lesson", "2018-06"]``.
    """

    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    sent_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_on = models.DateField()
    duties = models.JSONField()
    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "sent_on"], name="branch_is_nudged_once_a_day"
            ),
            models.CheckConstraint(
                condition=~models.Q(duties=[]), name="notice_names_what_is_overdue"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.sent_on}"
