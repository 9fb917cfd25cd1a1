"""Scores of indicators from a department's own sheet."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.choices import Capability
from assessments.choices import PerformanceState
from assessments.domain.scoring import Mark, record_scores
from assessments.models import Indicator, IndicatorScore, Performance, PerformanceUnit
from assessments.reports.picks import (
    indicators_to_pick,
    periods_to_pick,
    scored_units_to_pick,
)
from common.numbers import CENT, plain
from common.text import squeeze
from spreadsheets.choices import Outcome
from spreadsheets.registry import register
from spreadsheets.tables import Column, Line, TableImport, TextWidget, Written
from spreadsheets.widgets import NumberWidget

if TYPE_CHECKING:
    from decimal import Decimal

    from assessments.querysets import OfPerformanceUnitQuerySet


@register
class ScoreImport(TableImport):
    kind = "indicator-scores"
    title = gettext_lazy("Scores of indicators")
    capability = Capability.ASSESSMENT_MANAGE
    step = 15
    model = IndicatorScore
    columns_of_fields: ClassVar = {}
    offers = {
        "period": periods_to_pick, "indicator": indicators_to_pick, "unit": scored_units_to_pick,
    }  # fmt: skip

    period = Column(gettext_lazy("Period"), "考核期|考核名称|考核", TextWidget(80), required=True)
    indicator = Column(
        gettext_lazy("Indicator"), "指标|指标编号|考核指标|指标名称", TextWidget(80), required=True
    )
    unit = Column(
        gettext_lazy("Unit"), "单位|被考核单位|单位名称|单位代码", TextWidget(120), required=True
    )
    score = Column(gettext_lazy("Score"), "得分|分数|评分", NumberWidget("0", "100"), example="9.5")
    note = Column(
        pgettext_lazy("score", "Note"), "评分依据|依据|说明|备注|不适用原因", TextWidget(200)
    )

    def begin(self) -> None:
        visible = Performance.objects.visible_to(self.actor, self.capability)
        opened = visible.exclude(state=PerformanceState.SET_UP).select_related("organization")
        self.periods = {squeeze(one.title): one for one in opened}
        self.indicators: dict[tuple[int, str], set[Indicator]] = defaultdict(set)
        rows = Indicator.objects.filter(performance__in=opened, children=None)
        for one in rows.select_related("scorer__performance__organization", "scorer__unit"):
            for word in (one.code, one.name, str(one)):
                self.indicators[one.performance_id, squeeze(word)].add(one)
        self.units: dict[tuple[int, str], PerformanceUnit] = {}
        for unit in PerformanceUnit.objects.filter(performance__in=opened):
            self.units[unit.performance_id, squeeze(unit.code)] = unit
            self.units[unit.performance_id, squeeze(unit.name)] = unit
        self.first_rows: dict[tuple[int, int], int] = {}

    def resolve(self, lines: Sequence[Line]) -> None:
        for line in lines:
            for column in ("period", "indicator", "unit"):
                if line.lacks(column):
                    line.fail(column, f"missing_{column}", _("This cell must be filled in."))
            if line.is_clean:
                self._find(line)
            if line.is_clean:
                self._judge(line)
        clean = [line for line in lines if line.is_clean]
        self._compare(clean)
        for line in clean:
            if line.action != Outcome.UNCHANGED:  # what says the same does no harm
                self._refuse_submitted(line)

    def _find(self, line: Line) -> None:
        period = self.periods.get(squeeze(line.values["period"]))
        if period is None:
            line.fail("period", "unknown_period", _not_being_scored())
            return
        fits = list(self.indicators.get((period.pk, squeeze(line.values["indicator"])), ()))
        line.values["found_indicator"] = fits[0] if len(fits) == 1 else None
        line.values["found_unit"] = self.units.get((period.pk, squeeze(line.values["unit"])))
        line.values["found_period"] = period
        line.label, line.place = line.values["unit"], str(period.organization)
        if len(fits) > 1:
            message = _("“%(name)s” is the name of several indicators: write the number.")
            said = {"name": line.values["indicator"]}
            line.fail("indicator", "manual_check", message % said)
        elif not fits:
            message = _("No indicator of this number or name is scored in this period.")
            line.fail("indicator", "unknown_indicator", message)
        if line.values["found_unit"] is None:
            message = _("No unit of this code or name is in this period.")
            line.fail("unit", "unknown_unit", message)

    def _judge(self, line: Line) -> None:
        indicator, score = line.values["found_indicator"], line.values.get("score")
        first = self.first_rows.setdefault(_key(line), line.number)
        if first != line.number:
            message = _("Stands in row %(row)d already.") % {"row": first}
            line.fail("unit", "duplicate", message)
        if score is None and not line.values.get("note") and "score" not in line.refused:
            message = _("Without a score the note says why the indicator does not apply.")
            line.fail("score", "no_reason", message)
        elif score is not None and (score > indicator.points or score != score.quantize(CENT)):
            message = _("“%(text)s” is no score: 0 to %(most)s with at most two decimals, or “-”.")
            said = {"text": score, "most": plain(indicator.points)}
            line.fail("score", "bad_score", message % said)

    def _compare(self, lines: Sequence[Line]) -> None:
        keys = {_key(line): line for line in lines}
        rows = IndicatorScore.objects.filter(
            unit__in={unit for unit, _indicator in keys},
            indicator__in={indicator for _unit, indicator in keys},
        )
        for row in rows:
            line = keys.get((row.unit_id, row.indicator_id))
            if line is None:
                continue
            line.target, mark = row, _mark(line)
            for name, value in (("score", mark.score), ("note", mark.note)):
                if getattr(row, name) != value:
                    self.note_change(line, name, getattr(row, name), value)
            line.action = Outcome.UPDATE if line.changes else Outcome.UNCHANGED

    def _refuse_submitted(self, line: Line) -> None:
        """What a department handed in stays, and what is locked or published."""
        if line.values["found_period"].state != PerformanceState.SCORING:
            line.fail("period", "unknown_period", _not_being_scored())
        elif line.values["found_indicator"].scorer.submitted_at is not None:
            message = _("These scores are submitted or locked. Ask the office to return them.")
            line.fail("indicator", "locked", message)

    def write(self, lines: Sequence[Line]) -> None:
        by_scorer: dict[Any, list[Line]] = defaultdict(list)
        for line in lines:
            by_scorer[line.values["found_indicator"].scorer].append(line)
        for scorer, rows in by_scorer.items():
            before = {line.number: _held(line.target) for line in rows}
            marks = {_key(line): _mark(line) for line in rows}
            record_scores(scorer=scorer, marks=marks, actor=self.actor)
            found = IndicatorScore.objects.filter(indicator__scorer=scorer)
            written = {(unit, one): pk for unit, one, pk in found.values_list(
                "unit", "indicator", "pk"
            )}  # fmt: skip
            for line in rows:
                line.written = Written(written[_key(line)], before[line.number])

    def rows_in_reach(self, ids: Sequence[int]) -> "OfPerformanceUnitQuerySet":
        visible = IndicatorScore.objects.visible_to(self.actor, self.capability)
        return visible.filter(pk__any_of=ids)

    def booked(self, ids: set[int]) -> set[int]:
        """Name scores that were submitted since: they stand."""
        handed_in = IndicatorScore.objects.filter(pk__any_of=list(ids))
        handed_in = handed_in.filter(indicator__scorer__submitted_at__isnull=False)
        return set(handed_in.values_list("pk", flat=True))


def _not_being_scored() -> str:
    return _("No period of this title is being scored.")


def _key(line: Line) -> tuple[int, int]:
    return line.values["found_unit"].pk, line.values["found_indicator"].pk


def _mark(line: Line) -> Mark:
    score: Decimal | None = line.values.get("score")
    return Mark(None if score is None else score.quantize(CENT), line.values.get("note") or "")


def _held(row: IndicatorScore | None) -> dict[str, Any] | None:
    return None if row is None else {"score": row.score, "note": row.note}
