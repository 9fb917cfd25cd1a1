"""How a branch's month becomes a score, as dated data."""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from activities.querysets import RequirementQuerySet
from common.history import keeps_history


def _figure(label: Any, default: str) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(label, max_digits=5, decimal_places=2, default=Decimal(default))


SCORE_FIGURES = (
    "party_day", "meetings", "attendance", "dues", "records", "tasks", "attendance_full",
    "attendance_none", "late_a_day", "late_at_most", "secretary_absent", "months_share",
)  # fmt: skip


@keeps_history()
class ScoreRule(models.Model):
    """A version of the month score; the one that started last before a month holds for it."""

    valid_from = models.DateField(_("from"), null=True, blank=True)
    party_day = _figure(_("Themed party day held and recorded in time"), "25")
    meetings = _figure(_("Meetings due held"), "25")
    attendance = _figure(_("Attendance"), "20")
    dues = _figure(_("Dues collected"), "10")
    records = _figure(_("Records complete"), "10")
    tasks = _figure(_("Reports and tasks in time"), "10")
    attendance_full = _figure(_("Attendance in per cent for all of its points"), "85")
    attendance_none = _figure(_("Attendance in per cent for none of its points"), "60")
    late_a_day = _figure(_("Lost for each day a record is late"), "1")
    late_at_most = _figure(_("Lost for late records at most"), "5")
    secretary_absent = _figure(_("Lost when the secretary is absent without excuse"), "5")
    months_share = _figure(_("Share of the months in the year's figure in per cent"), "60")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    adopted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    objects = RequirementQuerySet.as_manager()

    class Meta:
        ordering = [F("valid_from").desc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"], nulls_distinct=False, name="score_rule_starts_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_from__day=1),
                name="score_rule_starts_on_the_first_of_a_month",
            ),
            models.CheckConstraint(
                condition=Q(attendance_full__gt=F("attendance_none")),
                name="score_of_attendance_rises",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from:%Y-%m}" if self.valid_from else str(_("always"))

    @property
    def figures(self) -> list[tuple[str, Decimal]]:
        """Each figure with its words."""
        return [(self.label_of(name), getattr(self, name)) for name in SCORE_FIGURES]

    @classmethod
    def label_of(cls, name: str) -> str:
        field: Any = cls._meta.get_field(name)
        return str(field.verbose_name)

    @cached_property
    def exact(self) -> dict[str, Fraction]:
        """The figures as the arithmetic needs them: a third times three is one."""
        return {name: Fraction(getattr(self, name)) for name in SCORE_FIGURES}
