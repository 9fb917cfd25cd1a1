"""What communities said of their members' year, and of whom they have not yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from activities.choices import Effect
from activities.forms.feedback import FeedbackFilter
from activities.models import CommunityCheckIn
from spreadsheets.exports import ExportColumn, TableExport, day, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from activities.querysets import CheckInQuerySet


@register_export
class FeedbackExport(TableExport):
    kind = "community-feedback"
    title = gettext_lazy("Feedback of communities")
    capability = Capability.MEMBER_VIEW
    method = gettext_lazy(
        "Everybody checked in on any day of the year; the home branch is that of the day of the"
        " export. Feedback is due by 31 December."
    )

    form: FeedbackFilter

    def make_form(self) -> FeedbackFilter:
        return FeedbackFilter(self.query, actor=self.actor)

    def select(self) -> "CheckInQuerySet":
        visible = CommunityCheckIn.objects.visible_to(self.actor, self.capability, self.today)
        rows = self.form.narrow(visible).with_unit(self.today)
        return rows.with_feedback(self.form.chosen_year).order_by("community__path", "pk")

    def columns(self) -> Sequence[ExportColumn]:
        year = str(self.form.chosen_year)
        return [
            ExportColumn(_("Year"), ("pk",), lambda _pk: year, width=8),
            ExportColumn(_("Community"), ("community__name",), width=36),
            ExportColumn(_("Name"), ("member__name",), width=10),
            ExportColumn(_("Home branch"), ("unit",), width=36),
            ExportColumn(pgettext("check-in", "Since"), ("since",), day),
            ExportColumn(_("Until"), ("left_on",), day),
            ExportColumn(_("Grade"), ("grade",), words({}, Effect.choices)),
            ExportColumn(_("Feedback"), ("words",), width=50),
            ExportColumn(_("Given by"), ("said_by_name",), width=10),
        ]
