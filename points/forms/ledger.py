"""Input shapes of the points pages."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.choices import Capability
from accounts.scope import Actor, subtree
from branches.models import Organization
from branches.querysets import ABOVE_BRANCHES
from common.forms import MonthField, PlainForm, ShortListField
from common.text import person_name
from points.choices import EntryKind
from points.reports.ledger import latest_month

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from points.models import MonthlyPoints, PointEntry


class MonthFilter(PlainForm):
    """One month, the latest with figures unless said otherwise, a part of a name, and a place."""

    month = MonthField(label=_("Month"), widget=forms.HiddenInput)
    q = forms.CharField(label=_("Name"), required=False)
    within = ShortListField(
        label=_("Organization"),
        required=False,
        queryset=Organization.objects.none(),
        empty_label=_("All in reach"),
    )

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        field: Any = self.fields["within"]
        visible = Organization.objects.visible_to(actor, Capability.POINTS_VIEW)
        chosen = str(self.data.get("within") or "")
        field.offer(taken=visible, fewer=ABOVE_BRANCHES, chosen=chosen)

    def clean(self) -> None:
        """Without a month that can be read the latest one is shown."""
        if not self.cleaned_data.get("month"):
            self.cleaned_data["month"] = latest_month() or localdate().replace(day=1)

    def narrow(self, rows: "QuerySet[MonthlyPoints]") -> "QuerySet[MonthlyPoints]":
        """Keep the month's figures of whoever bears the name, by name: no ranking of persons."""
        self.is_valid()
        rows = rows.filter(month=self.cleaned_data["month"])
        if text := person_name(self.cleaned_data.get("q", "")):
            rows = rows.filter(member__name__contains=text)
        if within := self.cleaned_data.get("within"):
            rows = rows.filter(subtree(within.path, "organization__path"))
        return rows.order_by("member__pinyin", "member_id")


class EntryFilter(PlainForm):
    """Which entries of the ledger a program asks for; the month is that of the fact."""

    member = forms.IntegerField(label=_("Member"), required=False)
    month = MonthField(label=_("Month"))
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *EntryKind.choices]
    )

    def narrow(self, rows: "QuerySet[PointEntry]") -> "QuerySet[PointEntry]":
        self.is_valid()
        names = {"member": "member_id", "month": "fact_month", "kind": "kind"}
        wanted = {names[name]: value for name, value in self.cleaned_data.items() if value}
        return rows.filter(**wanted)
