"""Party days nominated for the stars of a month (特色活动之星), and the months published."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.choices import NominationState
from activities.querysets import NominationQuerySet


class Nomination(models.Model):
    """One party day a branch puts forward for a month; a withdrawn one is gone but for the log."""

    activity = models.OneToOneField(
        "activities.Activity", models.PROTECT, related_name="nomination"
    )
    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    month = models.DateField(_("month"))
    reason = models.CharField(_("reason"), max_length=200)
    summary = models.TextField(_("summary"), max_length=500)
    state = models.CharField(
        _("state"),
        max_length=11,
        choices=NominationState.choices,
        default=NominationState.NOMINATED,
    )
    nominated_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    nominated_at = models.DateTimeField(auto_now_add=True)
    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "organization__path"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "organization"], name="branch_nominates_once_a_month"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="nomination_is_for_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.organization}"


class StarMonth(models.Model):
    """A month's deadlines, and when the activities picked for it were shown to the district."""

    month = models.DateField(_("month"))
    nominate_by = models.DateField(_("nominations until"), null=True, blank=True)
    shortlist_by = models.DateField(_("shortlists until"), null=True, blank=True)
    published_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(fields=["month"], name="month_has_its_stars_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="stars_are_of_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None
