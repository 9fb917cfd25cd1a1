"""Units and places as files that can be imported again."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from dispatch.choices import PlaceKind, UnitGroup
from dispatch.forms.units import PlaceFilter, UnitFilter
from dispatch.imports.units import GROUP_WORDS, PLACE_WORDS, PlaceImport, UnitImport
from dispatch.models import Place, Unit
from spreadsheets.exports import ExportColumn, TableExport, day, heading, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from dispatch.querysets import PlaceQuerySet, UnitQuerySet


@register_export
class UnitExport(TableExport):
    kind = "units"
    title = gettext_lazy("Units")
    capability = Capability.CADRE_VIEW
    method = gettext_lazy("Cadres are those with a post in the unit on the day of the export.")

    form: UnitFilter

    def make_form(self) -> UnitFilter:
        return UnitFilter(self.query)

    def select(self) -> "UnitQuerySet":
        visible = Unit.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).with_cadres(on=self.today)

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(heading(UnitImport, "code"), ("code",), is_text=True),
            ExportColumn(heading(UnitImport, "name"), ("name",), width=30),
            ExportColumn(
                heading(UnitImport, "group"), ("group",), words(GROUP_WORDS, UnitGroup.choices)
            ),
            ExportColumn(heading(UnitImport, "organization"), ("organization__name",), width=36),
            ExportColumn(_("Cadres"), ("cadre_count",)),
            ExportColumn(_("First day"), ("valid_from",), day),
            ExportColumn(_("Last day"), ("valid_until",), _last_day),
        ]


@register_export
class PlaceExport(TableExport):
    kind = "places"
    title = gettext_lazy("Villages and communities")
    capability = Capability.DISPATCH_VIEW

    form: PlaceFilter

    def make_form(self) -> PlaceFilter:
        return PlaceFilter(self.query, actor=self.actor)

    def select(self) -> "PlaceQuerySet":
        visible = Place.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible)

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(heading(PlaceImport, "code"), ("code",), is_text=True),
            ExportColumn(heading(PlaceImport, "name"), ("name",), width=20),
            ExportColumn(
                heading(PlaceImport, "type"), ("kind",), words(PLACE_WORDS, PlaceKind.choices)
            ),
            ExportColumn(heading(PlaceImport, "town"), ("town__name",), width=36),
            ExportColumn(heading(PlaceImport, "organization"), ("organization__name",), width=36),
            ExportColumn(_("First day"), ("valid_from",), day),
            ExportColumn(_("Last day"), ("valid_until",), _last_day),
        ]


def _last_day(until: date | None) -> str:
    return day(until - timedelta(days=1)) if until else ""
