"""Input shapes of the activity pages."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor
from activities.choices import ActivityKind, ActivityState, AttendanceState
from activities.domain.grid import USUAL_MONTHS
from activities.domain.workflow import Away
from activities.querysets import ActivityQuerySet, ServiceRecordQuerySet
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.dates import BadDateError, last_day, month_distance, months_before, parse_month
from common.forms import PlainForm, ShortListField
from common.text import person_name, tidy

FIRST_YEAR = 2000
MOST_MONTHS = 24


class DayInput(forms.DateInput):
    input_type = "date"


RARE_FIELDS = ("recorder_text", "content", "remark")


class ActivityForm(PlainForm):
    """The rare part (recorder, content, remark) stands last and is folded away."""

    organization = forms.ModelChoiceField(
        label=_("Branch"), queryset=Organization.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=ActivityKind.choices, initial=ActivityKind.PARTY_DAY
    )
    held_on = forms.DateField(label=_("Date"), widget=DayInput(format="%Y-%m-%d"))
    theme = forms.CharField(label=_("Theme"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=100)
    host_text = forms.CharField(label=_("Host"), max_length=50, required=False)
    recorder_text = forms.CharField(label=_("Recorder"), max_length=50, required=False)
    content = forms.CharField(
        label=_("Content"), widget=forms.Textarea({"rows": 4}), required=False
    )
    remark = forms.CharField(label=_("Remark"), max_length=200, required=False)

    def __init__(
        self, *args: Any, actor: Actor, branch: Organization | None = None, **kwargs: Any
    ) -> None:
        """Offer the actor's branches; an activity on record stays with its ``branch``."""
        super().__init__(*args, **kwargs)
        visible = Organization.objects.visible_to(actor, Capability.ACTIVITY_RECORD).branches()
        offered = visible.filter(pk=branch.pk) if branch else visible.existing_on(localdate())
        field: Any = self.fields["organization"]
        field.queryset = offered
        self.actor = actor
        self.branch = branch

    def as_typed(self) -> "ActivityForm":
        """Return the same form filled in as sent and without complaints: no answer was asked."""
        self.is_valid()
        readable = {name: self.cleaned_data.get(name) for name in ("organization", "held_on")}
        typed = {name: self.data.get(name, "") for name in self.fields if name not in readable}
        kept = {name: value for name, value in readable.items() if value}
        initial = {**self.initial, **typed, **kept}
        return ActivityForm(actor=self.actor, branch=self.branch, initial=initial)

    @property
    def main_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name not in RARE_FIELDS]

    @property
    def rare_fields(self) -> list[Any]:
        return [self[name] for name in RARE_FIELDS]


def read_away(data: Any) -> Away:
    """Read the attendance list: two inputs a member, everybody else was present."""
    away = {}
    for name, state in data.items():
        pk = name.removeprefix("attendance-")
        if name.startswith("attendance-") and pk.isdecimal() and state in AttendanceState.values:
            away[int(pk)] = (str(state), tidy(data.get(f"reason-{pk}", "")))
    return away


class MonthField(forms.CharField):
    """A month, cleaned to its first day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=False, **kwargs)
        self.widget.attrs |= {"placeholder": "2018-06", "inputmode": "numeric"}

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return parse_month(text) if text else None
        except BadDateError as error:
            message = _("“%(text)s” is no month. Write it like 2018-06.")
            raise forms.ValidationError(message % {"text": text}) from error


class ActivityFilter(PlainForm):
    q = forms.CharField(label=_("Theme"), required=False)
    organization = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *ActivityKind.choices]
    )
    month = MonthField(label=_("Month"))
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *ActivityState.choices]
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["organization"]
        visible = Organization.objects.visible_to(actor, Capability.ACTIVITY_VIEW)
        chosen = str(self.data.get("organization") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def narrow(self, rows: ActivityQuerySet) -> ActivityQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(theme__contains=text)
        if organization := wanted.get("organization"):
            rows = rows.within(organization.path)
        if month := wanted.get("month"):
            rows = rows.filter(held_on__range=(month, last_day(month)))
        for name in ("kind", "state"):
            if wanted.get(name):
                rows = rows.filter(**{name: wanted[name]})
        return rows


class ServiceFilter(PlainForm):
    q = forms.CharField(label=_("Name"), required=False)
    waiting = forms.ChoiceField(
        label=_("Confirmation"), required=False, choices=[("", _("All")), ("1", _("Waiting"))]
    )

    def narrow(self, rows: ServiceRecordQuerySet) -> ServiceRecordQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := person_name(wanted.get("q", "")):
            rows = rows.filter(member__name__contains=text)
        if wanted.get("waiting"):
            rows = rows.filter(confirmed_at=None)
        return rows


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
