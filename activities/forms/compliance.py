"""What the pages of compliance are narrowed by."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.domain.grid import USUAL_MONTHS
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.dates import month_distance, months_before
from common.forms import MonthField, PlainForm, ShortListField

FIRST_YEAR = 2000
MOST_MONTHS = 24


class PeriodFilter(PlainForm):
    """Two months at most two years apart; where they are not readable, the usual period."""

    first = MonthField(label=_("First month"))
    last = MonthField(label=_("Last month"))
    within = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    show = forms.ChoiceField(
        label=_("Rows shown"),
        required=False,
        choices=[
            ("", _("All branches")),
            ("missing", _("Branches that miss a party day")),
            ("complete", _("Branches with every party day")),
        ],
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.ACTIVITY_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def period(self, *, usual: tuple[date, date]) -> tuple[date, date]:
        """Return the months asked for, or ``usual`` with an error at the field that is wrong."""
        self.is_valid()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if not self._has_bad_month():
            self._refuse(first, last)
        chosen = usual if self._has_bad_month() else self._complete(first, last, usual)
        filled = {"first": f"{chosen[0]:%Y-%m}", "last": f"{chosen[1]:%Y-%m}"}
        self.data = filled | {name: text for name, text in self.data.items() if text}
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
