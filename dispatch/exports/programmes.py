"""Programmes as a file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from dispatch.choices import PostingKind, ProgrammeState, Rounding
from dispatch.forms.programmes import ProgrammeFilter
from dispatch.models import Programme
from spreadsheets.exports import ExportColumn, TableExport, day, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from dispatch.querysets import ProgrammeQuerySet


@register_export
class ProgrammeExport(TableExport):
    kind = "programmes"
    title = gettext_lazy("Programmes")
    capability = Capability.DISPATCH_VIEW

    form: ProgrammeFilter

    def make_form(self) -> ProgrammeFilter:
        return ProgrammeFilter(self.query)

    def select(self) -> "ProgrammeQuerySet":
        visible = Programme.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).with_figures()

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Name"), ("name",), width=30),
            ExportColumn(_("Kind"), ("kind",), words({}, PostingKind.choices)),
            ExportColumn(_("State"), ("state",), words({}, ProgrammeState.choices)),
            ExportColumn(_("Declared on"), ("declared_on",), day),
            ExportColumn(_("Starts on"), ("starts_on",), day),
            ExportColumn(_("Term in months"), ("term_months",)),
            ExportColumn(_("Rounding"), ("rounding",), words({}, Rounding.choices)),
            ExportColumn(_("Days of handover"), ("grace_days",)),
            ExportColumn(_("Working days of notice"), ("notice_days",)),
            ExportColumn(_("Share of days on site"), ("on_site_percent",)),
            ExportColumn(_("Places"), ("places",)),
            ExportColumn(_("People posted"), ("posted",)),
        ]
