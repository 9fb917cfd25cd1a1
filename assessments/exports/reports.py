"""The units' reports as a file: what each handed in, and what is missing."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from assessments.choices import ReportKind, ReportState
from assessments.forms.reports import ReportFilter
from assessments.models import UnitReport
from assessments.models.reports import PARTS
from dispatch.choices import UnitGroup
from spreadsheets.exports import ExportColumn, TableExport, words, yes_no
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from assessments.querysets import UnitReportQuerySet


@register_export
class UnitReportExport(TableExport):
    kind = "unit-reports"
    title = gettext_lazy("Reports of units")
    capability = Capability.ASSESSMENT_VIEW
    list_route = "assessments:report_list"
    method = gettext_lazy("One row for each report; a text appears once it was handed in.")
    form: ReportFilter

    def make_form(self) -> ReportFilter:
        return ReportFilter(self.query, actor=self.actor)

    def select(self) -> "UnitReportQuerySet":
        visible = UnitReport.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).order_by("unit__group", "unit__code", "pk")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Code"), ("unit__code",), is_text=True, width=8),
            ExportColumn(_("Unit"), ("unit__name",), width=30),
            ExportColumn(
                pgettext("units", "Group"), ("unit__group",), words({}, UnitGroup.choices)
            ),
            ExportColumn(_("Report"), ("kind",), words({}, ReportKind.choices), width=10),
            ExportColumn(_("State"), ("state",), words({}, ReportState.choices), width=10),
            ExportColumn(_("Handed in at"), ("submitted_at",), _minute, width=18),
            ExportColumn(_("Late"), ("is_late",), yes_no, width=8),
            *[
                ExportColumn(label, (part, "submitted_at"), _handed_in, width=60)
                for part, label in PARTS.items()
            ],
        ]


def _handed_in(text: str, submitted_at: datetime | None) -> str:
    return text if submitted_at else ""


def _minute(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""
