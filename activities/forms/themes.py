"""Input shapes of themes, and of what a party day takes up of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import ActivityKind
from activities.domain.themed_days import Practice
from activities.querysets import ThemeQuerySet
from branches.choices import Sector
from branches.models import Organization
from common.forms import DayInput, FreeTextField, MonthField, PlainForm

SECTORS = [("", _("All sectors")), *Sector.choices]


class ThemeWordsForm(PlainForm):
    title = FreeTextField(label=_("Theme"), max_length=200)
    guidance = FreeTextField(
        label=_("Guidance"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("What is to be done; branches read it in the entry form."),
    )


class ThemeForm(ThemeWordsForm):
    organization = forms.ModelChoiceField(
        label=_("Holds below"), queryset=Organization.objects.none(), empty_label=None
    )
    month = MonthField(label=_("Month"), required=True)
    sector = forms.ChoiceField(label=_("Sector"), choices=SECTORS, required=False)

    field_order = ["organization", "month", "sector", "title", "guidance"]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        """Offer what the actor is in charge of as a whole."""
        super().__init__(*args, **kwargs)
        visible = Organization.objects.visible_to(actor, Capability.THEME_SET)
        field: Any = self.fields["organization"]
        field.queryset = visible.filter(path__in=actor.scope(Capability.THEME_SET).roots)


class ThemeFilter(PlainForm):
    month = MonthField(label=_("Month"))
    sector = forms.ChoiceField(
        label=_("Sector"), required=False, choices=[("", _("All")), *Sector.choices]
    )

    def narrow(self, rows: ThemeQuerySet) -> ThemeQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if month := wanted.get("month"):
            rows = rows.filter(month=month)
        if sector := wanted.get("sector"):
            rows = rows.filter(sector__in=("", sector))
        return rows


class OccasionForm(PlainForm):
    """Which branch holds what on which day: enough to know what is set for it."""

    organization = forms.ModelChoiceField(queryset=Organization.objects.none())
    kind = forms.ChoiceField(choices=ActivityKind.choices)
    held_on = forms.DateField(widget=DayInput())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organization"]
        field.queryset = Organization.objects.visible_to(actor, Capability.ACTIVITY_RECORD)


def read_practice(data: Any) -> Practice:
    """Read what a party day takes up from the boxes ticked."""
    return Practice(follows_theme="follows_theme" in data, done=tuple(data.getlist("done")))
