"""Activities, service records and the party-day grid as files; the first two can come back."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from accounts.scope import Scope
from activities.choices import ActivityKind, CellState, Effect
from activities.domain.grid import GridRow, party_day_grid, rows_shown, usual_period
from activities.forms import ActivityFilter, PeriodFilter, ServiceFilter
from activities.imports.party_days import KIND_WORDS, STATE_WORDS, PartyDayImport
from activities.imports.service_records import EFFECT_WORDS, ServiceRecordImport
from activities.models import Activity, ServiceRecord
from common.dates import months_between
from spreadsheets.exports import (
    Cell,
    ExportColumn,
    TableExport,
    day,
    heading,
    words,
    yes_no,
)
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from datetime import datetime

    from activities.querysets import ActivityQuerySet, ServiceRecordQuerySet


@register_export
class ActivityExport(TableExport):
    kind = "activities"
    title = gettext_lazy("Activity records")
    capability = Capability.ACTIVITY_VIEW

    form: ActivityFilter

    def make_form(self) -> ActivityFilter:
        return ActivityFilter(self.query, actor=self.actor)

    def select(self) -> "ActivityQuerySet":
        visible = Activity.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).with_parts()

    def columns(self) -> Sequence[ExportColumn]:
        kind = words(KIND_WORDS, ActivityKind.choices)
        state = words(STATE_WORDS)
        return [
            ExportColumn(_activity("branch"), ("lead_name",), width=36),
            ExportColumn(_activity("date"), ("held_on",), day),
            ExportColumn(_activity("type"), ("kind",), kind),
            ExportColumn(_activity("theme"), ("theme",), width=36),
            ExportColumn(_activity("place"), ("place",), width=20),
            ExportColumn(_activity("host_text"), ("host_text",), width=10),
            ExportColumn(_activity("recorder_text"), ("recorder_text",), width=10),
            ExportColumn(_activity("due_reported"), ("due_reported",), width=8),
            ExportColumn(_activity("present_reported"), ("present_reported",), width=8),
            ExportColumn(_activity("absentees_text"), ("absentees_text",), width=30),
            ExportColumn(_activity("partners_text"), ("partner_names",), width=30),
            ExportColumn(_activity("state"), ("state",), state),
            ExportColumn(_activity("remark"), ("remark",), width=24),
        ]


@register_export
class ServiceRecordExport(TableExport):
    kind = "service-records"
    title = gettext_lazy("Volunteer service records")
    capability = Capability.SERVICE_VIEW
    method = gettext_lazy("Points come from the confirmed hours alone.")

    form: ServiceFilter

    def make_form(self) -> ServiceFilter:
        return ServiceFilter(self.query)

    def select(self) -> "ServiceRecordQuerySet":
        visible = ServiceRecord.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible)

    def columns(self) -> Sequence[ExportColumn]:
        effect = words(EFFECT_WORDS, Effect.choices)
        return [
            ExportColumn(_service("name"), ("member__name",), width=10),
            ExportColumn(_service("branch"), ("organization__name",), width=36),
            ExportColumn(_service("date"), ("served_on",), day),
            ExportColumn(_service("activity_name"), ("activity_name",), width=30),
            ExportColumn(_service("category"), ("category",)),
            ExportColumn(_service("hours"), ("hours_reported",), width=8),
            ExportColumn(_service("effect"), ("effect",), effect, width=10),
            ExportColumn(_service("organizer"), ("is_organizer",), yes_no),
            ExportColumn(_service("professional"), ("is_professional",), yes_no),
            ExportColumn(_("Confirmation"), ("confirmed_at",), _confirmation),
            ExportColumn(_("Hours confirmed"), ("hours_confirmed",)),
            ExportColumn(_service("remark"), ("remark",), width=24),
        ]


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
            yield [row.branch.name, *states, row.held, row.due]


def _confirmation(at: "datetime | None") -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else _("Waiting")


def _activity(name: str) -> str:
    return heading(PartyDayImport, name)


def _service(name: str) -> str:
    return heading(ServiceRecordImport, name)
