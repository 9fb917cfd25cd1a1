"""What bears on a result beside the ballots: vetoes, deductions, and what units object to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.cycles import AssessedUnit, Cycle
from assessments.models.follow_ups import FollowUp
from assessments.models.objections import FiledObjection
from assessments.models.results import ResultVersion
from assessments.querysets import OfUnitQuerySet, ResultObjectionQuerySet
from branches.models import Organization
from common.history import keeps_history
from points.choices import Verdict


@keeps_history()
class Veto(models.Model):
    """What leaves a unit no better grade than 一般; total and rank stay as they are."""

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="vetoes")
    source = models.CharField(_("source"), max_length=200)
    body = models.CharField(_("deciding body"), max_length=80)
    decided_on = models.DateField(_("decided on"))
    entered_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    lifted = models.CharField(_("lifted because"), max_length=200, blank=True)
    objects = OfUnitQuerySet.as_manager()

    class Meta:
        ordering = ["unit__code", "decided_on", "id"]
        verbose_name_plural = "vetoes"

    def __str__(self) -> str:
        return f"{self.unit} {self.source}"


@keeps_history()
class Deduction(models.Model):
    """A point a unit loses for a follow-up that was overdue and unverified when it was counted."""

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="deductions")
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="+")
    due_on = models.DateField(_("due on"))
    struck = models.CharField(_("struck because"), max_length=200, blank=True)
    objects = OfUnitQuerySet.as_manager()

    class Meta:
        ordering = ["unit__code", "due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "follow_up"], name="follow_up_is_deducted_once_a_cycle"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.follow_up}"


@keeps_history()
class ResultObjection(FiledObjection):
    """What a unit's head says against its result, and what the office decided."""

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="objections")
    version = models.ForeignKey(ResultVersion, models.PROTECT, related_name="objections")
    objects = ResultObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "version"], name="unit_objects_once_to_a_version"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.OPEN) | ~models.Q(answer=""),
                name="decided_result_objection_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.raised_on}"

    @property
    def organization(self) -> Organization:
        return self.unit.cycle.organization

    @property
    def about(self) -> Cycle:
        return self.unit.cycle
