"""Input shapes of the activity pages."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import ActivityKind
from branches.models import Organization
from common.dates import BadDateError, parse_month


class DayInput(forms.DateInput):
    input_type = "date"


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
    content = forms.CharField(label=_("Content"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        branches = Organization.objects.visible_to(actor, Capability.ACTIVITY_RECORD)
        field: Any = self.fields["organization"]
        field.queryset = branches.branches().existing_on(localdate())


class PeriodFilter(forms.Form):
    """Two months, the last half year unless said otherwise."""

    first = forms.CharField(label=_("From"), required=False)
    last = forms.CharField(label=_("To"), required=False)
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
        for name in ("first", "last"):
            self.fields[name].widget.attrs |= {"placeholder": "2018-06", "inputmode": "numeric"}

    def clean_first(self) -> Any:
        return self._month("first")

    def clean_last(self) -> Any:
        return self._month("last")

    def _month(self, name: str) -> Any:
        text = self.cleaned_data[name]
        try:
            return parse_month(text) if text else None
        except BadDateError as error:
            message = _("“%(text)s” is no month. Write it like 2018-06.")
            raise forms.ValidationError(message % {"text": text}) from error
