"""Input shapes of follow-ups: raised, reported with files, verified or refused."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import FollowUpState, QuestionState
from assessments.models import AssessedUnit, Cycle, Question
from assessments.querysets import FollowUpQuerySet
from common.forms import DayInput, FreeTextField, PlainForm


def _words(label: Any, **options: Any) -> FreeTextField:
    return FreeTextField(label=label, max_length=500, widget=forms.Textarea({"rows": 3}), **options)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(format="%Y-%m-%d"))


class RaiseForm(PlainForm):
    """A new item; one from a question belongs to its unit and is its asker's to verify."""

    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=AssessedUnit.objects.none(), required=False
    )
    question = forms.ModelChoiceField(
        label=_("From the question"),
        queryset=Question.objects.none(),
        required=False,
        empty_label=_("No question"),
    )
    text = _words(_("To be put right"))
    due_on = _day(_("Due on"))

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = cycle.units.filter(withdrawn="").order_by("group", "code")
        question: Any = self.fields["question"]
        question.queryset = Question.objects.filter(
            unit__cycle=cycle, state=QuestionState.ANSWERED
        ).select_related("unit")
        question.label_from_instance = lambda one: f"{one.unit}：{one.text}"

    def clean(self) -> dict[str, Any]:
        wanted = self.cleaned_data
        if question := wanted.get("question"):
            wanted["unit"] = question.unit
        elif not wanted.get("unit"):
            self.add_error("unit", self.fields["unit"].error_messages["required"])
        return wanted


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Some files at once, none of them required."""

    widget = ManyFilesInput({"accept": ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        clean_one = super().clean
        return [clean_one(one, initial) for one in data or []]


class ReportForm(PlainForm):
    text = _words(_("What was done"))
    evidence = ManyFilesField(
        label=_("Evidence"),
        required=False,
        help_text=_("PDF, JPG, PNG, Word or Excel, at most 10 MB together. Not required."),
    )


class VerifyForm(PlainForm):
    text = _words(_("What you found"), required=False)


class RefuseForm(PlainForm):
    text = _words(_("What is still to be done"))
    due_on = _day(_("Due anew on"))


class FollowUpFilter(PlainForm):
    cycle = forms.ModelChoiceField(
        label=_("Assessment"),
        queryset=Cycle.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("overdue", _("Overdue")), *FollowUpState.choices],
    )
    q = forms.CharField(label=_("Words or unit"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cycle: Any = self.fields["cycle"]
        cycle.queryset = Cycle.objects.visible_to(actor, Capability.ASSESSMENT_VIEW)

    def narrow(self, rows: FollowUpQuerySet) -> FollowUpQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if cycle := wanted.get("cycle"):
            rows = rows.filter(unit__cycle=cycle)
        if text := wanted.get("q"):
            rows = rows.about(text)
        state = wanted.get("state")
        if state == "overdue":
            return rows.overdue(localdate())
        return rows.filter(state=state) if state else rows
