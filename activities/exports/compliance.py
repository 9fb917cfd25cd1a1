"""The figures of compliance as files."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from accounts.scope import Scope
from activities.choices import CellState
from activities.domain.grid import GridRow, party_day_grid, rows_shown, usual_period
from activities.forms.compliance import PeriodFilter
from common.dates import months_between
from spreadsheets.exports import (
    Cell,
    ExportColumn,
    TableExport,
    words,
)
from spreadsheets.registry import register_export


@register_export
class PartyDayGridExport(TableExport):
    """Not rows of a table but a computed grid; it is as long as there are branches in reach."""

    kind = "party-day-grid"
    title = gettext_lazy("Party-day grid")
    capability = Capability.ACTIVITY_VIEW
    method = gettext_lazy(
        "One themed party day a month; due when the branch existed at least 15 days; late after"
        " the 5th of the next month. The running month is open and in no figure."
    )

    form: PeriodFilter

    def make_form(self) -> PeriodFilter:
        return PeriodFilter(self.query, actor=self.actor)

    @cached_property
    def months(self) -> list[date]:
        usual = usual_period(actor=self.actor, on=self.today)
        return months_between(*self.form.period(usual=usual))

    @cached_property
    def grid(self) -> list[GridRow]:
        """Every branch, from which the totals are counted."""
        first, last = self.months[0], self.months[-1]
        scope = self.actor.scope(self.capability)
        if organization := self.form.cleaned_data.get("within"):
            scope = Scope((organization.path,))
        return party_day_grid(scope=scope, first=first, last=last)

    @cached_property
    def shown(self) -> list[GridRow]:
        """Return the branches the filter keeps."""
        return rows_shown(grid=self.grid, show=self.form.cleaned_data.get("show", ""))

    def described(self) -> list[tuple[str, str]]:
        """Name the months in any case: they were chosen for whoever chose none."""
        period = (_("Months"), f"{self.months[0]:%Y-%m} – {self.months[-1]:%Y-%m}")
        fields = self.form.fields
        chosen = {str(fields["first"].label), str(fields["last"].label)}
        return [period, *(pair for pair in super().described() if pair[0] not in chosen)]

    def count(self) -> int:
        return len(self.shown)

    def columns(self) -> Sequence[ExportColumn]:
        months = [ExportColumn(f"{month:%Y-%m}", (), width=10) for month in self.months]
        figures = [
            ExportColumn(label, (), width=8) for label in (_("Held"), pgettext("party days", "Due"))
        ]
        return [ExportColumn(_("Branch"), (), width=36), *months, *figures]

    def rows(self) -> Iterator[list[Cell]]:
        written = words({}, CellState.choices)
        for row in self.shown:
            states = [written(cell.state) for cell in row.cells]
            yield [row.branch.name, *states, row.totals.held, row.totals.due]
