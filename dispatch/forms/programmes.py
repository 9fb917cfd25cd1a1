"""The form of a programme: its rules, the share of each band of ranks, and the receiving towns."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.models import Organization
from common.forms import DayInput, PlainForm
from dispatch.choices import PostingKind, ProgrammeState, RankBand
from dispatch.models import Programme
from dispatch.reports.programmes import towns

if TYPE_CHECKING:
    from dispatch.querysets import ProgrammeQuerySet

PLACES = "places_%d"
PERCENT = "percent_%s"


class HostsForm(forms.Form):
    """How many people each town receives; an empty field: none."""

    def __init__(self, data: Any, *, places: Mapping[int, int]) -> None:
        super().__init__(data)
        self._towns = list(towns())
        for town in self._towns:
            self.fields[PLACES % town.pk] = forms.IntegerField(
                label=str(town),
                min_value=1,
                max_value=999,
                required=False,
                initial=places.get(town.pk),
            )

    @property
    def hosts(self) -> dict[Organization, int]:
        filled = {town: self.cleaned_data[PLACES % town.pk] for town in self._towns}
        return {town: places for town, places in filled.items() if places}


class ProgrammeForm(forms.ModelForm):  # type: ignore[type-arg]  # no subscript at run time
    """The rules of a programme as it stands."""

    class Meta:
        model = Programme
        fields = [
            "name",
            "kind",
            "declared_on",
            "starts_on",
            "term_months",
            "rounding",
            "least_rank",
            "grace_days",
            "notice_days",
            "on_site_percent",
            "host_percent",
            "midterm_percent",
            "counts_at_home",
        ]
        widgets = {name: DayInput(format="%Y-%m-%d") for name in ("declared_on", "starts_on")}
        help_texts = {
            "declared_on": gettext_lazy("Ranks and head-counts are taken on this day."),
            "least_rank": gettext_lazy("Asked of first secretaries alone, on their first day."),
            "grace_days": gettext_lazy("How long two postings may overlap at a handover."),
            "notice_days": gettext_lazy("At least five, by the district's calendar."),
            "on_site_percent": gettext_lazy("Least share of working days on site, in per cent."),
            "host_percent": gettext_lazy("The home unit has the rest."),
            "midterm_percent": gettext_lazy("The final review has the rest."),
            "counts_at_home": gettext_lazy(
                "Who is posted is excused at home, and present there when present here."
            ),
        }

    def __init__(self, data: Any, *, instance: Programme) -> None:
        super().__init__(data, instance=instance)
        self.fields["least_rank"].required = False
        held = dict(instance.rates.values_list("band", "percent")) if instance.pk else {}
        for band in RankBand:
            self.fields[PERCENT % band.value] = forms.DecimalField(
                label=band.label,
                min_value=Decimal(0),
                max_value=Decimal(100),
                decimal_places=2,
                required=False,
                initial=held.get(band),
            )

    def clean(self) -> dict[str, Any]:
        terms: dict[str, Any] = super().clean() or self.cleaned_data
        declared, starts = terms.get("declared_on"), terms.get("starts_on")
        if declared and starts and starts < declared:
            self.add_error("starts_on", _("The programme starts before the day of its head-count."))
        return terms

    @property
    def rates(self) -> dict[str, Decimal]:
        filled = {band.value: self.cleaned_data[PERCENT % band.value] for band in RankBand}
        return {band: percent for band, percent in filled.items() if percent is not None}

    @property
    def plain_fields(self) -> list[Any]:
        return [self[name] for name in self.Meta.fields]

    @property
    def rate_fields(self) -> list[Any]:
        return [self[PERCENT % band.value] for band in RankBand]


class ProgrammeFilter(PlainForm):
    q = forms.CharField(label=gettext_lazy("Name"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=[("", gettext_lazy("All")), *PostingKind.choices],
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("All")), *ProgrammeState.choices],
    )

    def narrow(self, rows: "ProgrammeQuerySet") -> "ProgrammeQuerySet":
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        if text := self.cleaned_data.get("q"):
            rows = rows.filter(name__contains=text)
        for name in ("kind", "state"):
            if value := self.cleaned_data.get(name):
                rows = rows.filter(**{name: value})
        return rows
