"""Nominations, and what the district is shown, as files."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from activities.choices import NominationState
from activities.forms.nominations import NominationFilter, ShowcaseFilter
from activities.models import Nomination
from activities.reports.showcase import showcase
from spreadsheets.exports import ExportColumn, TableExport, day, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from activities.querysets import NominationQuerySet


@register_export
class NominationExport(TableExport):
    kind = "nominations"
    title = gettext_lazy("Nominations for the stars of the month")
    capability = Capability.ACTIVITY_VIEW

    form: NominationFilter

    def make_form(self) -> NominationFilter:
        return NominationFilter(self.query)

    def select(self) -> "NominationQuerySet":
        return self.form.narrow(Nomination.objects.visible_to(self.actor, self.capability))

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Month"), ("month",), _month),
            ExportColumn(_("Branch"), ("organization__name",), width=36),
            ExportColumn(_("Date"), ("activity__held_on",), day),
            ExportColumn(_("Theme"), ("activity__theme",), width=36),
            ExportColumn(_("Why it stands out"), ("reason",), width=40),
            ExportColumn(_("State"), ("state",), words({}, NominationState.choices)),
        ]


@register_export
class ShowcaseExport(TableExport):
    """What whoever is logged in may see; it names no person."""

    kind = "showcase"
    title = gettext_lazy("Stars of the month")
    capability = Capability.ACTIVITY_VIEW
    method = gettext_lazy(
        "By organization, not by rank. Present: by the attendance list, else as reported."
    )

    form: ShowcaseFilter

    def make_form(self) -> ShowcaseFilter:
        return ShowcaseFilter(self.query)

    def select(self) -> "NominationQuerySet":
        return self.form.narrow(showcase())

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Month"), ("month",), _month),
            ExportColumn(_("Branch"), ("organization__name",), width=36),
            ExportColumn(_("Date"), ("activity__held_on",), day),
            ExportColumn(_("Theme"), ("activity__theme",), width=36),
            ExportColumn(_("Summary"), ("summary",), width=60),
            ExportColumn(_("Present"), ("present",), width=8),
        ]


def _month(month: date) -> str:
    return f"{month:%Y-%m}"
