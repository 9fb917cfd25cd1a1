"""What the pages of the units' reports send, and which reports are looked at."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from assessments.choices import CycleState, ReportState
from assessments.domain.unit_reports import Written
from assessments.models import AssessedUnit, Cycle, UnitReport
from assessments.models.reports import MOST_HIGHLIGHTS, MOST_MEASURES, MOST_PROBLEMS, PARTS
from assessments.querysets import UnitReportQuerySet
from common.forms import FreeTextField, PlainForm
from dispatch.choices import UnitGroup

MISSING, LATE = "missing", "late"


class PartField(FreeTextField):
    """A part of a report: many lines, counted as the browser counts them."""

    def __init__(self, *, most: int, rows: int, **kwargs: Any) -> None:
        area = forms.Textarea({"rows": rows, "data-most": most})
        super().__init__(max_length=most, required=False, widget=area, **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class ReportForm(PlainForm):
    highlights = PartField(
        label=PARTS["highlights"],
        most=MOST_HIGHLIGHTS,
        rows=9,
        help_text=_("What was done and achieved this year, with figures."),
    )
    problems = PartField(
        label=PARTS["problems"],
        most=MOST_PROBLEMS,
        rows=6,
        help_text=_("What falls short, and why."),
    )
    measures = PartField(
        label=PARTS["measures"],
        most=MOST_MEASURES,
        rows=6,
        help_text=_("What will be done next, by whom and by when."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    tab = forms.CharField(widget=forms.HiddenInput, max_length=32)

    @property
    def written(self) -> Written:
        cleaned = self.cleaned_data
        texts = {part: cleaned[part] for part in PARTS}
        return Written(texts, cleaned["version"], cleaned["tab"])


class WriterForm(PlainForm):
    username = forms.CharField(label=_("User name of a writer"), max_length=150)


class OpenedFilter(PlainForm):
    """One of the opened cycles the actor has to do with: the one chosen, else the newest."""

    cycle = forms.ModelChoiceField(
        label=_("Assessment"),
        queryset=Cycle.objects.none(),
        required=False,
        empty_label=_("The newest"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["cycle"]
        seen = Cycle.objects.visible_to(actor, Capability.ASSESSMENT_VIEW)
        field.queryset = seen.exclude(state=CycleState.SET_UP)

    @property
    def chosen(self) -> Cycle | None:
        """Return the cycle asked for, else the newest one."""
        field: Any = self.fields["cycle"]
        wanted: Cycle | None = self.cleaned_data.get("cycle") if self.is_valid() else None
        return wanted or field.queryset.first()


class ReportFilter(OpenedFilter):
    group = forms.ChoiceField(
        label=pgettext_lazy("units", "Group"),
        choices=[("", _("All")), *UnitGroup.choices],
        required=False,
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("All")),
            (MISSING, _("something not handed in")),
            (LATE, _("something handed in late")),
            (ReportState.SUBMITTED, _("something to be read and locked")),
            (ReportState.RETURNED, _("something returned")),
        ],
        required=False,
    )

    def narrow(self, reports: UnitReportQuerySet) -> UnitReportQuerySet:
        """Keep the reports of the chosen cycle's units that fit the filter, each unit whole."""
        kept = reports.filter(unit__cycle=self.chosen)
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("group"):
            kept = kept.filter(unit__group=wanted["group"])
        if state := wanted.get("state"):
            conditions = {MISSING: Q(submitted_at__isnull=True), LATE: Q(is_late=True)}
            fitting = UnitReport.objects.filter(conditions.get(state, Q(state=state)))
            kept = kept.filter(Exists(fitting.filter(unit=OuterRef("unit"))))
        return kept


class CommentFilter(PlainForm):
    unit = forms.ModelChoiceField(
        label=_("Unit"),
        queryset=AssessedUnit.objects.none(),
        required=False,
        empty_label=_("All"),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = units
