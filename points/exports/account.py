"""One member's statement as a file (积分对账单)."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from members.models import Member
from points.forms.account import StatementFilter
from points.reports.ledger import StatementLine, statement
from spreadsheets.exports import Cell, ExportColumn, TableExport, day
from spreadsheets.registry import register_export


@register_export
class StatementExport(TableExport):
    """Whose account it is stands in the query, since a job has nothing else to go by."""

    kind = "points-statement"
    title = gettext_lazy("Points statement")
    capability = Capability.POINTS_VIEW
    method = gettext_lazy(
        "Booked is the sum of the entries; effective is that less what the monthly caps had cut by"
        " the day. A cap belongs to the month of the fact."
    )

    form: StatementFilter

    def make_form(self) -> StatementFilter:
        return StatementFilter(self.query)

    @cached_property
    def member(self) -> Member | None:
        """The person whose account it is, if in reach."""
        wanted = self.query.get("member", "")
        visible = Member.objects.visible_to(self.actor, self.capability, localdate())
        member: Member | None = visible.filter(pk=wanted if wanted.isdecimal() else None).first()
        return member

    @cached_property
    def lines(self) -> list[StatementLine]:
        if self.member is None:
            return []
        return statement(member_id=self.member.pk, until=self.form.cleaned_data.get("on"))

    def described(self) -> list[tuple[str, str]]:
        whose = [(_("Name"), self.member.name)] if self.member else []
        return [*whose, *super().described()]

    def count(self) -> int:
        return len(self.lines)

    def columns(self) -> Sequence[ExportColumn]:
        labels = (
            _("Booking date"), _("Fact date"), _("Kind"), _("Points"), _("Booked so far"),
            _("Effective so far"), _("Note"),
        )  # fmt: skip
        return [ExportColumn(label, ()) for label in labels]

    def rows(self) -> Iterator[list[Cell]]:
        for line in self.lines:
            entry = line.entry
            yield [
                day(entry.booked_on),
                day(entry.fact_on),
                str(entry.get_kind_display()),
                entry.points,
                line.booked,
                line.effective,
                entry.reason,
            ]
