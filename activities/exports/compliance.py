"""The figures of compliance: each page and its file are one declaration."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from accounts.scope import Scope
from activities.choices import ActivityKind, CellState
from activities.domain.grid import (
    GridRow,
    compliance_grid,
    rows_shown,
    totals,
    usual_period,
    whole_periods,
)
from activities.domain.towns import TownRow, town_grid
from activities.forms.compliance import PeriodFilter
from common.dates import months_between
from spreadsheets.exports import Cell, ExportColumn, TableExport, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from activities.domain.grid import Totals

METHOD = gettext_lazy(
    "Submitted and accepted activities count in the month of their date; late is what was recorded"
    " after the deadline. A quarter or year belongs to its last month, is due if at least half of"
    " its months are, and judged when it is over. The running month is open and in no figure."
)


class ReachExport(TableExport):
    """Not rows of a table but computed over the branches in reach, or within one organization."""

    capability = Capability.ACTIVITY_VIEW

    @cached_property
    def scope(self) -> Scope:
        organization = self.form.cleaned_data.get("within")
        return Scope((organization.path,)) if organization else self.actor.scope(self.capability)


class PeriodExport(ReachExport):
    method = METHOD

    form: PeriodFilter

    def make_form(self) -> PeriodFilter:
        return PeriodFilter(self.query, actor=self.actor)

    @cached_property
    def months(self) -> list[date]:
        usual = usual_period(actor=self.actor, on=self.today)
        first, last = self.form.period(usual=usual)
        if self.form.duty:
            first, last = whole_periods(kind=self.form.duty, first=first, last=last)
        return months_between(first, last)

    @cached_property
    def grid(self) -> list[GridRow]:
        """Every branch, from which the totals are counted."""
        first, last = self.months[0], self.months[-1]
        return compliance_grid(scope=self.scope, kinds=self.form.kinds, first=first, last=last)

    @cached_property
    def terms(self) -> dict[date, str]:
        """The months in which a period ends, each with the period's name."""
        if not self.form.duty:
            return {month: f"{month:%Y-%m}" for month in self.months}
        found = {cell.term.month: cell.term.label for row in self.grid for cell in row.cells}
        return dict(sorted(found.items()))

    @property
    def duty_name(self) -> str:
        kind = self.form.duty
        return str(ActivityKind(kind).label) if kind else _("All requirements")

    def described(self) -> list[tuple[str, str]]:
        """Name requirement and months in any case: they were chosen for whoever chose none."""
        fields = self.form.fields
        chosen = {str(fields[name].label) for name in ("kind", "first", "last")}
        return [
            (_("Requirement"), self.duty_name),
            (_("Months"), f"{self.months[0]:%Y-%m} – {self.months[-1]:%Y-%m}"),
            *(pair for pair in super().described() if pair[0] not in chosen),
        ]

    def _head(self, first: str, *figures: str) -> list[ExportColumn]:
        return [
            ExportColumn(first, (), width=36),
            *(ExportColumn(label, (), width=12) for label in self.terms.values()),
            *(ExportColumn(label, (), width=10) for label in figures),
        ]


@register_export
class GridExport(PeriodExport):
    """Branch by period: a state for one requirement, held of due for all together."""

    kind = "compliance-grid"
    title = gettext_lazy("Organization life by branch")

    @cached_property
    def shown(self) -> list[GridRow]:
        """Return the branches the filter keeps."""
        return rows_shown(grid=self.grid, show=self.form.cleaned_data.get("show", ""))

    def count(self) -> int:
        return len(self.shown)

    def columns(self) -> Sequence[ExportColumn]:
        return self._head(_("Branch"), _("Held"), pgettext("party days", "Due"))

    def rows(self) -> Iterator[list[Cell]]:
        written = words({}, CellState.choices)
        for row in self.shown:
            cells = [row.cell(month) for month in self.terms]
            said = [
                written(cell.state) if self.form.duty else _held_of_due(cell.totals)
                for cell in cells
            ]
            yield [row.branch.name, *said, row.totals.held, row.totals.due]


@register_export
class TownExport(PeriodExport):
    """What stands right below an organization, by period: per cent, held and due."""

    kind = "compliance-towns"
    title = gettext_lazy("Organization life by town")

    def make_form(self) -> PeriodFilter:
        form = super().make_form()
        del form.fields["show"]
        return form

    @cached_property
    def shown(self) -> list[TownRow]:
        return town_grid(grid=self.grid, scope=self.scope)

    @property
    def totals(self) -> "Totals":
        return totals(self.grid)

    def count(self) -> int:
        return len(self.shown)

    def columns(self) -> Sequence[ExportColumn]:
        labels = (_("Branches"), _("Held"), pgettext("party days", "Due"), _("Per cent"))
        return self._head(_("Organization"), *labels)

    def rows(self) -> Iterator[list[Cell]]:
        for row in self.shown:
            months: list[Any] = [row.months.get(month) for month in self.terms]
            said = [_percent_said(found) if found else "" for found in months]
            total = row.totals
            yield [
                row.organization.name, *said, row.branches, total.held, total.due, total.percent,
            ]  # fmt: skip


def _held_of_due(found: "Totals") -> str:
    return f"{found.held}/{found.due}" if found.due else ""


def _percent_said(found: "Totals") -> str:
    return f"{found.percent}% ({found.held}/{found.due})" if found.due else ""
