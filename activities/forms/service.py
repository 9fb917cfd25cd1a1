"""Input shapes of the service pages."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from activities.choices import EMERGENCY_CATEGORY, Effect
from activities.domain.service import MAX_HOURS, MIN_HOURS
from activities.models import ServiceRecord
from branches.models import Organization
from common.forms import DayInput, FreeTextField, PlainForm
from members.models import Member


class ClockInput(forms.TimeInput):
    input_type = "time"


def hours_field(label: Any, **options: Any) -> forms.DecimalField:
    limits = {"min_value": MIN_HOURS, "max_value": MAX_HOURS, "step_size": None}
    return forms.DecimalField(label=label, decimal_places=2, **(limits | options))


class ReportForm(PlainForm):
    """What a member says of the own service; how well it was done is for others to say."""

    served_on = forms.DateField(
        label=_("Date"), initial=localdate, widget=DayInput(format="%Y-%m-%d")
    )
    activity_name = FreeTextField(label=_("Activity"), max_length=100)
    category = FreeTextField(
        label=_("Category"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"list": "categories"}),
        help_text=_("“%(word)s” raises the points.") % {"word": EMERGENCY_CATEGORY},
    )
    hours_reported = hours_field(_("Hours"))
    starts_at = forms.TimeField(label=_("Start"), required=False, widget=ClockInput(format="%H:%M"))
    ends_at = forms.TimeField(
        label=_("End"),
        required=False,
        widget=ClockInput(format="%H:%M"),
        help_text=_(
            "Past midnight write the time of the next day: from 22:00 to 02:00. The date is that of"
            " the start."
        ),
    )
    is_organizer = forms.BooleanField(label=_("Organizer"), required=False)
    is_professional = forms.BooleanField(label=_("Professional skill"), required=False)
    remark = FreeTextField(label=_("Remark"), max_length=200, required=False)


class EntryForm(ReportForm):
    """The same service of several members of one branch."""

    effect = forms.ChoiceField(label=_("Effect"), choices=Effect.choices, initial=Effect.FAIR)
    members = forms.ModelMultipleChoiceField(
        label=_("Who served"),
        queryset=Member.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, branch: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["members"]
        at_home = Member.objects.at_home_in(branch.path, localdate())
        field.queryset = at_home.order_by("pinyin", "pk")


class ChangeForm(ReportForm):
    """A record as it stands; of a confirmed one also the hours confirmed, and why it changes."""

    effect = forms.ChoiceField(label=_("Effect"), choices=Effect.choices)
    hours_confirmed = hours_field(_("Hours confirmed"))
    reason = FreeTextField(label=_("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, record: ServiceRecord, is_reporter: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if record.confirmed_at is None:
            del self.fields["hours_confirmed"], self.fields["reason"]
        if is_reporter:
            del self.fields["effect"]


class ConfirmForm(PlainForm):
    """Confirmed as reported, or fewer hours and another effect."""

    hours = hours_field(_("Hours confirmed"))
    effect = forms.ChoiceField(label=_("Effect"), choices=Effect.choices)


class StrikeForm(PlainForm):
    reason = FreeTextField(label=_("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))
    is_false_report = forms.BooleanField(
        label=_("It did not happen: a false report"),
        required=False,
        help_text=_("Costs points and, for the year, the stars."),
    )

    def __init__(self, *args: Any, may_review: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_review:
            del self.fields["is_false_report"]


class RestoreForm(PlainForm):
    reason = FreeTextField(label=_("Reason"), max_length=200, widget=forms.Textarea({"rows": 2}))
