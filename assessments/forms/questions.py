"""Input shapes of the question round."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import DelegateKind, QuestionState
from assessments.domain.rounds import units_in_order
from assessments.models import AssessedUnit, Cycle, Elector
from assessments.querysets import QuestionQuerySet
from common.forms import DayInput, FreeTextField, PlainForm


class QuestionForm(PlainForm):
    """A delegate's question; the unit at hand is chosen already."""

    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=AssessedUnit.objects.none())
    text = FreeTextField(
        label=gettext_lazy("Question"),
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One matter, at most 200 characters. It is read out in the hall."),
    )

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = cycle.units.filter(withdrawn="").order_by("group", "code")


class TypedQuestionForm(QuestionForm):
    """A question that a clerk types for a delegate: one of the voters, or one named by hand."""

    elector = forms.ModelChoiceField(
        label=gettext_lazy("Delegate"),
        queryset=Elector.objects.none(),
        required=False,
        empty_label=gettext_lazy("Named below"),
    )
    name = FreeTextField(
        label=gettext_lazy("Name of the delegate"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Only for a delegate without an account."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of delegate"), choices=DelegateKind.choices, required=False
    )
    field_order = ["elector", "name", "kind", "unit", "text"]

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, cycle=cycle, **kwargs)
        elector: Any = self.fields["elector"]
        elector.queryset = cycle.electors.exclude(delegate_kind="").select_related("user")
        elector.label_from_instance = _delegate

    def clean(self) -> dict[str, Any]:
        wanted = self.cleaned_data
        if "elector" not in self.errors and not wanted.get("elector") and not wanted.get("name"):
            self.add_error("elector", _("Choose the delegate, or write down the name."))
        return wanted

    @property
    def said(self) -> dict[str, Any]:
        """Unit and text."""
        return {name: self.cleaned_data[name] for name in ("unit", "text")}

    @property
    def named(self) -> dict[str, Any]:
        """Name and kind of a delegate without an account."""
        return {name: self.cleaned_data[name] for name in ("name", "kind")}


def _delegate(elector: Elector) -> str:
    name = elector.user.name or elector.user.username
    return f"{name}（{elector.get_delegate_kind_display()}）"


class AnswerForm(PlainForm):
    """The answer, and if need be what the unit has to put right by when."""

    answer = FreeTextField(
        label=gettext_lazy("Answer"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    follow_up = FreeTextField(
        label=gettext_lazy("Follow-up item"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("What the unit has to put right; empty if nothing."),
    )
    due_on = forms.DateField(
        label=gettext_lazy("Due on"), required=False, widget=DayInput(format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        wanted = self.cleaned_data
        if wanted.get("follow_up") and "due_on" not in self.errors and not wanted.get("due_on"):
            raise ValidationError(_("Give the day by which the follow-up item is due."))
        return wanted

    @property
    def item(self) -> dict[str, Any] | None:
        """The follow-up item, if one was written down."""
        wanted = self.cleaned_data
        if not wanted["follow_up"]:
            return None
        return {"text": wanted["follow_up"], "due_on": wanted["due_on"]}


class UnitChoiceForm(PlainForm):
    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=AssessedUnit.objects.none())

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = cycle.units.filter(pk__in=[one.pk for one in units_in_order(cycle=cycle)])


class MinutesForm(PlainForm):
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=1, max_value=60, initial=5
    )


class PlaceForm(PlainForm):
    place = forms.IntegerField(label=gettext_lazy("Place"), min_value=0)


class QuestionFilter(PlainForm):
    """Which cycle's questions are looked at, and of those which."""

    cycle = forms.ModelChoiceField(
        label=gettext_lazy("Assessment"),
        queryset=Cycle.objects.none(),
        required=False,
        empty_label=gettext_lazy("All"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("All")), *QuestionState.choices],
    )
    q = forms.CharField(label=gettext_lazy("Words or unit"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cycle: Any = self.fields["cycle"]
        cycle.queryset = Cycle.objects.visible_to(actor, Capability.ASSESSMENT_VIEW)

    def narrow(self, rows: QuestionQuerySet) -> QuestionQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if cycle := wanted.get("cycle"):
            rows = rows.filter(unit__cycle=cycle)
        if state := wanted.get("state"):
            rows = rows.filter(state=state)
        if text := wanted.get("q"):
            rows = rows.about(text)
        return rows
