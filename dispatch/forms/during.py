"""Input shapes of what is recorded during a posting, and what its lists are narrowed by."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from branches.models import Organization
from common.forms import FreeTextField, MonthField, PlainForm, filled
from dispatch.domain.month_logs import month_before
from dispatch.models.during import TOP_MARK
from dispatch.reports.programmes import towns

if TYPE_CHECKING:
    from dispatch.querysets import PostingQuerySet

MOST_DAYS, MOST_VISITS = 31, 999


class LogForm(PlainForm):
    """Short enough for a phone: two numbers and a few sentences."""

    days_on_site = forms.IntegerField(
        label=gettext_lazy("Days on site"),
        min_value=0,
        max_value=MOST_DAYS,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    visits = forms.IntegerField(
        label=gettext_lazy("Visits to households"),
        min_value=0,
        max_value=MOST_VISITS,
        initial=0,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    text = FreeTextField(
        label=gettext_lazy("What I did this month"),
        max_length=500,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("A few sentences, 500 characters at most."),
    )


class ReviewForm(PlainForm):
    mark = forms.IntegerField(
        label=gettext_lazy("Mark"),
        min_value=0,
        max_value=TOP_MARK,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=gettext_lazy("A whole number from 0 to 100."),
    )
    words = FreeTextField(
        label=gettext_lazy("Opinion"), max_length=500, widget=forms.Textarea({"rows": 4})
    )

    @property
    def opinion(self) -> tuple[int, str]:
        return self.cleaned_data["mark"], self.cleaned_data["words"]


class LogFilter(PlainForm):
    month = MonthField(label=gettext_lazy("Month"))
    town = forms.ModelChoiceField(
        label=gettext_lazy("Town or street"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=gettext_lazy("All"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Log"),
        required=False,
        choices=[
            ("", gettext_lazy("All")),
            ("written", pgettext_lazy("log", "Written")),
            ("missing", gettext_lazy("Missing")),
        ],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(filled(data, month=f"{month_before(on=localdate()):%Y-%m}"))
        field: Any = self.fields["town"]
        field.queryset = towns().filter(actor.scope(Capability.DISPATCH_VIEW).as_q())

    def narrow(self, rows: "PostingQuerySet") -> "PostingQuerySet":
        """Keep postings that hold a day of the month, with its log or without."""
        self.is_valid()
        rows = rows.in_month(self.shown_month)
        if town := self.cleaned_data.get("town"):
            rows = rows.filter(host=town)
        if state := self.cleaned_data.get("state"):
            rows = rows.logged(self.shown_month, is_logged=state == "written")
        return rows

    @property
    def shown_month(self) -> date:
        """The month asked for, else the last one that is over."""
        self.is_valid()
        month: date = self.cleaned_data.get("month") or month_before(on=localdate())
        return month
