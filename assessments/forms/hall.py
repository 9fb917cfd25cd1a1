"""Input shapes of draws, slips and paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from assessments.domain.slips import MOST_SLIPS
from common.forms import FreeTextField, PlainForm
from dispatch.choices import UnitGroup


class DrawForm(PlainForm):
    group = forms.ChoiceField(label=gettext_lazy("Drawn from"), choices=UnitGroup.choices)
    count = forms.IntegerField(label=gettext_lazy("Number to be drawn"), min_value=1)
    reason = FreeTextField(
        label=gettext_lazy("Reason of another draw"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Only where this group was listed or drawn before."),
    )


class SeedForm(PlainForm):
    seed = forms.CharField(
        label=gettext_lazy("Seed thrown before witnesses"),
        max_length=40,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("At least six digits. It is entered once."),
    )


class PrintForm(PlainForm):
    count = forms.IntegerField(
        label=gettext_lazy("Number of slips"), min_value=1, max_value=MOST_SLIPS
    )


class NumbersForm(PlainForm):
    first = forms.IntegerField(label=gettext_lazy("From number"), min_value=1)
    last = forms.IntegerField(label=gettext_lazy("To number"), min_value=1)


class CodeForm(PlainForm):
    code = forms.CharField(
        label=gettext_lazy("Code on the slip"),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class CountsForm(PlainForm):
    issued = forms.IntegerField(
        label=pgettext_lazy("paper", "Sheets issued"), min_value=0, max_value=MOST_SLIPS
    )
    returned = forms.IntegerField(
        label=pgettext_lazy("paper", "Sheets returned"), min_value=0, max_value=MOST_SLIPS
    )

    def __init__(self, *args: Any, handed: int | None = None, **kwargs: Any) -> None:
        """``handed`` is the number issued where the portal knows it; it is not asked then."""
        super().__init__(*args, **kwargs)
        if handed is not None:
            field = self.fields["issued"]
            field.initial, field.disabled = handed, True


class HandForm(PlainForm):
    username = forms.CharField(label=gettext_lazy("User name of the voter"), max_length=150)
