"""Parts of a total that flow in by themselves, frozen when results are computed first."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.choices import Source
from assessments.models.cycles import AssessedUnit, Cycle
from common.history import keeps_history


@keeps_history()
class ComputedPart(models.Model):
    """A source whose figures count in a cycle, with its weight."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="computed_parts")
    source = models.CharField(_("source"), max_length=10, choices=Source.choices)
    weight = models.PositiveSmallIntegerField(_("weight"))

    class Meta:
        ordering = ["cycle", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "source"], name="source_counts_once_a_cycle"),
            models.CheckConstraint(
                condition=models.Q(weight__gte=1, weight__lte=100),
                name="computed_part_has_a_weight",
            ),
        ]

    def __str__(self) -> str:
        return self.get_source_display()


@keeps_history()
class ComputedFigure(models.Model):
    """What a source said of a unit, from 0 to 100, as its own page shows it."""

    part = models.ForeignKey(ComputedPart, models.PROTECT, related_name="figures")
    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="figures")
    value = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "unit"], name="source_says_one_figure_a_unit")
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.unit}"
