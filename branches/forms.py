"""Input shapes of the organization list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.choices import OrganizationKind, Sector
from branches.models import Organization
from branches.querysets import OrganizationQuerySet
from common.forms import PlainForm


class OrganizationFilter(PlainForm):
    q = forms.CharField(label=_("Name or code"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *OrganizationKind.choices]
    )
    sector = forms.ChoiceField(
        label=_("Sector"), required=False, choices=[("", _("All")), *Sector.choices]
    )
    within = forms.ModelChoiceField(
        label=_("Below"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )

    def __init__(self, data: Any, *, visible: OrganizationQuerySet) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        field.queryset = visible.above_branches()

    def narrow(self, rows: OrganizationQuerySet) -> OrganizationQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.matching(text)
        for name in ("kind", "sector"):
            if wanted.get(name):
                rows = rows.filter(**{name: wanted[name]})
        if above := wanted.get("within"):
            rows = rows.within(above.path)
        return rows


class DayInput(forms.DateInput):
    input_type = "date"


class CalendarForm(PlainForm):
    """A day unlike its weekday."""

    day = forms.DateField(label=_("Date"), widget=DayInput(format="%Y-%m-%d"))
    is_working = forms.ChoiceField(
        label=_("What it is"),
        choices=[("", _("A holiday")), ("1", _("A day of the weekend on which is worked"))],
        required=False,
    )
    name = forms.CharField(label=_("Occasion"), max_length=30)

    def clean_is_working(self) -> bool:
        return bool(self.cleaned_data["is_working"])
