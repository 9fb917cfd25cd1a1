"""Input shapes of quotas, nominations and the selection."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, pgettext_lazy

from common.forms import DayInput, FreeTextField, PlainForm
from common.text import person_name
from dispatch.choices import NomineeState, ObjectionState, RankBand
from dispatch.domain.selection import Decision
from dispatch.models import Quota

if TYPE_CHECKING:
    from dispatch.querysets import NomineeQuerySet, QuotaQuerySet

STEPS = (
    (NomineeState.RECOMMENDED, pgettext_lazy("step", "Recommend")),
    (NomineeState.REVIEWED, pgettext_lazy("step", "Record the review")),
    (NomineeState.ON_NOTICE, pgettext_lazy("step", "Make known")),
    (NomineeState.CLEARED, pgettext_lazy("step", "Clear")),
    (NomineeState.DROPPED, pgettext_lazy("step", "Drop")),
)


class QuotaForm(PlainForm):
    places = forms.IntegerField(label=gettext_lazy("Quota"), min_value=0, max_value=9999)
    reason = FreeTextField(label=gettext_lazy("Reason"), max_length=200)


class PoolForm(PlainForm):
    quotas = forms.ModelMultipleChoiceField(queryset=Quota.objects.none())
    reason = FreeTextField(label=gettext_lazy("Why they send together"), max_length=200)

    def __init__(self, data: Any, *, quotas: "QuotaQuerySet") -> None:
        super().__init__(data)
        field: Any = self.fields["quotas"]
        field.queryset = quotas


class QuotaFilter(PlainForm):
    """Which quotas of a programme; the page's address says of which programme."""

    q = forms.CharField(label=gettext_lazy("Unit"), required=False)
    band = forms.ChoiceField(
        label=gettext_lazy("Ranks"),
        required=False,
        choices=[("", gettext_lazy("All")), *RankBand.choices],
    )

    def narrow(self, rows: "QuotaQuerySet") -> "QuotaQuerySet":
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        if text := self.cleaned_data.get("q"):
            rows = rows.filter(unit__name__contains=text)
        if band := self.cleaned_data.get("band"):
            rows = rows.filter(band=band)
        return rows


class NomineeFilter(PlainForm):
    """Which nominees of a programme; the page's address says of which programme."""

    q = forms.CharField(label=gettext_lazy("Name or unit"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("All")), *NomineeState.choices],
    )

    def narrow(self, rows: "NomineeQuerySet") -> "NomineeQuerySet":
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        if text := self.cleaned_data.get("q"):
            rows = rows.matching(person_name(text))
        if state := self.cleaned_data.get("state"):
            rows = rows.filter(state=state)
        return rows


class StepForm(PlainForm):
    """Which step the ticked people take, when, and by whose decision."""

    to = forms.ChoiceField(label=gettext_lazy("Step"), choices=STEPS)
    taken_on = forms.DateField(
        label=gettext_lazy("Decided on"),
        initial=localdate,
        widget=DayInput(format="%Y-%m-%d"),
    )
    decided_by = FreeTextField(
        label=gettext_lazy("Decided by"),
        max_length=80,
        help_text=gettext_lazy("The meeting or office, as in the minutes."),
    )
    reason = FreeTextField(
        label=gettext_lazy("Reason"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Needed to drop somebody."),
    )

    @property
    def decision(self) -> Decision:
        said = self.cleaned_data
        return Decision(said["taken_on"], said["decided_by"], said["reason"])


class NominationForm(PlainForm):
    reason = FreeTextField(label=gettext_lazy("Reason"), max_length=200, required=False)


class ObjectionForm(PlainForm):
    raised_by = FreeTextField(
        label=gettext_lazy("Raised by"),
        max_length=80,
        help_text=gettext_lazy("Name, or how it came in: a letter, a call."),
    )
    text = FreeTextField(
        label=gettext_lazy("Objection"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


class VerdictForm(PlainForm):
    state = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[one for one in ObjectionState.choices if one[0] != ObjectionState.OPEN],
    )
    answer = FreeTextField(
        label=gettext_lazy("Answer"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
