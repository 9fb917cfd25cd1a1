"""The roster, and who holds which post, as files that can be imported again."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from accounts.registry import policy_of, sight_of_list
from common.text import mask_id, mask_phone
from members.choices import Education, PartyPost, Sex, Stage
from members.domain import identity
from members.fields import MEMBER
from members.forms import AppointmentFilter, MemberFilter
from members.imports.appointments import POST_WORDS, AppointmentImport
from members.imports.roster import STAGE_WORDS, MemberImport
from members.models import Appointment, Member
from members.widgets import EDUCATION_WORDS, ETHNIC_WORDS, SEX_WORDS
from spreadsheets.exports import ExportColumn, TableExport, day, heading, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from members.querysets import AppointmentQuerySet, MemberQuerySet


@register_export
class MemberExport(TableExport):
    kind = "members"
    title = gettext_lazy("Member roster")
    capability = Capability.MEMBER_VIEW
    reveal_capability = Capability.MEMBER_REVEAL
    list_route = "members:member_list"
    reveal_route = "members:member_reveal"
    method = gettext_lazy("Members stand under the home branch of the day of the export.")

    form: MemberFilter

    def make_form(self) -> MemberFilter:
        return MemberFilter(self.query, actor=self.actor)

    def select(self) -> "MemberQuerySet":
        visible = Member.objects.visible_to(self.actor, self.needed, self.today)
        return self.form.narrow(visible, self.today).with_home(self.today)

    def columns(self) -> Sequence[ExportColumn]:
        """Return the columns of the roster, without those the person may not see at all."""
        sight = sight_of_list(actor=self.actor, model=MEMBER, capability=self.capability)
        hidden = {name for name in policy_of(MEMBER) if not sight.access(name)} - {"id_cipher"}
        return [column for column in self._all() if not hidden & set(column.fields)]

    def _all(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_head("name"), ("name",), width=10),
            ExportColumn(_head("sex"), ("sex",), words(SEX_WORDS, Sex.choices), width=6),
            ExportColumn(_head("ethnic_group"), ("ethnic_group",), words(ETHNIC_WORDS), width=8),
            ExportColumn(_head("born"), ("born_on", "born_precision"), day),
            self._id_number(),
            ExportColumn(
                _head("education"), ("education",), words(EDUCATION_WORDS, Education.choices)
            ),
            ExportColumn(_head("joined"), ("joined_on", "joined_precision"), day),
            ExportColumn(_head("confirmed"), ("confirmed_on", "confirmed_precision"), day),
            ExportColumn(_head("stage"), ("stage",), words(STAGE_WORDS, Stage.choices)),
            ExportColumn(_head("branch"), ("home_name",), width=36),
            ExportColumn(_head("party_post"), ("party_post",)),
            self._mobile(),
            ExportColumn(_head("work_post"), ("work_post",), width=28),
            ExportColumn(_head("remark"), ("remark",), width=24),
        ]

    def _id_number(self) -> ExportColumn:
        head = _head("id_number")
        if self.reveal:
            return ExportColumn(head, ("id_cipher",), revealed, width=22, is_text=True)
        return ExportColumn(head, ("id_head", "id_tail"), mask_id, width=22, is_text=True)

    def _mobile(self) -> ExportColumn:
        show = None if self.reveal else mask_phone
        return ExportColumn(_head("mobile"), ("mobile",), show, is_text=True)


@register_export
class AppointmentExport(TableExport):
    kind = "appointments"
    title = gettext_lazy("Committees and party groups")
    capability = Capability.MEMBER_VIEW
    list_route = "members:appointment_list"
    method = gettext_lazy("A post counts from its first to its last day, both included.")

    form: AppointmentFilter

    def make_form(self) -> AppointmentFilter:
        return AppointmentFilter(self.query, actor=self.actor)

    def select(self) -> "AppointmentQuerySet":
        visible = Appointment.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).by_rank("organization__path")

    def columns(self) -> Sequence[ExportColumn]:
        table = AppointmentImport
        return [
            ExportColumn(heading(table, "organization"), ("organization__name",), width=36),
            ExportColumn(
                heading(table, "post"), ("post",), words(POST_WORDS, PartyPost.choices), width=12
            ),
            ExportColumn(heading(table, "name"), ("member__name",), width=10),
            ExportColumn(
                heading(table, "id_number"),
                ("member__id_head", "member__id_tail"),
                mask_id,
                width=22,
                is_text=True,
            ),
            ExportColumn(heading(table, "since"), ("valid_from",), day),
            ExportColumn(heading(table, "until"), ("valid_until",), _last_day),
            ExportColumn(heading(table, "reason"), ("reason",), width=24),
        ]


def _last_day(until: date | None) -> str:
    return day(until - timedelta(days=1)) if until else ""


def revealed(cipher: memoryview | None) -> str:
    """Return the full number; the page has recorded the export before."""
    return identity.reveal(cipher=bytes(cipher)) if cipher else ""


def _head(name: str) -> str:
    return heading(MemberImport, name)
