"""Results as published: numbered versions, the old ones kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.choices import OverallGrade
from assessments.models.cycles import AssessedUnit, Cycle
from assessments.querysets import ResultQuerySet, VersionQuerySet


class ResultVersion(models.Model):
    """The results of a cycle as computed once; a later one says why it replaced it."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    computed_on = models.DateField(_("computed on"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True)
    objections_until = models.DateField(_("objections until"), null=True)
    withdrawn = models.JSONField(default=list)
    """Name and reason of each unit that was withdrawn by then."""
    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="result_version_stands_once")
        ]

    def __str__(self) -> str:
        return f"{self.cycle} {self.number}"


class Result(models.Model):
    """One unit's total, rank and grade; ``parts`` says what it was made of.

    ``common_rank`` is the rank computed with only the parts that all units have.
    """

    version = models.ForeignKey(ResultVersion, models.PROTECT, related_name="results")
    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="results")
    exact = models.CharField(max_length=60, blank=True)
    total = models.DecimalField(_("total"), max_digits=5, decimal_places=2, null=True)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True)
    common_rank = models.PositiveSmallIntegerField(null=True)
    grade = models.CharField(_("grade"), max_length=11, choices=OverallGrade.choices, blank=True)
    parts = models.JSONField(default=list)
    position = models.PositiveSmallIntegerField(default=0)
    """Where the row is printed: equal totals share a rank, but not a line."""
    deducted = models.PositiveSmallIntegerField(_("deducted"), default=0)
    deductions = models.JSONField(default=list)
    """What each point was deducted for, in words."""
    vetoes = models.JSONField(default=list)
    """Source, day and deciding body of each veto, in words."""
    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position", "unit__code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "unit"], name="unit_has_one_result")
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.total}"

    @property
    def means(self) -> dict[str, str]:
        """Return the mean of each part there is, by its key."""
        return {part["key"]: part["mean"] for part in self.parts if part["mean"] is not None}

    @property
    def numbers(self) -> dict[str, str]:
        """Return how many valid scores each group gave, or that they were too few."""
        return {part["key"]: part["n"] for part in self.parts if part.get("n") is not None}

    @property
    def has_all(self) -> bool:
        """Say whether no part is missing, so that no weight was scaled up."""
        return len(self.means) == len(self.parts)
