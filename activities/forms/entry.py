"""Input shapes of the entry form."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import translation as words
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import (
    AGENDA_KINDS,
    NOT_LISTED,
    PARTIAL_KINDS,
    RECORDING_KINDS,
    TEACHING_KINDS,
    VOTING_KINDS,
    ActivityKind,
    AttendanceState,
)
from activities.domain.attendance import Away, Stay, lacks_reason
from activities.domain.joint import guests_known, partners_named
from activities.domain.meetings import DECLARED, Particulars
from activities.domain.records import MotionEntry
from activities.forms.rows import guest_rows, motion_rows
from branches.models import Organization
from common.forms import DayInput, FreeTextField, PlainForm
from common.text import tidy

RARE_FIELDS = ("recorder_text", "content", "remark")
KINDS_OF_FIELDS: dict[str, Any] = {
    "lecturer_text": TEACHING_KINDS,
    "hours": TEACHING_KINDS,
    "agenda": AGENDA_KINDS,
    "excuse": VOTING_KINDS,
}
"""Fields that only some kinds of activity have; of any other kind they are left empty."""


class ActivityForm(PlainForm):
    """The rare part (recorder, content, remark) stands last and is folded away.

    ``motions`` and ``guests`` are rows within it.
    """

    organization = forms.ModelChoiceField(
        label=_("Branch"), queryset=Organization.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=ActivityKind.choices, initial=ActivityKind.PARTY_DAY
    )
    held_on = forms.DateField(label=_("Date"), widget=DayInput(format="%Y-%m-%d"))
    theme = FreeTextField(label=_("Theme"), max_length=200)
    place = FreeTextField(label=_("Place"), max_length=100)
    host_text = forms.CharField(label=_("Host"), max_length=50, required=False)
    lecturer_text = FreeTextField(label=_("Lecturer"), max_length=50, required=False)
    hours = forms.DecimalField(
        label=_("Hours of study"),
        min_value=Decimal("0.5"),
        max_value=24,
        decimal_places=1,
        max_digits=3,
        required=False,
    )
    agenda = FreeTextField(
        label=_("Agenda"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One item a line."),
        required=False,
    )
    excuse = FreeTextField(
        label=_("Rule by which members are not counted"),
        max_length=200,
        help_text=_("As the branch decided it and the superior took note of it."),
        required=False,
    )
    partners_text = FreeTextField(
        label=_("Joint branches"),
        max_length=500,
        help_text=_("Codes or names, with a 、 between them. It counts for each of them too."),
        required=False,
    )
    recorder_text = forms.CharField(label=_("Recorder"), max_length=50, required=False)
    content = FreeTextField(label=_("Content"), widget=forms.Textarea({"rows": 4}), required=False)
    remark = FreeTextField(label=_("Remark"), max_length=200, required=False)

    def __init__(
        self, *args: Any, actor: Actor, branch: Organization | None = None, **kwargs: Any
    ) -> None:
        """Offer the actor's branches; an activity on record stays with its ``branch``."""
        super().__init__(*args, **kwargs)
        reach = Organization.objects.visible_to(actor, Capability.ACTIVITY_RECORD)
        visible = reach.filter(kind__in=RECORDING_KINDS)
        offered = visible.filter(pk=branch.pk) if branch else visible.existing_on(localdate())
        field: Any = self.fields["organization"]
        field.queryset = offered
        self.actor = actor
        self.branch = branch
        data = self.data if self.is_bound else None
        self.motions = motion_rows(data, self.initial.get("motions", []))
        self.guests = guest_rows(data, self.initial.get("guests", []))

    def is_valid(self) -> bool:
        rows_are_valid = [
            not rows.is_bound or rows.is_valid() for rows in (self.motions, self.guests)
        ]
        return super().is_valid() and all(rows_are_valid)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind = said.get("kind")
        if kind == ActivityKind.LESSON and not said.get("lecturer_text"):
            self.add_error("lecturer_text", words.gettext("Say who gave the lesson."))
        for name, kinds in KINDS_OF_FIELDS.items():
            if kind not in kinds:
                said[name] = None if name == "hours" else ""
        return said

    def clean_agenda(self) -> str:
        lines = map(tidy, self.cleaned_data["agenda"].splitlines())
        return "\n".join(filter(None, lines))

    @property
    def entered(self) -> dict[str, Any]:
        """Return the values of the activity's own fields."""
        apart = ("organization", "partners_text")
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}

    def particulars(self, *, lead: Organization) -> Particulars:
        """Return what is said beside them. Raises ``RuleViolation`` for an unknown partner."""
        text, is_kept = self.cleaned_data["partners_text"], "submit" not in self.data
        decides = self.cleaned_data["kind"] in VOTING_KINDS
        return Particulars(
            uncounted=read_uncounted(self.data),
            motions=[MotionEntry(**row) for row in self.motions.filled] if decides else [],
            partners=partners_named(text=text, lead=lead),
            guests=guests_known(rows=self.guests.filled, actor=self.actor),
            is_draft="draft" in self.data or (self.branch is not None and is_kept),
        )

    def as_typed(self) -> "ActivityForm":
        """Return the same form filled in as sent and without complaints: no answer was asked."""
        self.is_valid()
        readable = {name: self.cleaned_data.get(name) for name in ("organization", "held_on")}
        typed = {name: self.data.get(name, "") for name in self.fields if name not in readable}
        kept = {name: value for name, value in readable.items() if value}
        rows = {"motions": self.motions.typed, "guests": self.guests.typed}
        initial = {**self.initial, **typed, **kept, **rows}
        return ActivityForm(actor=self.actor, branch=self.branch, initial=initial)

    @property
    def main_fields(self) -> list[Any]:
        apart = (*RARE_FIELDS, *KINDS_OF_FIELDS, "partners_text")
        return [self[name] for name in self.fields if name not in apart]

    @property
    def teaching_fields(self) -> list[Any]:
        return [self["lecturer_text"], self["hours"]]

    @property
    def rare_fields(self) -> list[Any]:
        return [self[name] for name in RARE_FIELDS]


TICKS = (*AttendanceState.values, NOT_LISTED)


def made_for(*, kind: str, organization: Organization) -> str:
    """Return what an attendance list was made for; the form sends it along with the list."""
    return f"{kind}-{organization.pk}"


def list_begins(*, kind: str, away: Away, due: list[Stay], usual: set[int]) -> Away:
    """Return how the list begins for the kind of meeting, the branch and the day chosen.

    ``usual`` are those who are due at a meeting of some; at any other everybody is.
    """
    if kind not in PARTIAL_KINDS:
        return {pk: said for pk, said in away.items() if said[0] != NOT_LISTED}
    others = {stay.member_id for stay in due} - usual
    listed = {pk: said for pk, said in away.items() if pk in usual}
    return {**dict.fromkeys(others, (NOT_LISTED, "")), **listed}


def read_away(data: Any) -> Away:
    """Read the attendance list: two inputs a member, everybody else was present."""
    away: Away = {}
    for name, state in data.items():
        pk = name.removeprefix("attendance-")
        if name.startswith("attendance-") and pk.isdecimal() and state in TICKS:
            away[int(pk)] = (str(state), tidy(data.get(f"reason-{pk}", "")))
    return away


def read_uncounted(data: Any) -> dict[int, str]:
    """Read who is not among those entitled to vote, and why."""
    found = {}
    for name, standing in data.items():
        pk = name.removeprefix("vote-")
        if name.startswith("vote-") and pk.isdecimal() and standing in DECLARED:
            found[int(pk)] = str(standing)
    return found


@dataclass(frozen=True)
class Tick:
    """A member's line in the attendance list, as it was left."""

    stay: Stay
    state: str
    reason: str
    is_full: bool
    declared: str

    @property
    def lacks_reason(self) -> bool:
        return lacks_reason(state=self.state, reason=self.reason)


def ticks(*, due: list[Stay], day: date, away: Away, uncounted: dict[int, str]) -> list[Tick]:
    lines = []
    for stay in due:
        state, reason = away.get(stay.member_id, (AttendanceState.PRESENT, ""))
        declared = uncounted.get(stay.member_id, "")
        lines.append(Tick(stay, state, reason, stay.is_full_on(day), declared))
    return lines
