"""Input shapes of the points pages."""

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from common.dates import BadDateError, parse_month
from common.forms import PlainForm
from common.text import person_name
from points.reports.ledger import latest_month

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from points.models import MonthlyPoints


class MonthFilter(PlainForm):
    """One month, the latest with figures unless said otherwise, and a part of a name."""

    month = forms.CharField(label=_("Month"), required=False)
    q = forms.CharField(label=_("Name"), required=False)

    def clean_month(self) -> date:
        try:
            return parse_month(self.cleaned_data["month"])
        except BadDateError:
            return latest_month() or localdate().replace(day=1)

    def clean(self) -> None:
        """A month that is no text at all shows the latest one as well."""
        self.cleaned_data.setdefault("month", latest_month() or localdate().replace(day=1))

    def narrow(self, rows: "QuerySet[MonthlyPoints]") -> "QuerySet[MonthlyPoints]":
        """Keep the month's figures of whoever bears the name, by name: no ranking of persons."""
        self.is_valid()
        rows = rows.filter(month=self.cleaned_data["month"])
        if text := person_name(self.cleaned_data.get("q", "")):
            rows = rows.filter(member__name__contains=text)
        return rows.order_by("member__pinyin", "member_id")
