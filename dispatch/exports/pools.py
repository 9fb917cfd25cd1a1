"""Talent pools and outcomes as files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from accounts.choices import Capability
from common.text import mask_id
from dispatch.choices import ExitReason, OutcomeKind, Phase, PoolSource, PostingKind, Team
from dispatch.forms.outcomes import OutcomeFilter
from dispatch.forms.pools import PoolFilter
from dispatch.imports.pools import PHASE_WORDS, SOURCE_WORDS, TEAM_WORDS, PoolImport
from dispatch.models import Outcome, PoolEntry
from spreadsheets.exports import ExportColumn, TableExport, day, heading, words, yes_no
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from dispatch.querysets import OutcomeQuerySet, PoolEntryQuerySet


@register_export
class PoolExport(TableExport):
    kind = "talent-pools"
    title = gettext_lazy("Talent pools")
    capability = Capability.POOL_VIEW

    form: PoolFilter

    def make_form(self) -> PoolFilter:
        return PoolFilter(self.query)

    def select(self) -> "PoolEntryQuerySet":
        visible = PoolEntry.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible).with_person()

    def columns(self) -> Sequence[ExportColumn]:
        source = words(SOURCE_WORDS, PoolSource.choices)
        return [
            ExportColumn(_head("name"), ("name",)),
            ExportColumn(
                _head("id_number"), ("id_head", "id_tail"), mask_id, width=22, is_text=True
            ),
            ExportColumn(_head("team"), ("team",), words(TEAM_WORDS, Team.choices), width=24),
            ExportColumn(_head("phase"), ("phase_then",), words(PHASE_WORDS, Phase.choices)),
            ExportColumn(_head("entered"), ("entered_on",), day),
            ExportColumn(_head("source"), ("source",), source, width=18),
            ExportColumn(_("Last review"), ("last_review_on",), day),
            ExportColumn(_("Left on"), ("left_on",), day),
            ExportColumn(_("Reason"), ("exit_reason",), words({}, ExitReason.choices), width=18),
            ExportColumn(_head("note"), ("note",), width=30),
        ]


def _head(name: str) -> str:
    return heading(PoolImport, name)


@register_export
class OutcomeExport(TableExport):
    kind = "dispatch-outcomes"
    title = pgettext_lazy("dispatch", "Outcomes")
    capability = Capability.DISPATCH_VIEW
    method = gettext_lazy(
        "Tempered before: posted full-time (dispatch, secondment, first secretary or tempering)"
        " from a day before the outcome."
    )

    form: OutcomeFilter

    def make_form(self) -> OutcomeFilter:
        return OutcomeFilter(self.query)

    def select(self) -> "OutcomeQuerySet":
        visible = Outcome.objects.visible_to(self.actor, self.capability)
        return self.form.narrow(visible)

    def columns(self) -> Sequence[ExportColumn]:
        return [
            ExportColumn(_("Name"), ("cadre__name",)),
            ExportColumn(_("Kind"), ("kind",), words({}, OutcomeKind.choices), width=18),
            ExportColumn(_("Date"), ("happened_on",), day),
            ExportColumn(pgettext("outcome", "What it is"), ("text",), width=36),
            ExportColumn(_("Decided by"), ("decided_by",), width=24),
            ExportColumn(_("Came of the posting"), ("posting__kind",), _posting, width=18),
            ExportColumn(_("Posted from"), ("posting__starts_on",), day),
            ExportColumn(_("Tempered before"), ("is_tempered",), yes_no),
        ]


def _posting(kind: str | None) -> str:
    return str(PostingKind(kind).label) if kind else ""
