"""Units linked to communities, as a file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from activities.choices import LinkList
from activities.forms.links import LinkFilter
from activities.models import UnitCommunityLink
from spreadsheets.exports import ExportColumn, TableExport, day
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from activities.querysets import LinkQuerySet


@register_export
class LinkExport(TableExport):
    kind = "community-links"
    title = gettext_lazy("Units and communities")
    capability = Capability.ACTIVITY_VIEW

    form: LinkFilter

    def make_form(self) -> LinkFilter:
        return LinkFilter(self.query)

    def select(self) -> "LinkQuerySet":
        visible = UnitCommunityLink.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).with_items()

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Unit"), ("unit__name",), width=36),
            ExportColumn(_("Community"), ("community__name",), width=36),
            ExportColumn(pgettext("link", "Since"), ("since",), day),
            *(
                ExportColumn(f"{label}（{_('done/all')}）", (f"{kind}_done", kind), _of)
                for kind, label in LinkList.choices
            ),
            ExportColumn(_("Until"), ("until",), day),
            ExportColumn(_("Reason"), ("end_reason",), width=24),
        ]


def _of(done: int, count: int) -> str:
    return f"{done}/{count}"
