"""What one member attended, as a file."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from activities.choices import ActivityKind, AttendanceState
from activities.forms.filters import AttendanceFilter
from activities.models import Attendance
from members.models import Member
from spreadsheets.exports import ExportColumn, TableExport, day, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from activities.querysets import AttendanceQuerySet


@register_export
class AttendanceExport(TableExport):
    """Whose attendance it is stands in the query, since a job has nothing else to go by."""

    kind = "attendance"
    title = gettext_lazy("Attendance of a member")
    capability = Capability.SERVICE_VIEW
    method = gettext_lazy(
        "Activities submitted or accepted whose attendance was listed by name; a leave has a"
        " reason."
    )

    form: AttendanceFilter

    def make_form(self) -> AttendanceFilter:
        return AttendanceFilter(self.query)

    @cached_property
    def member(self) -> Member | None:
        """The person whose attendance it is, if in reach."""
        wanted = self.query.get("member", "")
        visible = Member.objects.visible_to(self.actor, self.capability, self.today)
        member: Member | None = visible.filter(pk=wanted if wanted.isdecimal() else None).first()
        return member

    def select(self) -> "AttendanceQuerySet":
        visible = Attendance.objects.visible_to(self.actor, self.capability, self.today)
        rows = self.form.narrow(visible.counting().filter(member=self.member))
        found: AttendanceQuerySet = rows.order_by("-activity__held_on", "-pk")
        return found

    def described(self) -> list[tuple[str, str]]:
        whose = [(_("Name"), self.member.name)] if self.member else []
        return [*whose, *super().described()]

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Date"), ("activity__held_on",), day),
            ExportColumn(_("Kind"), ("activity__kind",), words({}, ActivityKind.choices)),
            ExportColumn(_("Theme"), ("activity__theme",), width=36),
            ExportColumn(_("Organization"), ("organization__name",), width=36),
            ExportColumn(
                pgettext("of a person", "Attendance"),
                ("state",),
                words({}, AttendanceState.choices),
            ),
            ExportColumn(_("Reason"), ("reason",), width=24),
        ]
