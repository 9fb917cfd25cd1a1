"""Input shapes of the entry form."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import ActivityKind, AttendanceState
from activities.domain.workflow import Away
from branches.models import Organization
from common.forms import DayInput, FreeTextField, PlainForm
from common.text import tidy

RARE_FIELDS = ("recorder_text", "content", "remark")


class ActivityForm(PlainForm):
    """The rare part (recorder, content, remark) stands last and is folded away."""

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
    recorder_text = forms.CharField(label=_("Recorder"), max_length=50, required=False)
    content = FreeTextField(label=_("Content"), widget=forms.Textarea({"rows": 4}), required=False)
    remark = FreeTextField(label=_("Remark"), max_length=200, required=False)

    def __init__(
        self, *args: Any, actor: Actor, branch: Organization | None = None, **kwargs: Any
    ) -> None:
        """Offer the actor's branches; an activity on record stays with its ``branch``."""
        super().__init__(*args, **kwargs)
        visible = Organization.objects.visible_to(actor, Capability.ACTIVITY_RECORD).branches()
        offered = visible.filter(pk=branch.pk) if branch else visible.existing_on(localdate())
        field: Any = self.fields["organization"]
        field.queryset = offered
        self.actor = actor
        self.branch = branch

    def as_typed(self) -> "ActivityForm":
        """Return the same form filled in as sent and without complaints: no answer was asked."""
        self.is_valid()
        readable = {name: self.cleaned_data.get(name) for name in ("organization", "held_on")}
        typed = {name: self.data.get(name, "") for name in self.fields if name not in readable}
        kept = {name: value for name, value in readable.items() if value}
        initial = {**self.initial, **typed, **kept}
        return ActivityForm(actor=self.actor, branch=self.branch, initial=initial)

    @property
    def main_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name not in RARE_FIELDS]

    @property
    def rare_fields(self) -> list[Any]:
        return [self[name] for name in RARE_FIELDS]


def read_away(data: Any) -> Away:
    """Read the attendance list: two inputs a member, everybody else was present."""
    away = {}
    for name, state in data.items():
        pk = name.removeprefix("attendance-")
        if name.startswith("attendance-") and pk.isdecimal() and state in AttendanceState.values:
            away[int(pk)] = (str(state), tidy(data.get(f"reason-{pk}", "")))
    return away
