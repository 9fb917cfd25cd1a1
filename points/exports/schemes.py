"""Whose points a draft of the scheme would have changed, as a file (积分办法试算)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from members.models import Member
from points.domain.trial import Trial, try_scheme
from points.forms.schemes import SchemeForm
from points.models import PointScheme
from spreadsheets.exports import ExportColumn, TableExport
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from django.db.models import QuerySet


@register_export
class SchemeTrialExport(TableExport):
    """The draft stands in the query; it is tried on the facts of last year."""

    kind = "scheme-trial"
    title = gettext_lazy("Trial of a points scheme")
    capability = Capability.RULE_MANAGE
    method = gettext_lazy(
        "Confirmed service and points entered by hand, each month under its cap, whether posted or"
        " not. What was reversed by hand is left out."
    )

    form: SchemeForm

    def make_form(self) -> SchemeForm:
        visible = PointScheme.objects.visible_to(self.actor, self.capability)
        return SchemeForm(self.query or None, before=visible.in_force(self.today))

    @property
    def year(self) -> int:
        return self.today.year - 1

    @cached_property
    def trial(self) -> Trial:
        draft = self.form.save(commit=False)
        return try_scheme(draft=draft, first=date(self.year, 1, 1), last=date(self.year, 12, 31))

    def select(self) -> "QuerySet[Member]":
        """Return members by name, not by what they gain or lose."""
        visible = Member.objects.visible_to(self.actor, self.capability, self.today)
        changing = list(self.trial.members) if self.form.is_valid() else []
        found = visible.filter(pk__any_of=changing).with_home(self.today)
        return found.order_by("pinyin", "pk")

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Name"), ("name",), width=10),
            ExportColumn(_("Branch"), ("home_name",), width=36),
            ExportColumn(_("Until now"), ("pk",), self._before),
            ExportColumn(_("Under the draft"), ("pk",), self._after),
            ExportColumn(_("Why"), ("pk",), self._why, width=60),
        ]

    def _before(self, pk: int) -> Decimal:
        return self.trial.members[pk].points.before

    def _after(self, pk: int) -> Decimal:
        return self.trial.members[pk].points.after

    def _why(self, pk: int) -> str:
        return self.trial.members[pk].why
