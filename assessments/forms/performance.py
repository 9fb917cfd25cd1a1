"""Input shapes of scored periods."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import ListKind, PerformanceKind, Source, YearPart
from assessments.domain.scoring import Key, Mark, parse_score
from assessments.models import Indicator, Performance, PerformanceUnit
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.errors import RuleViolation
from common.forms import DayInput, FreeTextField, PlainForm, ShortListField
from common.text import holds_id_number
from dispatch.models import Unit

if TYPE_CHECKING:
    from assessments.querysets import IndicatorScoreQuerySet

SCORE, NOTE = "score", "note"
MOST_NOTE = 200


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = DayInput(format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


NEXT_HELP = gettext_lazy("A month before, the to-do list asks for it.")


class CopyPeriodForm(PlainForm):
    """The next period of an earlier one."""

    title = forms.CharField(label=pgettext_lazy("assessment", "Title"), max_length=80)
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)
    part = forms.ChoiceField(label=gettext_lazy("Period"), choices=YearPart.choices)
    due_on = _day(gettext_lazy("Scores due on"))
    next_on = _day(gettext_lazy("Next one planned for"), required=False, help_text=NEXT_HELP)


class PerformanceForm(CopyPeriodForm):
    field_order = ("title", "kind")
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=PerformanceKind.choices)


class CopyCycleForm(PlainForm):
    title = forms.CharField(label=pgettext_lazy("assessment", "Title"), max_length=80)
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)
    reports_due_on = _day(gettext_lazy("Reports due on"), required=False)
    next_on = _day(gettext_lazy("Next one planned for"), required=False, help_text=NEXT_HELP)


class IndicatorForm(PlainForm):
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Part of"),
        queryset=Indicator.objects.none(),
        required=False,
        empty_label=gettext_lazy("Stands on top"),
    )
    code = forms.CharField(label=pgettext_lazy("indicator", "Number"), max_length=20)
    name = FreeTextField(label=gettext_lazy("Indicator"), max_length=80)
    points = forms.DecimalField(
        label=gettext_lazy("Full points"), min_value=0, max_value=100, max_digits=5,
        decimal_places=2,
        help_text=gettext_lazy("Parts make the points of the whole, the top ones 100."),
    )  # fmt: skip
    department = forms.ModelChoiceField(
        label=gettext_lazy("Scoring department"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("None: it has parts"),
    )
    basis = FreeTextField(
        label=gettext_lazy("How it is scored"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, performance: Performance, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.queryset = performance.indicators.all()
        department: Any = self.fields["department"]
        visible = Unit.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE)
        department.queryset = visible.on(localdate())


class ListDeductionForm(PlainForm):
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit"), queryset=PerformanceUnit.objects.none()
    )
    kind = forms.ChoiceField(label=gettext_lazy("List"), choices=ListKind.choices)
    on = _day(pgettext_lazy("deduction", "Day"))
    points = forms.DecimalField(
        label=gettext_lazy("Points deducted"), max_digits=4, decimal_places=2
    )
    text = FreeTextField(label=gettext_lazy("What was not done, or done"), max_length=200)
    source = FreeTextField(
        label=gettext_lazy("Source"),
        max_length=200,
        help_text=gettext_lazy("Notice, inspection or document with its number."),
    )

    def __init__(self, *args: Any, performance: Performance, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = performance.units.all()


class CorrectionForm(PlainForm):
    """A score that is locked, with why it is corrected."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit"), queryset=PerformanceUnit.objects.none()
    )
    indicator = forms.ModelChoiceField(
        label=gettext_lazy("Indicator"), queryset=Indicator.objects.none()
    )
    score = forms.DecimalField(
        label=gettext_lazy("Score"),
        required=False,
        max_digits=5,
        decimal_places=2,
        help_text=gettext_lazy("Empty: it does not apply to the unit; note why."),
    )
    note = FreeTextField(
        label=gettext_lazy("Evidence or reason"), max_length=MOST_NOTE, required=False
    )
    reason = FreeTextField(label=gettext_lazy("Why it is corrected"), max_length=200)

    def __init__(self, *args: Any, performance: Performance, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = performance.units.all()
        indicator: Any = self.fields["indicator"]
        indicator.queryset = performance.indicators.exclude(scorer=None)


class PeriodFilter(PlainForm):
    """One published period, the newest unless said otherwise; or a unit through all of them."""

    period = forms.ModelChoiceField(
        label=gettext_lazy("Period"),
        queryset=Performance.objects.none(),
        required=False,
        empty_label=gettext_lazy("The newest"),
    )
    unit = forms.CharField(
        label=gettext_lazy("Unit, through all periods"),
        required=False,
        widget=forms.TextInput({"placeholder": gettext_lazy("Code or part of the name")}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["period"]
        field.queryset = Performance.objects.visible_to(
            actor, Capability.ASSESSMENT_VIEW
        ).published()

    @property
    def history(self) -> str:
        """Return the unit looked for through all periods, if any."""
        return str(self.cleaned_data.get("unit") or "").strip() if self.is_valid() else ""

    @property
    def chosen(self) -> Performance | None:
        field: Any = self.fields["period"]
        wanted: Performance | None = self.cleaned_data.get("period") if self.is_valid() else None
        return wanted or field.queryset.first()


class ScoreFilter(PlainForm):
    """Scores of one period, the newest unless said otherwise, and maybe of one unit."""

    period = forms.ModelChoiceField(
        label=gettext_lazy("Period"),
        queryset=Performance.objects.none(),
        required=False,
        empty_label=gettext_lazy("The newest"),
    )
    unit = forms.CharField(
        label=gettext_lazy("Unit"),
        required=False,
        widget=forms.TextInput({"placeholder": gettext_lazy("Code or part of the name")}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["period"]
        field.queryset = Performance.objects.visible_to(actor, Capability.ASSESSMENT_VIEW)

    @property
    def chosen(self) -> Performance | None:
        field: Any = self.fields["period"]
        wanted: Performance | None = self.cleaned_data.get("period") if self.is_valid() else None
        return wanted or field.queryset.first()

    def narrow(self, rows: "IndicatorScoreQuerySet") -> "IndicatorScoreQuerySet":
        rows = rows.filter(unit__performance=self.chosen)
        text = str(self.cleaned_data.get("unit") or "").strip()
        return rows.filter(Q(unit__name__contains=text) | Q(unit__code__iexact=text))


class SourceForm(PlainForm):
    source = forms.ChoiceField(label=gettext_lazy("Figures of"), choices=Source.choices)
    weight = forms.IntegerField(
        label=gettext_lazy("Weight"),
        min_value=0,
        max_value=100,
        help_text=gettext_lazy("0 takes the source out."),
    )


class BranchesForm(PlainForm):
    within = ShortListField(
        label=gettext_lazy("All branches of"), queryset=Organization.objects.none()
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.ASSESSMENT_MANAGE)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible.above_branches(), fewer=ABOVE_BRANCHES, chosen=chosen)


def read_marks(
    data: Any, *, units: list[int], indicators: list[Indicator]
) -> tuple[dict[Key, Mark], dict[str, str]]:
    """Read the cells that are filled in, with a complaint by field for each that cannot be."""
    marks, errors = {}, {}
    for unit in units:
        for indicator in indicators:
            name = f"{SCORE}-{unit}-{indicator.pk}"
            text = data.get(name, "").strip()
            note = data.get(f"{NOTE}-{unit}-{indicator.pk}", "").strip()
            if not text:
                continue
            try:
                score = parse_score(text=text, most=indicator.points)
            except RuleViolation as error:
                errors[name] = " ".join(error.messages)
                continue
            if len(note) > MOST_NOTE or holds_id_number(note):
                errors[name] = str(BAD_NOTE)
                continue
            marks[unit, indicator.pk] = Mark(score, note)
    return marks, errors


BAD_NOTE = gettext_lazy("A note has at most 200 characters and no ID number.")
