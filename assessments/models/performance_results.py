"""Results of a scored period as published: numbered versions, and what units object to them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.models.objections import FiledObjection
from assessments.models.performance import Performance, PerformanceUnit
from assessments.querysets import (
    PerformanceObjectionQuerySet,
    PerformanceResultQuerySet,
    PerformanceVersionQuerySet,
)
from branches.models import Organization
from common.history import keeps_history
from points.choices import Verdict


class PerformanceVersion(models.Model):
    """The results of a period as published once; a later one says why it replaced it."""

    performance = models.ForeignKey(Performance, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    published_at = models.DateTimeField(_("published at"))
    objections_until = models.DateField(_("objections until"), null=True)
    objects = PerformanceVersionQuerySet.as_manager()

    class Meta:
        ordering = ["performance", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["performance", "number"], name="performance_version_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.performance} {self.number}"


class PerformanceResult(models.Model):
    """A unit's total and rank; ``parts`` is the score of each node by its number."""

    version = models.ForeignKey(PerformanceVersion, models.PROTECT, related_name="results")
    unit = models.ForeignKey(PerformanceUnit, models.PROTECT, related_name="results")
    exact = models.CharField(max_length=60)
    total = models.DecimalField(_("total"), max_digits=5, decimal_places=2)
    rank = models.PositiveSmallIntegerField(_("rank"))
    deducted = models.DecimalField(_("deducted"), max_digits=6, decimal_places=2)
    parts = models.JSONField(default=dict)
    deductions = models.JSONField(default=list)
    """List, day, points, text and source of each deduction, in words."""
    objects = PerformanceResultQuerySet.as_manager()

    class Meta:
        ordering = ["version", "unit__group", "rank", "unit__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "unit"], name="unit_has_one_result_a_performance_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.total}"


@keeps_history()
class PerformanceObjection(FiledObjection):
    """What a unit's head says against its result of a period, and what the office decided."""

    unit = models.ForeignKey(PerformanceUnit, models.PROTECT, related_name="objections")
    version = models.ForeignKey(PerformanceVersion, models.PROTECT, related_name="objections")
    objects = PerformanceObjectionQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "version"], name="unit_objects_once_to_a_performance_version"
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.OPEN) | ~Q(answer=""),
                name="decided_performance_objection_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.raised_on}"

    @property
    def organization(self) -> Organization:
        return self.unit.performance.organization

    @property
    def about(self) -> Performance:
        return self.unit.performance
