"""Published results of a scored period with every indicator and deduction."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from assessments.forms.performance import PeriodFilter
from assessments.models import Performance, PerformanceResult
from assessments.reports.performance import tree_of
from common.numbers import plain
from dispatch.choices import UnitGroup
from spreadsheets.exports import ExportColumn, TableExport, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from assessments.querysets import PerformanceResultQuerySet


@register_export
class PerformanceResultExport(TableExport):
    kind = "performance-results"
    title = gettext_lazy("Results of performance assessments")
    capability = Capability.ASSESSMENT_VIEW
    list_route = "assessments:performance_results"
    method = gettext_lazy(
        "Sum of the scores of 100, indicators that do not apply left out and the others scaled up,"
        " less what the duty list and the negative list take off, not below 0, rounded half-up once"
        " to two decimals; ranked within the group of units."
    )

    form: PeriodFilter

    def make_form(self) -> PeriodFilter:
        return PeriodFilter(self.query, actor=self.actor)

    @property
    def period(self) -> Performance | None:
        """Return the period shown; none where a unit is followed through all of them."""
        return None if self.form.history else self.form.chosen

    def select(self) -> "PerformanceResultQuerySet":
        rows = PerformanceResult.objects.visible_to(self.actor, self.capability).newest()
        if text := self.form.history:
            named = Q(unit__name__contains=text) | Q(unit__code__iexact=text)
            return rows.filter(named).order_by("unit__code", "-unit__performance__year", "-pk")
        rows = rows.filter(version__performance=self.period)
        return rows.order_by("unit__group", "rank", "unit__code")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Period"), ("unit__performance__title",), width=30),
            ExportColumn(pgettext("result", "Rank"), ("rank",), width=8),
            ExportColumn(_("Code"), ("unit__code",), is_text=True),
            ExportColumn(_("Unit"), ("unit__name",), width=36),
            ExportColumn(_("Group"), ("unit__group",), words({}, UnitGroup.choices)),
            *[
                ExportColumn(f"{name}（{points}）", ("parts",), partial(_score, key))
                for key, name, points in heads_of(self.period)
            ],
            ExportColumn(_("Deducted"), ("deducted",), width=8),
            ExportColumn(_("Deducted for"), ("deductions",), _deducted_for, width=40),
            ExportColumn(_("Total"), ("total",), width=10),
        ]


def heads_of(period: Performance | None, *, tops: bool = False) -> list[tuple[str, str, str]]:
    """Return key, name and points of each node in reading order, or of the top ones alone."""
    if period is None:
        return []
    return [
        (str(node.indicator.pk), str(node.indicator), plain(node.indicator.points))
        for node in tree_of(performance=period)
        if not (tops and node.depth)
    ]


def _deducted_for(deductions: list[dict[str, str]]) -> str:
    return "；".join(f"{one['text']}（−{one['points']}，{one['source']}）" for one in deductions)


def _score(key: str, parts: dict[str, str]) -> Decimal | None:
    return Decimal(parts[key]) if key in parts else None
