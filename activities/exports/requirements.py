"""What is required, and who is exempt, as files."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from activities.choices import ActivityKind
from activities.forms.requirements import ExemptionFilter
from activities.models import Exemption
from activities.reports.requirements import Version, requirement_versions
from common.dates import show
from spreadsheets.exports import Cell, ExportColumn, TableExport, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from datetime import date

    from activities.querysets import ExemptionQuerySet


@register_export
class RequirementExport(TableExport):
    """Every version with its source, the past ones too."""

    kind = "requirements"
    title = gettext_lazy("Requirements of organization life")
    capability = Capability.ACTIVITY_VIEW

    def make_form(self) -> forms.Form:
        return forms.Form(self.query)

    @cached_property
    def versions(self) -> list[Version]:
        return requirement_versions()

    def count(self) -> int:
        return len(self.versions)

    def columns(self) -> Sequence[ExportColumn]:
        labels = (
            _("Requirement"), _("Holds for"), _("How often"), _("Only from so many full members"),
            _("For each party group"), _("Days of existence"), _("Recorded by day"),
            _("Regulation"), _("Article"), _("From"), _("Until before"), _("Reason or document"),
        )  # fmt: skip
        return [ExportColumn(label, (), width=16) for label in labels]

    def rows(self) -> Iterator[list[Cell]]:
        for version in self.versions:
            rule = version.requirement
            yield [
                rule.get_kind_display(),
                "、".join(str(kind.label) for kind in version.organization_kinds),
                rule.frequency,
                rule.min_full_members or None,
                _("Yes") if rule.for_each_group else _("No"),
                rule.min_days,
                rule.late_after_day,
                rule.regulation,
                rule.article,
                show(version.valid_from) if version.valid_from else "",
                show(version.until) if version.until else "",
                rule.reason,
            ]


@register_export
class ExemptionExport(TableExport):
    kind = "exemptions"
    title = gettext_lazy("Exemptions")
    capability = Capability.ACTIVITY_VIEW

    form: ExemptionFilter

    def make_form(self) -> ExemptionFilter:
        return ExemptionFilter(self.query, actor=self.actor)

    def select(self) -> "ExemptionQuerySet":
        return self.form.narrow(Exemption.objects.visible_to(self.actor, self.capability))

    def columns(self) -> Sequence[ExportColumn]:
        kind = words({"": _("Every requirement")}, ActivityKind.choices)
        return [
            ExportColumn(_("Branch"), ("organization__name",), width=36),
            ExportColumn(_("Exempt from"), ("kind",), kind),
            ExportColumn(_("First month"), ("first_month",), _month),
            ExportColumn(_("Last month"), ("last_month",), _month),
            ExportColumn(_("Reason"), ("reason",), width=36),
            ExportColumn(_("Granted by"), ("granted_by__name",)),
            ExportColumn(_("Withdrawn, because"), ("withdrawal_reason",), width=36),
        ]


def _month(month: "date") -> str:
    return f"{month:%Y-%m}"
