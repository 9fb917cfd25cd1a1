"""The three reports of a unit, who writes them beside its head, and who was reminded of them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.choices import ReportKind, ReportState
from assessments.models.cycles import AssessedUnit
from assessments.querysets import OfUnitQuerySet, UnitReportQuerySet
from common.history import keeps_history

MOST_HIGHLIGHTS, MOST_PROBLEMS, MOST_MEASURES = 800, 500, 500
"""Characters: three reports fit on a few sheets and into the minutes they are given in the hall."""
PARTS = {
    "highlights": _("Highlights of the work"),
    "problems": pgettext_lazy("report", "Problems"),
    "measures": pgettext_lazy("report", "Measures"),
}


@keeps_history(quietly=(*PARTS, "version", "tab", "saved_by", "saved_at"))
class UnitReport(models.Model):
    """One of a unit's three reports; ``submitted_at`` is empty as long as nobody else reads it.

    Each saving raises ``version`` and keeps the ``tab`` it came from, so that nobody overwrites
    what somebody else wrote meanwhile. The history keeps what was handed in each time, not what was
    typed in between.
    """

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="reports")
    kind = models.CharField(_("kind"), max_length=16, choices=ReportKind.choices)
    highlights = models.TextField(PARTS["highlights"], max_length=MOST_HIGHLIGHTS, blank=True)
    problems = models.TextField(PARTS["problems"], max_length=MOST_PROBLEMS, blank=True)
    measures = models.TextField(PARTS["measures"], max_length=MOST_MEASURES, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=ReportState.choices, default=ReportState.DRAFT
    )
    version = models.PositiveIntegerField(default=0)
    tab = models.CharField(max_length=32, blank=True)
    saved_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(_("saved at"), null=True)
    submitted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(_("submitted at"), null=True)
    is_late = models.BooleanField(_("submitted late"), default=False)
    returned_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(_("returned at"), null=True)
    reason = models.CharField(_("returned because"), max_length=200, blank=True)
    objects = UnitReportQuerySet.as_manager()

    class Meta:
        ordering = ["unit__cycle", "unit__group", "unit__code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind"], name="unit_reports_once_on_a_kind"),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="submitted_report_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True)
                | ~Q(highlights="") & ~Q(problems="") & ~Q(measures=""),
                name="submitted_report_is_complete",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(submitted_at__isnull=True) & ~Q(reason=""),
                name="returned_report_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:report_write", args=[self.pk])

    @property
    def texts(self) -> list[tuple[Any, list[str]]]:
        """Return each part with its paragraphs."""
        parts = {label: getattr(self, part).splitlines() for part, label in PARTS.items()}
        return [(label, [line for line in lines if line]) for label, lines in parts.items()]

    @property
    def is_handed_in(self) -> bool:
        return self.submitted_at is not None

    @property
    def is_begun(self) -> bool:
        return self.version > 0


@keeps_history()
class ReportWriter(models.Model):
    """Who writes a unit's reports beside its head, as the office lets them."""

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="writers")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    objects = OfUnitQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "user"], name="writer_is_named_once_a_unit")
        ]

    def __str__(self) -> str:
        return str(self.user)


class ReportNotice(models.Model):
    """A nudge (催办): who reminded a unit when of reports not handed in; at most one a day."""

    unit = models.ForeignKey(AssessedUnit, models.PROTECT, related_name="report_notices")
    sent_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_on = models.DateField()

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sent_on"], name="unit_is_nudged_once_a_day_for_reports"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.sent_on}"
