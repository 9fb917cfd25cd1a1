"""The form that opens a temporary branch."""

from django import forms
from django.utils.translation import gettext_lazy

from branches.models import Organization
from common.forms import PlainForm
from dispatch.domain.units import organization_named
from dispatch.forms.postings import DayField


class BranchForm(PlainForm):
    superior = forms.CharField(
        label=gettext_lazy("Under"),
        max_length=120,
        help_text=gettext_lazy("Code or name of a committee or general branch."),
    )
    name = forms.CharField(label=gettext_lazy("Full name"), max_length=120)
    founded_on = DayField(label=gettext_lazy("Founded on"))

    def clean_superior(self) -> Organization:
        return organization_named(text=self.cleaned_data["superior"])
