"""The organizations as a file that can be imported again (党组织基本信息表)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from branches.choices import OrganizationKind, Sector
from branches.forms import OrganizationFilter
from branches.imports import KIND_WORDS, SECTOR_WORDS, OrganizationImport
from branches.models import Organization
from spreadsheets.exports import ExportColumn, TableExport, day, heading, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from branches.querysets import OrganizationQuerySet


@register_export
class OrganizationExport(TableExport):
    kind = "organizations"
    title = gettext_lazy("Organizations table")
    capability = Capability.ORGANIZATION_VIEW

    form: OrganizationFilter

    def make_form(self) -> OrganizationFilter:
        visible = Organization.objects.visible_to(self.actor, self.capability)
        return OrganizationFilter(self.query, visible=visible)

    def select(self) -> "OrganizationQuerySet":
        return self.form.narrow(Organization.objects.visible_to(self.actor, self.capability))

    def columns(self) -> Sequence[ExportColumn]:
        kind = words(KIND_WORDS, OrganizationKind.choices)
        sector = words(SECTOR_WORDS, Sector.choices)
        founded = ("founded_on", "founded_precision")
        elected = ("elected_on", "elected_precision")
        return [
            ExportColumn(_head("code"), ("code",), is_text=True),
            ExportColumn(_head("name"), ("name",), width=40),
            ExportColumn(_head("short_name"), ("short_name",), width=28),
            ExportColumn(_head("type"), ("kind",), kind),
            ExportColumn(_head("superior"), ("superior__name",), width=40),
            ExportColumn(_head("sector"), ("sector",), sector),
            ExportColumn(_head("founded"), founded, day),
            ExportColumn(_head("term"), ("term_years",), width=8),
            ExportColumn(_head("elected"), elected, day),
            ExportColumn(_head("remark"), ("remark",), width=24),
        ]


def _head(name: str) -> str:
    return heading(OrganizationImport, name)
