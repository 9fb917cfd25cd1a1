"""The voters of assessments as a file that can come back, corrected, until the opening."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from assessments.choices import DelegateKind
from assessments.forms.electors import ElectorFilter
from assessments.imports.electors import KIND_WORDS, ElectorImport
from assessments.models import Elector
from spreadsheets.exports import ExportColumn, TableExport, heading, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from assessments.querysets import OfCycleQuerySet


@register_export
class ElectorExport(TableExport):
    """Known again by the user name, so that no ID number need leave the portal."""

    kind = "electors"
    title = gettext_lazy("Voters of an assessment")
    capability = Capability.ASSESSMENT_MANAGE
    list_route = "assessments:elector_list"
    form: ElectorFilter

    def make_form(self) -> ElectorFilter:
        return ElectorFilter(self.query, actor=self.actor)

    def select(self) -> "OfCycleQuerySet":
        rows = Elector.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(rows).order_by("-cycle_id", "group_id", "user__name", "pk")

    def columns(self) -> Sequence[ExportColumn]:
        table, kind = ElectorImport, words(KIND_WORDS, DelegateKind.choices)
        return [
            ExportColumn(heading(table, "cycle"), ("cycle__title",), width=30),
            ExportColumn(heading(table, "group"), ("group__name",), width=18),
            ExportColumn(heading(table, "name"), ("user__name", "user__username"), _named),
            ExportColumn(heading(table, "username"), ("user__username",), is_text=True),
            ExportColumn(heading(table, "own_unit"), ("own_unit__name",), width=36),
            ExportColumn(heading(table, "delegate_kind"), ("delegate_kind",), kind, width=12),
        ]


def _named(name: str, username: str) -> str:
    return name or username
