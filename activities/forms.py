"""Input shapes of the activity pages."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import ActivityKind, ActivityState, AttendanceState
from activities.domain.workflow import Away
from activities.querysets import ActivityQuerySet
from branches.models import Organization
from common.dates import BadDateError, last_day, parse_month


class DayInput(forms.DateInput):
    input_type = "date"


RARE_FIELDS = ("recorder_text", "content", "remark")


class ActivityForm(forms.Form):
    """The rare part (recorder, content, remark) stands last and is folded away."""

    organization = forms.ModelChoiceField(
        label=_("Branch"), queryset=Organization.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=ActivityKind.choices, initial=ActivityKind.PARTY_DAY
    )
    held_on = forms.DateField(label=_("Date"), widget=DayInput(format="%Y-%m-%d"))
    theme = forms.CharField(label=_("Theme"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=100)
    host_text = forms.CharField(label=_("Host"), max_length=50, required=False)
    recorder_text = forms.CharField(label=_("Recorder"), max_length=50, required=False)
    content = forms.CharField(
        label=_("Content"), widget=forms.Textarea({"rows": 4}), required=False
    )
    remark = forms.CharField(label=_("Remark"), max_length=200, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        branches = Organization.objects.visible_to(actor, Capability.ACTIVITY_RECORD)
        field: Any = self.fields["organization"]
        field.queryset = branches.branches().existing_on(localdate())

    @property
    def main_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name not in RARE_FIELDS]

    @property
    def rare_fields(self) -> list[Any]:
        return [self[name] for name in RARE_FIELDS]


class AwayInput:
    """The attendance list: two inputs a member, everybody else was present."""

    @staticmethod
    def read(data: Any) -> Away:
        away = {}
        for name, state in data.items():
            pk = name.removeprefix("attendance-")
            if name.startswith("attendance-") and pk.isdigit() and state in AttendanceState.values:
                away[int(pk)] = (str(state), data.get(f"reason-{pk}", "").strip())
        return away


class MonthField(forms.CharField):
    """A month, cleaned to its first day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=False, **kwargs)
        self.widget.attrs |= {"placeholder": "2018-06", "inputmode": "numeric"}

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return parse_month(text) if text else None
        except BadDateError as error:
            message = _("“%(text)s” is no month. Write it like 2018-06.")
            raise forms.ValidationError(message % {"text": text}) from error


class ActivityFilter(forms.Form):
    q = forms.CharField(label=_("Theme"), required=False)
    organization = forms.ModelChoiceField(
        label=_("Branch"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    month = MonthField(label=_("Month"))
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *ActivityState.choices]
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["organization"]
        field.queryset = Organization.objects.visible_to(actor, Capability.ACTIVITY_VIEW).branches()

    def narrow(self, rows: ActivityQuerySet) -> ActivityQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(theme__contains=text)
        if organization := wanted.get("organization"):
            rows = rows.filter(parts__organization=organization)
        if month := wanted.get("month"):
            rows = rows.filter(held_on__range=(month, last_day(month)))
        if state := wanted.get("state"):
            rows = rows.filter(state=state)
        return rows


class PeriodFilter(forms.Form):
    """Two months, the last half year unless said otherwise."""

    first = MonthField(label=_("From"))
    last = MonthField(label=_("To"))
    within = forms.ModelChoiceField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.ACTIVITY_VIEW)
        field.queryset = visible

    def show(self, *, first: date, last: date) -> None:
        """Fill in the months that were taken where none, or none readable, was written."""
        months = {"first": first, "last": last}
        filled = {
            name: f"{month:%Y-%m}" for name, month in months.items() if name not in self.errors
        }
        self.data = {**dict(self.data.items()), **filled}
