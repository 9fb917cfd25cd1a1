"""Scores of indicators as departments gave them, in the layout in which they are imported."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.choices import Capability
from assessments.domain.scoring import NOT_APPLIED
from assessments.forms.performance import ScoreFilter
from assessments.imports.scores import ScoreImport
from assessments.models import IndicatorScore
from spreadsheets.exports import ExportColumn, TableExport, heading
from spreadsheets.registry import register_export

if TYPE_CHECKING:
    from assessments.querysets import IndicatorScoreQuerySet


@register_export
class IndicatorScoreExport(TableExport):
    kind = "indicator-scores"
    title = gettext_lazy("Scores of indicators")
    capability = Capability.ASSESSMENT_VIEW
    list_route = "assessments:score_list"
    method = gettext_lazy("One row for each unit and indicator scored; “-” does not apply.")

    form: ScoreFilter

    def make_form(self) -> ScoreFilter:
        return ScoreFilter(self.query, actor=self.actor)

    def select(self) -> "IndicatorScoreQuerySet":
        visible = IndicatorScore.objects.visible_to(self.actor, self.capability)
        rows = self.form.narrow(visible)
        return rows.order_by("indicator__code", "unit__group", "unit__code")

    def columns(self) -> Sequence[ExportColumn]:
        table = ScoreImport
        return [
            ExportColumn(heading(table, "period"), ("unit__performance__title",), width=30),
            ExportColumn(
                heading(table, "indicator"), ("indicator__code", "indicator__name"), _both, width=24
            ),
            ExportColumn(_("Full points"), ("indicator__points",), width=8),
            ExportColumn(_("Scoring department"), ("indicator__scorer__unit__name",), width=24),
            ExportColumn(_("Code"), ("unit__code",), is_text=True),
            ExportColumn(heading(table, "unit"), ("unit__name",), width=36),
            ExportColumn(heading(table, "score"), ("score",), _score, width=8),
            ExportColumn(heading(table, "note"), ("note",), width=36),
        ]


def _both(code: str, name: str) -> str:
    return f"{code} {name}"


def _score(score: Decimal | None) -> Decimal | str:
    return NOT_APPLIED if score is None else score
