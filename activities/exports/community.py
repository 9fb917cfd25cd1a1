"""Who is checked in with communities, as a file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from activities.choices import LeaveReason
from activities.forms.community import CheckInFilter
from activities.models import CommunityCheckIn
from spreadsheets.exports import ExportColumn, TableExport, day, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from activities.querysets import CheckInQuerySet


@register_export
class CheckInExport(TableExport):
    kind = "community-check-ins"
    title = gettext_lazy("Community check-ins")
    capability = Capability.MEMBER_VIEW
    method = gettext_lazy("The home branch is that of the day of the export; it alone counts.")

    form: CheckInFilter

    def make_form(self) -> CheckInFilter:
        return CheckInFilter(self.query, actor=self.actor)

    def select(self) -> "CheckInQuerySet":
        visible = CommunityCheckIn.objects.visible_to(self.actor, self.capability, self.today)
        return self.form.narrow(visible).with_unit(self.today)

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Name"), ("member__name",), width=10),
            ExportColumn(_("Home branch"), ("unit",), width=36),
            ExportColumn(_("Community"), ("community__name",), width=36),
            ExportColumn(pgettext("check-in", "Since"), ("since",), day),
            ExportColumn(_("Skills"), ("skills",), width=24),
            ExportColumn(_("Wished post"), ("wish",), width=24),
            ExportColumn(_("Posts held"), ("held",), width=24),
            ExportColumn(_("Until"), ("left_on",), day),
            ExportColumn(_("Reason"), ("leave_reason",), words({}, LeaveReason.choices)),
        ]
