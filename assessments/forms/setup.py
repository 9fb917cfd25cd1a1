"""Input shapes of a cycle's set-up."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from assessments.choices import GroupKind, RankingList, Scale, VotingMode
from assessments.domain.setup import Named
from assessments.domain.slips import MOST_SLIPS
from assessments.models import AssessedUnit, Cycle
from assessments.models.cycles import LEAST_THRESHOLD, MOST_THRESHOLD, STEPS
from common.forms import DayInput, FreeTextField, PlainForm
from dispatch.choices import UnitGroup

MOST_ON_A_LINE = 3


class CycleForm(PlainForm):
    title = forms.CharField(label=pgettext_lazy("assessment", "Title"), max_length=80)
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)
    reports_due_on = forms.DateField(
        label=gettext_lazy("Reports due on"),
        required=False,
        widget=DayInput(format="%Y-%m-%d"),
    )
    leader_weight = forms.IntegerField(
        label=gettext_lazy("Weight of the leader's review"),
        min_value=0,
        max_value=100,
        initial=20,
        help_text=gettext_lazy("With the groups' weights it must make 100."),
    )
    scale = forms.ChoiceField(
        label=gettext_lazy("Ballots ask for"),
        choices=[one for one in Scale.choices if one[0] != Scale.MEMBER],
    )
    step = forms.TypedChoiceField(
        label=gettext_lazy("Smallest step of a score"),
        choices=STEPS,
        coerce=lambda value: next(step for step, _label in STEPS if str(step) == value),
    )
    threshold = forms.IntegerField(
        label=gettext_lazy("Least number of scores shown"),
        min_value=LEAST_THRESHOLD,
        max_value=MOST_THRESHOLD,
        initial=5,
        help_text=gettext_lazy("A group that gave a unit fewer scores counts as missing for it."),
    )
    trims = forms.BooleanField(
        label=gettext_lazy("Leave out a twentieth of the scores at each end"), required=False
    )
    ranking = forms.ChoiceField(label=gettext_lazy("Units are ranked"), choices=RankingList.choices)
    next_on = forms.DateField(
        label=gettext_lazy("Next one planned for"),
        required=False,
        widget=DayInput(format="%Y-%m-%d"),
        help_text=gettext_lazy("A month before, the to-do list asks for it."),
    )


class UnitsForm(PlainForm):
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("All units of"),
        choices=UnitGroup.choices,
        widget=forms.CheckboxSelectMultiple,
    )


class LeaderForm(PlainForm):
    username = forms.CharField(label=gettext_lazy("User name of the leader"), max_length=150)
    units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Responsible for"),
        queryset=AssessedUnit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["units"]
        field.queryset = cycle.units.all()


class GroupForm(PlainForm):
    name = forms.CharField(label=gettext_lazy("Group"), max_length=40)
    kind = forms.ChoiceField(
        label=gettext_lazy("Who votes in it"),
        choices=GroupKind.choices,
        initial=GroupKind.OTHERS,
        required=False,
        help_text=gettext_lazy(
            "Equal totals are printed by the leader's score, then the county leaders', then the"
            " delegates'."
        ),
    )
    weight = forms.IntegerField(label=gettext_lazy("Weight"), min_value=1, max_value=100)
    mode = forms.ChoiceField(
        label=gettext_lazy("Votes"),
        choices=VotingMode.choices,
        help_text=gettext_lazy("A group votes in exactly one way, and a person in one group."),
    )
    sheets = forms.IntegerField(
        label=gettext_lazy("Number of slips or sheets"),
        min_value=1,
        max_value=MOST_SLIPS,
        required=False,
        help_text=gettext_lazy("How many will be handed out; groups with accounts leave it empty."),
    )

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or GroupKind.OTHERS


class ElectorsForm(PlainForm):
    lines = forms.CharField(
        label=gettext_lazy("Voters"),
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy(
            "One a line: user name, and after a comma the code of the own unit if there is one."
        ),
    )

    def clean_lines(self) -> list[Named]:
        """Read the lines; blank ones are left out."""
        text = self.cleaned_data["lines"].replace("，", ",")
        named = []
        for line in filter(None, map(str.strip, text.splitlines())):
            parts = [part.strip() for part in line.split(",")]
            if len(parts) > MOST_ON_A_LINE or not parts[0]:
                message = _("“%(line)s” is no voter. Write: user name, code of the own unit.")
                raise ValidationError(message % {"line": line})
            named.append(Named(*parts))
        return named


class ReasonForm(PlainForm):
    reason = FreeTextField(label=gettext_lazy("Reason"), max_length=200)


class ReviewForm(PlainForm):
    text = FreeTextField(
        label=gettext_lazy("Written review"),
        max_length=2000,
        widget=forms.Textarea({"rows": 8}),
    )
    score = forms.DecimalField(
        label=gettext_lazy("Score"), min_value=0, max_value=100, max_digits=6, decimal_places=3
    )
