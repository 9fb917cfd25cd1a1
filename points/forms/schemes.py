"""The form of a points scheme: what service is worth from a month on."""

from typing import Any

from django import forms
from django.forms import model_to_dict
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from common.dates import next_month
from common.forms import MonthField
from points.choices import FACTORS, GAINS, HOURS, LOSSES, VALUES
from points.models import PointScheme


class SchemeForm(forms.ModelForm):  # type: ignore[type-arg]  # no subscript at run time
    """A version of the scheme; it starts from what holds today."""

    valid_from = MonthField(label=_("holds from the month"), required=True)

    class Meta:
        model = PointScheme
        fields = ["name", "valid_from", "source", *VALUES]

    def __init__(self, data: Any, *, before: PointScheme) -> None:
        """Fill in what holds until now."""
        self.before = before
        known = model_to_dict(before, fields=self.Meta.fields)
        known["valid_from"] = f"{next_month(localdate()):%Y-%m}"
        super().__init__(data, initial=known)

    @property
    def changed_values(self) -> list[tuple[Any, Any, Any]]:
        """What the draft says otherwise: the word, what holds until now, and the draft's value."""
        said = [(self[name].label, self.initial[name], self.cleaned_data[name]) for name in VALUES]
        return [(label, was, now) for label, was, now in said if was != now]

    @property
    def groups(self) -> list[tuple[Any, list[Any]]]:
        groups = (
            (_("Hours"), HOURS),
            (_("Factors"), FACTORS),
            (_("Fixed points and the cap"), (*GAINS, *LOSSES, "monthly_cap")),
        )
        return [(title, [self[name] for name in names]) for title, names in groups]
