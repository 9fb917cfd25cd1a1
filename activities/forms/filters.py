"""What the lists of activities and service are narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.choices import Capability
from accounts.scope import Actor, subtree
from activities.choices import ActivityKind, ActivityState, AttendanceState, ServiceState
from activities.querysets import ActivityQuerySet, AttendanceQuerySet, ServiceRecordQuerySet
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.dates import last_day
from common.forms import MonthField, PlainForm, ShortListField
from common.text import person_name


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


class AttendanceFilter(PlainForm):
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=1921,
        max_value=2100,
        widget=forms.NumberInput({"placeholder": _("All")}),
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("of a person", "Attendance"),
        required=False,
        choices=[("", _("All")), *AttendanceState.choices],
    )

    def narrow(self, rows: AttendanceQuerySet) -> AttendanceQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if year := wanted.get("year"):
            rows = rows.filter(activity__held_on__year=year)
        if state := wanted.get("state"):
            rows = rows.filter(state=state)
        return rows


class ServiceFilter(PlainForm):
    q = forms.CharField(label=_("Name"), required=False)
    within = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )
    month = MonthField(label=_("Month"))
    state = forms.ChoiceField(
        label=_("Confirmation"), required=False, choices=[("", _("All")), *ServiceState.choices]
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.SERVICE_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def narrow(self, rows: ServiceRecordQuerySet) -> ServiceRecordQuerySet:
        """Apply the filter; a value that is not offered is ignored."""
        self.is_valid()
        wanted = self.cleaned_data
        if text := person_name(wanted.get("q", "")):
            rows = rows.filter(member__name__contains=text)
        if within := wanted.get("within"):
            rows = rows.filter(subtree(within.path, "organization__path"))
        if month := wanted.get("month"):
            rows = rows.filter(served_on__range=(month, last_day(month)))
        if state := wanted.get("state"):
            rows = rows.in_state(state)
        return rows
