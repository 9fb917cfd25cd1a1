"""What the pages of compliance are narrowed by."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import ActivityKind
from activities.domain.grid import USUAL_MONTHS
from activities.domain.overdue import usual_span
from activities.reports.requirements import required_kinds
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.dates import month_distance, months_before
from common.forms import MonthField, PlainForm, ShortListField, YearFilter, filled

FIRST_YEAR = 2000
MOST_MONTHS = 24


class ReachFilter(PlainForm):
    """One organization in reach, or all of it."""

    within = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.ACTIVITY_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)


class PeriodFilter(ReachFilter):
    """Two months at most two years apart; where they are not readable, the usual period."""

    EVERY = "every"
    field_order = ("kind", "first", "last", "within", "show")

    kind = forms.ChoiceField(label=_("Requirement"), required=False)
    first = MonthField(label=_("First month"))
    last = MonthField(label=_("Last month"))
    show = forms.ChoiceField(
        label=_("Rows shown"),
        required=False,
        choices=[
            ("", _("All branches")),
            ("missing", _("Branches with something missing")),
            ("complete", _("Branches with everything held")),
        ],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data, actor=actor)
        kind: Any = self.fields["kind"]
        kinds = [(kind.value, kind.label) for kind in required_kinds()]
        kind.choices = [*kinds, (self.EVERY, _("All requirements"))]

    @property
    def duty(self) -> str:
        """The requirement asked for, or nothing for all of them together."""
        chosen = self.cleaned_data.get("kind") or ActivityKind.PARTY_DAY
        return "" if chosen == self.EVERY else str(chosen)

    @property
    def kinds(self) -> list[str]:
        return [self.duty] if self.duty else list(ActivityKind.values)

    def period(self, *, usual: tuple[date, date]) -> tuple[date, date]:
        """Return the months asked for, or ``usual`` with an error at the field that is wrong."""
        self.is_valid()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if not self._has_bad_month():
            self._refuse(first, last)
        chosen = usual if self._has_bad_month() else self._complete(first, last, usual)
        shown = {"first": f"{chosen[0]:%Y-%m}", "last": f"{chosen[1]:%Y-%m}"}
        self.data = filled(self.data, **shown)
        return chosen

    def _has_bad_month(self) -> bool:
        return "first" in self.errors or "last" in self.errors

    def _refuse(self, first: date | None, last: date | None) -> None:
        newest = localdate().year + 1
        if first and last and first > last:
            self.add_error("first", _("The first month lies after the last one."))
        elif first and last and month_distance(first, last) >= MOST_MONTHS:
            self.add_error("last", _("At most 24 months are shown. Choose a shorter period."))
        for name, month in (("first", first), ("last", last)):
            if month and not self._has_bad_month() and not FIRST_YEAR <= month.year <= newest:
                message = _("Choose months from %(first)d to %(last)d.")
                self.add_error(name, message % {"first": FIRST_YEAR, "last": newest})

    def _complete(
        self, first: date | None, last: date | None, usual: tuple[date, date]
    ) -> tuple[date, date]:
        """Fill in a month left out: as many months as usual, and never more than can be shown."""
        if first is None:
            return (months_before(last, USUAL_MONTHS - 1), last) if last else usual
        return first, last or min(max(first, usual[1]), months_before(first, 1 - MOST_MONTHS))


class OverdueFilter(PeriodFilter):
    """The same; every requirement is asked for unless one is chosen."""

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data, actor=actor)
        del self.fields["show"]
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("All requirements")), *kind.choices[:-1]]

    @property
    def duty(self) -> str:
        return str(self.cleaned_data.get("kind") or "")


class ScoreFilter(YearFilter, ReachFilter):
    """A year, an organization and an order; the tree's unless the lowest are wanted first."""

    field_order = ("year", "within", "order")

    year = forms.IntegerField(label=pgettext_lazy("yearly list", "Year"), required=False)
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("As in the tree")), ("lowest", _("Lowest year's score first"))],
    )

    def usual_year(self) -> int:
        return usual_span(on=localdate())[0].year

    def clean_year(self) -> int:
        year, newest = self.cleaned_data["year"], localdate().year
        if not FIRST_YEAR <= year <= newest:
            message = _("Choose a year from %(first)d to %(last)d.")
            raise forms.ValidationError(message % {"first": FIRST_YEAR, "last": newest})
        return int(year)


class BranchYearFilter(forms.Form):
    """The month a branch's page explains, within the year it shows."""

    month = MonthField()

    def chosen(self, *, usual: date) -> date:
        """Return the month asked for, or the usual one where none can be read."""
        month = self.cleaned_data.get("month") if self.is_valid() else None
        newest = localdate().replace(month=12, day=1)
        return month if month and month.year >= FIRST_YEAR and month <= newest else usual
