"""What is overdue, and the scores of months and years, as files."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.scope import Scope
from activities.domain.overdue import Overdue, overdue, usual_span
from activities.domain.scores import YearScore, year_scores
from activities.exports.compliance import ReachExport
from activities.forms.compliance import OverdueFilter, ScoreFilter
from activities.models import Requirement
from branches.models import Organization
from common.dates import show
from spreadsheets.exports import Cell, ExportColumn
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from activities.domain.duties import Duty
    from branches.querysets import OrganizationQuerySet


@register_export
class OverdueExport(ReachExport):
    """Branches with something missing past the deadline, between two months."""

    kind = "compliance-overdue"
    title = gettext_lazy("Overdue meetings")
    method = gettext_lazy("Missing, and the deadline for the record has passed.")

    form: OverdueFilter

    def make_form(self) -> OverdueFilter:
        return OverdueFilter(self.query, actor=self.actor)

    @cached_property
    def period(self) -> tuple[date, date]:
        return self.form.period(usual=usual_span(on=self.today))

    @cached_property
    def shown(self) -> list[Overdue]:
        return self.within(self.scope)

    def within(self, scope: Scope, branch_ids: list[int] | None = None) -> list[Overdue]:
        """Return the rows of a scope, or of some branches in it."""
        first, last = self.period
        return overdue(
            scope=scope,
            kinds=self.form.kinds,
            first=first,
            last=last,
            on=self.today,
            branch_ids=branch_ids,
        )

    def count(self) -> int:
        return len(self.shown)

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Branch"), (), width=36),
            ExportColumn(_("Superior"), (), width=36),
            ExportColumn(_("Missing"), (), width=60),
            ExportColumn(_("Number"), (), width=8),
            ExportColumn(_("Earliest deadline"), (), width=14),
            ExportColumn(_("Last reminded"), (), width=30),
        ]

    def rows(self) -> Iterator[list[Cell]]:
        for row in self.shown:
            notice = row.notice
            yield [
                row.branch.name,
                row.branch.superior.name if row.branch.superior else "",
                "；".join(_said(name, lacking) for name, lacking in row.by_kind),
                len(row.duties),
                show(row.deadline),
                f"{notice.sent_by} {localtime(notice.sent_at):%Y-%m-%d %H:%M}" if notice else "",
            ]


def _said(name: str, lacking: "list[Duty]") -> str:
    return f"{name}：{'、'.join(duty.term.label for duty in lacking)}"


@register_export
class ScoreExport(ReachExport):
    """The scores of a year's months and the year's own, branch by branch."""

    kind = "compliance-scores"
    title = gettext_lazy("Scores of organization life")
    method = gettext_lazy(
        "Parts without data or with nothing due are left out and the rest is scaled to 100; the"
        " year is the mean of its months as shown and the items of the year."
    )

    form: ScoreFilter

    def make_form(self) -> ScoreFilter:
        return ScoreFilter(self.query, actor=self.actor)

    @cached_property
    def year(self) -> int:
        return self.form.chosen_year

    def branches(self) -> "OrganizationQuerySet":
        """Return the branches that may owe anything in the year."""
        kinds = Requirement.objects.visible_to(self.actor, self.capability)
        visible = Organization.objects.visible_to(self.actor, self.capability)
        owing = visible.filter(self.scope.as_q(), kind__in=kinds.values("organization_kind"))
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return owing.existing_between(first, last)

    def scores(self, branch_ids: list[int] | None = None) -> list[YearScore]:
        """Return every branch's year, or that of some branches, in the order asked for."""
        found = year_scores(
            scope=self.scope, year=self.year, today=self.today, branch_ids=branch_ids
        )
        if self.form.cleaned_data.get("order") == "lowest":
            found.sort(key=lambda score: (score.value is None, score.value))
        return found

    @cached_property
    def shown(self) -> list[YearScore]:
        return self.scores()

    def count(self) -> int:
        return len(self.shown)

    def columns(self) -> Sequence[ExportColumn]:
        months = [ExportColumn(f"{self.year}-{month:02d}", (), width=9) for month in range(1, 13)]
        labels = (_("Mean of the months"), _("Items held"), _("Items due"), _("Year's score"))
        figures = [ExportColumn(label, (), width=12) for label in labels]
        return [ExportColumn(_("Branch"), (), width=36), *months, *figures]

    def rows(self) -> Iterator[list[Cell]]:
        for score in self.shown:
            months = [score.by_number.get(number) for number in range(1, 13)]
            items = (score.items_held, score.items_due)
            yield [score.branch.name, *months, score.mean, *items, score.value]
