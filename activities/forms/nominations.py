"""Input shapes of nominations, of their deadlines and of the showcase."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from activities.choices import NominationState
from activities.querysets import NominationQuerySet
from activities.reports.showcase import published_months
from common.forms import DayInput, FreeTextField, MonthField, PlainForm, filled


class NominationForm(PlainForm):
    reason = FreeTextField(
        label=_("Why it stands out"),
        max_length=200,
        help_text=_("For those who choose; not shown to the district."),
    )
    summary = FreeTextField(
        label=_("Summary"),
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Shown to the whole district if picked. Name no persons."),
    )


class NominationFilter(PlainForm):
    month = MonthField(label=_("Month"))
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *NominationState.choices]
    )

    def __init__(self, data: Any) -> None:
        """Show the running month unless another one is asked for."""
        super().__init__(filled(data, month=f"{localdate():%Y-%m}"))

    def chosen_month(self) -> date:
        """Return the month asked for, or the running one for what is no month."""
        self.is_valid()
        month: date | None = self.cleaned_data.get("month")
        return month or localdate().replace(day=1)

    def narrow(self, rows: NominationQuerySet) -> NominationQuerySet:
        """Keep the month's; a state that is not offered is ignored."""
        rows = rows.filter(month=self.chosen_month())
        state = self.cleaned_data.get("state")
        return rows.filter(state=state) if state else rows


class DeadlinesForm(PlainForm):
    month = MonthField(label=_("Month"), required=True, widget=forms.HiddenInput())
    nominate_by = forms.DateField(
        label=_("Nominations until"), required=False, widget=DayInput(format="%Y-%m-%d")
    )
    shortlist_by = forms.DateField(
        label=_("Shortlists until"), required=False, widget=DayInput(format="%Y-%m-%d")
    )


class MonthForm(PlainForm):
    month = MonthField(label=_("Month"), required=True)


class ShowcaseFilter(PlainForm):
    month = forms.ChoiceField(label=_("Month"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the months published, the newest first."""
        super().__init__(*args, **kwargs)
        self.months = published_months()
        field: Any = self.fields["month"]
        field.choices = [(f"{month:%Y-%m}", f"{month:%Y-%m}") for month in self.months]

    def chosen_month(self) -> date | None:
        """Return the month asked for, else the newest; nothing before the first was published."""
        self.is_valid()
        wanted = self.cleaned_data.get("month") or ""
        named = {f"{month:%Y-%m}": month for month in self.months}
        return named.get(wanted) or next(iter(self.months), None)

    def narrow(self, rows: NominationQuerySet) -> NominationQuerySet:
        month = self.chosen_month()
        return rows.filter(month=month) if month else rows.none()
