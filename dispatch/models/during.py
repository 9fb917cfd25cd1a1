"""What is recorded during a posting: monthly logs, reviews, and reminders that were seen to."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.history import keeps_history
from dispatch.choices import EndingSide, ReviewSide, ReviewStage
from dispatch.models.postings import Posting

TOP_MARK = 100


@keeps_history()
class MonthLog(models.Model):
    """A month of a posting in the person's own words; ``month`` is its first day."""

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="logs")
    month = models.DateField(_("month"))
    days_on_site = models.PositiveSmallIntegerField(_("days on site"))
    visits = models.PositiveSmallIntegerField(_("visits to households"), default=0)
    text = models.CharField(_("what was done"), max_length=500)
    written_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(
                fields=["posting", "month"], name="posting_has_one_log_a_month"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="log_is_of_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.posting} {self.month:%Y-%m}"


@keeps_history()
class PostingReview(models.Model):
    """What the host or the home unit says of a posting, at mid-term or at its end."""

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="reviews")
    stage = models.CharField(_("stage"), max_length=7, choices=ReviewStage.choices)
    side = models.CharField(_("side"), max_length=4, choices=ReviewSide.choices)
    mark = models.PositiveSmallIntegerField(_("mark"), validators=[MaxValueValidator(TOP_MARK)])
    words = models.CharField(_("opinion"), max_length=500)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["posting", "-stage", "side"]
        constraints = [
            models.UniqueConstraint(
                fields=["posting", "stage", "side"], name="each_side_reviews_a_stage_once"
            ),
            models.CheckConstraint(
                condition=Q(mark__lte=TOP_MARK), name="posting_mark_is_at_most_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.posting} {self.get_stage_display()} {self.get_side_display()}"


class SeenReminder(models.Model):
    """A reminder of an end that a side saw to; with another end it comes again."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="seen_reminders")
    ends_on = models.DateField()
    days_before = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=6, choices=EndingSide.choices, default=EndingSide.OFFICE)
    seen_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["posting", "ends_on", "days_before", "side"],
                name="reminder_is_seen_to_once_by_a_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.posting} {self.days_before}"
