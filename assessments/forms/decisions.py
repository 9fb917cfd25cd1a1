"""Input shapes of what bears on a result beside the ballots."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import AssessedUnit, Cycle
from common.forms import DayInput, FreeTextField, PlainForm
from points.choices import Verdict


class OfUnitForm(PlainForm):
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=AssessedUnit.objects.none())

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = cycle.units.filter(withdrawn="").order_by("group", "code")


class VetoForm(OfUnitForm):
    source = FreeTextField(
        label=_("Source"),
        max_length=200,
        help_text=_("Document and matter, as “区纪委〔2026〕12号：…”."),
    )
    body = FreeTextField(label=_("Deciding body"), max_length=80)
    decided_on = forms.DateField(label=_("Decided on"), widget=DayInput(format="%Y-%m-%d"))


class WithdrawForm(OfUnitForm):
    reason = FreeTextField(label=_("Reason"), max_length=200)


class ObjectionForm(PlainForm):
    text = FreeTextField(label=_("Objection"), max_length=1000, widget=forms.Textarea({"rows": 6}))


class DecideForm(PlainForm):
    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=[one for one in Verdict.choices if one[0] != Verdict.OPEN],
    )
    text = FreeTextField(
        label=_("Reasons for the decision"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


class ClosingForm(PlainForm):
    reason = FreeTextField(
        label=_("Why it is closed with unverified follow-ups"), max_length=200, required=False
    )
