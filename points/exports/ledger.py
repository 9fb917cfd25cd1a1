"""The months' points as a file (积分月报)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from points.forms.ledger import MonthFilter
from points.models import MonthlyPoints
from spreadsheets.exports import ExportColumn, TableExport
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from django.db.models import QuerySet


@register_export
class MonthExport(TableExport):
    kind = "points-months"
    title = gettext_lazy("Points of the month")
    capability = Capability.POINTS_VIEW
    method = gettext_lazy(
        "Service, organizer and commendation points of a month count up to the monthly cap; the"
        " other kinds count beyond it. What the cap cut is shown, not lost."
    )

    form: MonthFilter

    def make_form(self) -> MonthFilter:
        return MonthFilter(self.query, actor=self.actor)

    def select(self) -> "QuerySet[MonthlyPoints]":
        return self.form.narrow(MonthlyPoints.objects.visible_to(self.actor, self.capability))

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Name"), ("member__name",), width=10),
            ExportColumn(_("Branch"), ("organization__name",), width=36),
            ExportColumn(_("Entries"), ("entries",)),
            ExportColumn(_("Before the cap"), ("capped_kinds", "other_kinds"), _raw),
            ExportColumn(_("Cut by the cap"), ("capped_kinds", "other_kinds", "effective"), _cut),
            ExportColumn(_("Effective"), ("effective",)),
        ]


def _raw(capped: Decimal, other: Decimal) -> Decimal:
    return capped + other


def _cut(capped: Decimal, other: Decimal, effective: Decimal) -> Decimal:
    return capped + other - effective
