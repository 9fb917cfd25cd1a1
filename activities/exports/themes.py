"""The themes of the months as a file."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from activities.forms.themes import SECTORS, ThemeFilter
from activities.models import Theme
from spreadsheets.exports import ExportColumn, TableExport, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from activities.querysets import ThemeQuerySet


@register_export
class ThemeExport(TableExport):
    kind = "themes"
    title = gettext_lazy("Themes of the months")
    capability = Capability.ACTIVITY_VIEW
    method = gettext_lazy(
        "The nearest superior's theme holds for a branch; of two there, the one for its sector."
    )

    form: ThemeFilter

    def make_form(self) -> ThemeFilter:
        return ThemeFilter(self.query)

    def select(self) -> "ThemeQuerySet":
        return self.form.narrow(Theme.objects.visible_to(self.actor, self.capability))

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Month"), ("month",), _month),
            ExportColumn(_("Set by"), ("organization__name",), width=36),
            ExportColumn(_("Sector"), ("sector",), words({}, SECTORS)),
            ExportColumn(_("Theme"), ("title",), width=36),
            ExportColumn(_("Guidance"), ("guidance",), width=50),
        ]


def _month(month: date) -> str:
    return f"{month:%Y-%m}"
