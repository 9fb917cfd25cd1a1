"""The yearly appraisal of members (民主评议党员): what a branch's meeting counted and decided."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.choices import MemberGrade
from assessments.querysets import BranchAppraisalQuerySet, MemberAppraisalQuerySet
from common.history import keeps_history

COUNTS = ("excellent", "qualified", "basic", "unqualified")
"""The fields that count the meeting's ballots, in the order of ``MemberGrade``."""


@keeps_history()
class BranchAppraisal(models.Model):
    """A branch's appraisal of a year: the meeting, who voted in it, and why more are excellent."""

    organization = models.ForeignKey(
        "branches.Organization", models.PROTECT, related_name="appraisals"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    held_on = models.DateField(_("held on"))
    voters = models.PositiveSmallIntegerField(_("voters present"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), auto_now=True)
    objects = BranchAppraisalQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "organization"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year"], name="branch_appraises_once_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:appraisal_detail", args=[self.year, self.organization_id])


@keeps_history()
class MemberAppraisal(models.Model):
    """What was counted for a member and what the branch decided; no grade: was not graded.

    The counts are those read out in the meeting; they stay empty where too few voted.
    """

    appraisal = models.ForeignKey(BranchAppraisal, models.PROTECT, related_name="members")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="year_appraisals")
    year = models.PositiveSmallIntegerField(_("year"))
    grade = models.CharField(_("grade"), max_length=11, choices=MemberGrade.choices, blank=True)
    excellent = models.PositiveSmallIntegerField(null=True)
    qualified = models.PositiveSmallIntegerField(null=True)
    basic = models.PositiveSmallIntegerField(null=True)
    unqualified = models.PositiveSmallIntegerField(null=True)
    objects = MemberAppraisalQuerySet.as_manager()

    class Meta:
        ordering = ["appraisal", "id"]
        constraints = [
            models.UniqueConstraint(fields=["member", "year"], name="member_is_graded_once_a_year"),
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True for name in COUNTS})
                | Q(**{f"{name}__isnull": False for name in COUNTS}),
                name="ballots_on_a_member_are_counted_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.year} {self.get_grade_display()}"

    @property
    def counts(self) -> tuple[int, ...] | None:
        """Return how many chose each grade, or nothing where ballots were not recorded."""
        if self.excellent is None:
            return None
        return tuple(getattr(self, name) for name in COUNTS)
