"""What the regulations ask of organizations, as dated data, and who is exempt."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from activities.choices import ActivityKind, Period
from activities.querysets import ExemptionQuerySet, RequirementQuerySet
from branches.choices import OrganizationKind
from common.history import keeps_history

FREQUENCIES = {
    Period.MONTH: _("%(count)d a month"),
    Period.QUARTER: _("%(count)d a quarter"),
    Period.YEAR: _("%(count)d a year"),
}


@keeps_history()
class Requirement(models.Model):
    """One version of what one kind of organization owes; an empty start holds for any past month.

    The version that started last before a period begins is in force for all of it. ``per_period``
    0 says that nothing is owed any more.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind.choices)
    organization_kind = models.CharField(max_length=20, choices=OrganizationKind.choices)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    period = models.CharField(_("period"), max_length=7, choices=Period.choices)
    per_period = models.PositiveSmallIntegerField(_("times"), default=1)
    min_full_members = models.PositiveSmallIntegerField(default=0)
    """Due in months on whose first day the branch has so many full members."""
    for_each_group = models.BooleanField(default=False)
    """Every party group owes it, and the branch has done it when all have."""
    min_days = models.PositiveSmallIntegerField(default=15)
    """Due in months of which the branch existed on so many days."""
    late_after_day = models.PositiveSmallIntegerField(default=5)
    """A record is in time up to this day of the month after the activity."""
    regulation = models.CharField(_("regulation"), max_length=100)
    article = models.CharField(_("article"), max_length=100)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    adopted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    objects = RequirementQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "organization_kind", F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "organization_kind", "valid_from"],
                nulls_distinct=False,
                name="requirement_starts_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_from__day=1),
                name="requirement_starts_on_the_first_of_a_month",
            ),
            models.CheckConstraint(
                condition=Q(min_days__range=(1, 31), late_after_day__range=(1, 31)),
                name="requirement_counts_days_of_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.frequency}"

    @property
    def frequency(self) -> str:
        if not self.per_period:
            return pgettext("requirement", "Not required")
        return str(FREQUENCIES[Period(self.period)]) % {"count": self.per_period}

    @property
    def source(self) -> str:
        return f"{self.regulation}{self.article}"


class Exemption(models.Model):
    """A branch from which one duty, or every duty, is taken for some months, with the reason."""

    organization = models.ForeignKey("branches.Organization", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind.choices, blank=True)
    first_month = models.DateField(_("first month"))
    last_month = models.DateField(_("last month"))
    reason = models.CharField(_("reason"), max_length=200)
    granted_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField(max_length=200, blank=True)
    objects = ExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["-first_month", "-id"]
        indexes = [models.Index(fields=["organization"], name="exemption_of_organization")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    first_month__day=1, last_month__day=1, last_month__gte=F("first_month")
                ),
                name="exemption_spans_whole_months",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="exemption_has_a_reason"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawal_reason=""),
                name="exemption_is_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.organization} {self.duties} {self.first_month:%Y-%m} – {self.last_month:%Y-%m}"
        )

    @property
    def duties(self) -> str:
        return self.get_kind_display() if self.kind else str(_("Every requirement"))
