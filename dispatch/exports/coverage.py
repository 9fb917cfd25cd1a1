"""Who has a leader and who lacks one, as a file."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from dispatch.forms.contacts import CoverageFilter
from dispatch.reports.contacts import Coverage, LeaderRow, TargetRow, coverage
from spreadsheets.exports import Cell, ExportColumn, TableExport
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from datetime import date


@register_export
class CoverageExport(TableExport):
    """The coverage of a day: one sort of target, or the leaders."""

    kind = "contact-coverage"
    title = gettext_lazy("Coverage of leaders' contacts")
    capability = Capability.CONTACT_VIEW

    form: CoverageFilter

    def make_form(self) -> CoverageFilter:
        return CoverageFilter(self.query)

    @property
    def day(self) -> "date":
        day: date = self.form.cleaned_data.get("on") or localdate()
        return day

    @property
    def shown(self) -> str:
        """What a row stands for."""
        return self.form.cleaned_data.get("show") or "place"

    @cached_property
    def found(self) -> Coverage:
        return coverage(actor=self.actor, on=self.day)

    @property
    def wanted(self) -> Sequence[TargetRow | LeaderRow]:
        """The rows the page and the file show."""
        rows: Sequence[TargetRow | LeaderRow] = self.found.of(self.shown)
        if self.form.cleaned_data.get("gaps"):
            rows = [row for row in rows if not row.is_covered]
        return rows

    def count(self) -> int:
        return len(self.wanted)

    def columns(self) -> Sequence[ExportColumn]:
        if self.shown == "leader":
            first = [ExportColumn(_("Leader"), ()), ExportColumn(_("Unit and post"), (), width=36)]
            return [*first, ExportColumn(pgettext("contact", "In contact with"), (), width=60)]
        columns = [
            ExportColumn(pgettext("thing", "Name"), (), width=36),
            ExportColumn(_("Town"), (), width=30),
            ExportColumn(_("Leaders"), (), width=30),
        ]
        is_project = self.shown == "project"
        return [*columns, ExportColumn(_("Chief service officer"), ())] if is_project else columns

    def rows(self) -> Iterator[list[Cell]]:
        for row in self.wanted:
            yield self._leader(row) if isinstance(row, LeaderRow) else self._target(row)

    def _leader(self, row: LeaderRow) -> list[Cell]:
        post = row.post
        return [
            post.cadre.name,
            f"{post.unit} {post.title}",
            _joined(one.target for one in row.contacts),
        ]

    def _target(self, row: TargetRow) -> list[Cell]:
        cells: list[Cell] = [
            str(row.target), str(row.town), _joined(one.leader for one in row.contacts),
        ]  # fmt: skip
        officers = [_joined(one.cadre for one in row.officers)]
        return [*cells, *officers] if self.shown == "project" else cells


def _joined(named: Any) -> str:
    return "、".join(str(one) for one in named)
