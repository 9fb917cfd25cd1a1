"""Activities and service records as files that can come back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Case, Exists, F, OuterRef, When
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from activities.choices import ActivityKind, Effect, ServiceState
from activities.domain.attendance import (
    Attended,
    absentees_said,
    attendees_said,
    due_said,
    present_said,
)
from activities.domain.sayings import guests_said, motions_said
from activities.forms.filters import ActivityFilter, ServiceFilter
from activities.imports.party_days import PartyDayImport
from activities.imports.service_records import EFFECT_WORDS, ServiceRecordImport
from activities.imports.words import KIND_WORDS, STATE_WORDS
from activities.models import Activity, ServiceRecord
from common.text import mask_id
from members.exports import revealed
from members.models import Member
from spreadsheets.exports import (
    ExportColumn,
    TableExport,
    day,
    heading,
    words,
    yes_no,
)
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from activities.querysets import ActivityQuerySet, ServiceRecordQuerySet


@register_export
class ActivityExport(TableExport):
    kind = "activities"
    title = gettext_lazy("Activity records")
    capability = Capability.ACTIVITY_VIEW

    form: ActivityFilter

    def make_form(self) -> ActivityFilter:
        return ActivityFilter(self.query, actor=self.actor)

    def select(self) -> "ActivityQuerySet":
        visible = Activity.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).with_parts().with_attendance().with_minutes()

    def columns(self) -> Sequence[ExportColumn]:
        kind = words(KIND_WORDS, ActivityKind.choices)
        state = words(STATE_WORDS)
        return [
            ExportColumn(_activity("branch"), ("lead_name",), width=36),
            ExportColumn(_activity("date"), ("held_on",), day),
            ExportColumn(_activity("type"), ("kind",), kind),
            ExportColumn(_activity("theme"), ("theme",), width=36),
            ExportColumn(_activity("place"), ("place",), width=20),
            ExportColumn(_activity("host_text"), ("host_text",), width=10),
            ExportColumn(_activity("recorder_text"), ("recorder_text",), width=10),
            ExportColumn(_activity("lecturer_text"), ("lecturer_text",), width=10),
            ExportColumn(_activity("hours"), ("hours",), width=8),
            ExportColumn(
                _activity("due_reported"), ("due_reported", "attended"), due_said, width=8
            ),
            ExportColumn(
                _activity("present_reported"),
                ("present_reported", "attended"),
                present_said,
                width=8,
            ),
            self._people("attendees_text", attendees_said),
            self._people("absentees_text", absentees_said),
            ExportColumn(_activity("guests"), ("guest_list",), guests_said, width=30),
            ExportColumn(_activity("motions"), ("motion_list",), motions_said, width=36),
            ExportColumn(_activity("partners_text"), ("partner_names",), width=30),
            ExportColumn(_activity("state"), ("state",), state),
            ExportColumn(_activity("remark"), ("remark",), width=24),
        ]

    def _people(self, name: str, say: Callable[[str, Attended | None], str]) -> ExportColumn:
        """Say who came, or who was away and why, but nothing of a branch that is not in reach."""
        scope = self.actor.scope(self.capability)

        def said(text: str, attended: Attended | None, lead_path: str) -> str:
            return say(text, attended) if scope.covers(lead_path) else ""

        return ExportColumn(_activity(name), (name, "attended", "lead_path"), said, width=30)


@register_export
class ServiceRecordExport(TableExport):
    kind = "service-records"
    title = gettext_lazy("Volunteer service records")
    capability = Capability.SERVICE_VIEW
    reveal_capability = Capability.MEMBER_REVEAL
    list_route = "activities:service_list"
    reveal_route = "activities:service_reveal"
    method = gettext_lazy("Points come from the confirmed hours alone.")

    form: ServiceFilter

    def make_form(self) -> ServiceFilter:
        return ServiceFilter(self.query, actor=self.actor)

    def select(self) -> "ServiceRecordQuerySet":
        rows = self.form.narrow(ServiceRecord.objects.visible_to(self.actor, self.capability))
        return self._with_numbers(rows) if self.reveal else rows

    def _with_numbers(self, rows: "ServiceRecordQuerySet") -> "ServiceRecordQuerySet":
        """Add ``cipher``: the number of whoever is a member in reach today."""
        held = Member.objects.visible_to(self.actor, self.needed, self.today)
        is_held = Exists(held.filter(pk=OuterRef("member")))
        cipher = Case(When(is_held, then=F("member__id_cipher")))
        found: ServiceRecordQuerySet = rows.annotate(cipher=cipher)
        return found.visible_to(self.actor, self.needed)

    def columns(self) -> Sequence[ExportColumn]:
        effect = words(EFFECT_WORDS, Effect.choices)
        return [
            ExportColumn(_service("name"), ("member__name",), width=10),
            self._id_number(),
            ExportColumn(_service("branch"), ("organization__name",), width=36),
            ExportColumn(_service("date"), ("served_on",), day),
            ExportColumn(_service("activity_name"), ("activity_name",), width=30),
            ExportColumn(_service("category"), ("category",)),
            ExportColumn(_service("hours"), ("hours_reported",), width=8),
            ExportColumn(_service("starts_at"), ("starts_at",), _clock, width=10),
            ExportColumn(_service("ends_at"), ("ends_at",), _clock, width=10),
            ExportColumn(_service("effect"), ("effect",), effect, width=10),
            ExportColumn(_service("organizer"), ("is_organizer",), yes_no),
            ExportColumn(_service("professional"), ("is_professional",), yes_no),
            ExportColumn(_("Confirmation"), ("confirmed_at", "struck_on"), _confirmation),
            ExportColumn(_("Hours confirmed"), ("hours_confirmed",)),
            ExportColumn(_service("remark"), ("remark",), width=24),
        ]

    def _id_number(self) -> ExportColumn:
        head, shown = _service("id_number"), ("member__id_head", "member__id_tail")
        if self.reveal:
            return ExportColumn(head, ("cipher", *shown), _number, width=22, is_text=True)
        return ExportColumn(head, shown, mask_id, width=22, is_text=True)


def _number(cipher: memoryview | None, head: str, tail: str) -> str:
    """Return the full number of a member in reach today, and of any other what a list shows."""
    return revealed(cipher) or mask_id(head, tail)


def _clock(at: "time | None") -> str:
    return f"{at:%H:%M}" if at else ""


def _confirmation(at: "datetime | None", struck_on: "date | None") -> str:
    if struck_on is not None:
        return str(ServiceState.STRUCK.label)
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else _("Waiting")


def _activity(name: str) -> str:
    return heading(PartyDayImport, name)


def _service(name: str) -> str:
    return heading(ServiceRecordImport, name)
