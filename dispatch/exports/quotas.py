"""Quotas and nominees of a programme as files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.choices import Capability
from dispatch.choices import NomineeState, Rank, RankBand, Rounding
from dispatch.domain.quotas import exact_quota
from dispatch.forms.quotas import NomineeFilter, QuotaFilter
from dispatch.models import Nominee, Quota
from spreadsheets.exports import ExportColumn, TableExport, day, words
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from decimal import Decimal

    from django.http import QueryDict

    from dispatch.querysets import NomineeQuerySet, QuotaQuerySet


@register_export
class QuotaExport(TableExport):
    kind = "quotas"
    title = gettext_lazy("Quotas")
    capability = Capability.DISPATCH_VIEW
    method = gettext_lazy(
        "Base × percentage is the exact value; the programme's rounding makes it the result of the "
        "rule. A changed quota and one of a group stand beside it. The base is that of the "
        "declared day and does not change."
    )

    form: QuotaFilter

    def make_form(self) -> QuotaFilter:
        return QuotaFilter(self.query)

    def select(self) -> "QuotaQuerySet":
        visible = Quota.objects.visible_to(self.actor, self.capability)
        of_programme = visible.filter(programme=_programme_of(self.query))
        return self.form.narrow(of_programme).with_nominated()

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Programme"), ("programme__name",), width=24),
            ExportColumn(_("Declared on"), ("programme__declared_on",), day),
            ExportColumn(_("Code"), ("unit__code",), is_text=True),
            ExportColumn(_("Unit"), ("unit__name",), width=30),
            ExportColumn(_("Ranks"), ("band",), words({}, RankBand.choices)),
            ExportColumn(_("Base"), ("base",)),
            ExportColumn(_("Percentage"), ("percent",)),
            ExportColumn(_("Exact value"), ("base", "percent"), _exact),
            ExportColumn(_("Rounding"), ("programme__rounding",), words({}, Rounding.choices)),
            ExportColumn(_("By the rule"), ("computed",)),
            ExportColumn(_("Changed to"), ("changed_to",)),
            ExportColumn(pgettext("quota", "Together"), ("pool__places",)),
            ExportColumn(_("Reason"), ("reason", "pool__reason"), _reason, width=24),
            ExportColumn(pgettext("nominee", "Nominated"), ("nominated",)),
        ]


@register_export
class NomineeExport(TableExport):
    kind = "nominees"
    title = gettext_lazy("Nominees")
    capability = Capability.DISPATCH_MANAGE

    form: NomineeFilter

    def make_form(self) -> NomineeFilter:
        return NomineeFilter(self.query)

    def select(self) -> "NomineeQuerySet":
        visible = Nominee.objects.visible_to(self.actor, self.capability)
        of_programme = visible.filter(programme=_programme_of(self.query))
        return self.form.narrow(of_programme).with_objections()

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Programme"), ("programme__name",), width=24),
            ExportColumn(_("Unit"), ("entry__quota__unit__name",), width=30),
            ExportColumn(_("Name"), ("entry__cadre__name",)),
            ExportColumn(_("Rank"), ("entry__rank",), words({}, Rank.choices)),
            ExportColumn(_("State"), ("state",), words({}, NomineeState.choices)),
            ExportColumn(_("Published on"), ("notice__published_on",), day),
            ExportColumn(_("Notice until"), ("notice__ends_on",), day),
            ExportColumn(_("Open objections"), ("open_objections",)),
            ExportColumn(_("Receiving town"), ("host__town__name",), width=30),
            ExportColumn(_("Village or community"), ("place__name",)),
        ]


def _programme_of(query: "QueryDict") -> int | None:
    """Return the programme that the page's address put into the query."""
    text = query.get("programme", "")
    return int(text) if text.isdecimal() else None


def _exact(base: int, percent: "Decimal") -> "Decimal":
    return exact_quota(base=base, percent=percent).normalize()


def _reason(own: str, pool: str | None) -> str:
    return own or pool or ""
