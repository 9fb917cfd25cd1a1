"""Input shapes of units and places."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from accounts.models import User
from accounts.scope import Actor
from branches.models import Organization
from common.forms import DayInput, PlainForm
from dispatch.choices import PlaceKind, UnitGroup
from dispatch.domain.units import head_named, organization_named
from dispatch.reports.programmes import towns

if TYPE_CHECKING:
    from dispatch.models import Place, Unit
    from dispatch.querysets import PlaceQuerySet, UnitQuerySet

ONE_DAY = timedelta(days=1)


class DatedForm(PlainForm):
    """Something that is there from a first to a last day; the rows hold the day after the last."""

    valid_from = forms.DateField(
        label=gettext_lazy("First day"),
        required=False,
        widget=DayInput(format="%Y-%m-%d"),
        help_text=gettext_lazy("Left empty: always there so far."),
    )
    last_on = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DayInput(format="%Y-%m-%d"),
        help_text=gettext_lazy("Left empty: no end is known."),
    )

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        first, last = fields.get("valid_from"), fields.pop("last_on", None)
        if first and last and last < first:
            self.add_error("last_on", _("The last day lies before the first one."))
        return {**fields, "valid_until": last + ONE_DAY if last else None}


def last_day_of(until: date | None) -> date | None:
    """Return the last day of something that is there until before a day."""
    return until - ONE_DAY if until else None


class UnitForm(DatedForm):
    code = forms.CharField(label=gettext_lazy("Code"), max_length=30)
    name = forms.CharField(label=gettext_lazy("Full name"), max_length=120)
    group = forms.ChoiceField(
        label=pgettext_lazy("units", "Group"),
        choices=UnitGroup.choices,
        help_text=gettext_lazy("Units are compared within their group only."),
    )
    organization = forms.CharField(
        label=gettext_lazy("Party organization"),
        max_length=120,
        help_text=gettext_lazy(
            "Code or name; the nearest above where the unit has none of its own."
        ),
    )
    head = forms.CharField(
        label=gettext_lazy("Head of the unit"),
        max_length=50,
        required=False,
        help_text=gettext_lazy("User name of the account that nominates for the unit."),
    )
    field_order = ("code", "name", "group", "organization", "head")

    def __init__(self, data: Any, *, unit: "Unit") -> None:
        known: dict[str, Any] = {}
        if unit.pk:
            known = {
                "code": unit.code,
                "name": unit.name,
                "group": unit.group,
                "organization": unit.organization.code or unit.organization.name,
                "head": unit.head.username if unit.head else "",
                "valid_from": unit.valid_from,
                "last_on": last_day_of(unit.valid_until),
            }
        super().__init__(data, initial=known)

    def clean_organization(self) -> Organization:
        return organization_named(text=self.cleaned_data["organization"])

    def clean_head(self) -> User | None:
        text = self.cleaned_data["head"]
        return head_named(text=text) if text else None


class PlaceForm(DatedForm):
    code = forms.CharField(label=gettext_lazy("Division code"), max_length=12)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=PlaceKind.choices)
    town = forms.ModelChoiceField(
        label=gettext_lazy("Town or street"), queryset=Organization.objects.none()
    )
    organization = forms.CharField(
        label=gettext_lazy("Party organization"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Code or name of its branch or committee, if it has one."),
    )
    field_order = ("code", "name", "kind", "town", "organization")

    def __init__(self, data: Any, *, place: "Place") -> None:
        known: dict[str, Any] = {}
        if place.pk:
            own = place.organization
            known = {
                "code": place.code,
                "name": place.name,
                "kind": place.kind,
                "town": place.town_id,
                "organization": (own.code or own.name) if own else "",
                "valid_from": place.valid_from,
                "last_on": last_day_of(place.valid_until),
            }
        super().__init__(data, initial=known)
        field: Any = self.fields["town"]
        field.queryset = towns()

    def clean_organization(self) -> Organization | None:
        text = self.cleaned_data["organization"]
        return organization_named(text=text) if text else None


class UnitFilter(PlainForm):
    q = forms.CharField(label=gettext_lazy("Name or code"), required=False)
    group = forms.ChoiceField(
        label=pgettext_lazy("units", "Group"),
        required=False,
        choices=[("", gettext_lazy("All")), *UnitGroup.choices],
    )

    def narrow(self, rows: "UnitQuerySet") -> "UnitQuerySet":
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        if text := self.cleaned_data.get("q"):
            rows = rows.filter(Q(name__contains=text) | Q(code__startswith=text))
        if group := self.cleaned_data.get("group"):
            rows = rows.filter(group=group)
        return rows


class PlaceFilter(PlainForm):
    q = forms.CharField(label=gettext_lazy("Name or code"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=[("", gettext_lazy("All")), *PlaceKind.choices],
    )
    town = forms.ModelChoiceField(
        label=gettext_lazy("Town or street"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=gettext_lazy("All in reach"),
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["town"]
        field.queryset = towns().filter(actor.scope(Capability.DISPATCH_VIEW).as_q())

    def narrow(self, rows: "PlaceQuerySet") -> "PlaceQuerySet":
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := wanted.get("q"):
            rows = rows.filter(Q(name__contains=text) | Q(code__startswith=text))
        if kind := wanted.get("kind"):
            rows = rows.filter(kind=kind)
        if town := wanted.get("town"):
            rows = rows.filter(town=town)
        return rows
