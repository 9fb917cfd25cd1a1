"""A department's sheet: all units, its indicators, one score and one note each."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.choices import Capability
from accounts.http import Request, requires
from assessments.choices import PerformanceState
from assessments.domain.scoring import (
    NOT_APPLIED,
    missing_scores,
    record_scores,
    return_scores,
    submit_scores,
)
from assessments.exports import IndicatorScoreExport
from assessments.forms.performance import NOTE, SCORE, read_marks
from assessments.forms.setup import ReasonForm
from assessments.models import Indicator, IndicatorScore, PerformanceUnit, Scorer
from assessments.pages import kinds
from assessments.reports.performance import scores_of
from assessments.views.setup import done
from common.errors import RuleViolation
from spreadsheets.pages import list_page


@dataclass(frozen=True)
class Cell:
    """A score and its note as kept, or as typed where they came back with errors."""

    name: str
    note_name: str
    indicator: Indicator
    score: Any
    note: str
    error: str


@requires(Capability.ASSESSMENT_VIEW)
def score_sheet(request: Request, pk: int) -> HttpResponse:
    """Save what is filled in; nothing is handed in before it is submitted."""
    scorer = _scorer(request, pk)
    indicators = list(scorer.indicators.all())
    units = list(scorer.performance.units.all())
    marks, errors = read_marks(
        request.POST, units=[unit.pk for unit in units], indicators=indicators
    )
    if request.method == "POST" and not errors:
        try:
            changed = record_scores(scorer=scorer, marks=marks, actor=request.actor)
        except RuleViolation as error:
            errors = {"": " ".join(error.messages)}
        else:
            messages.success(request, _("%(count)d scores saved.") % {"count": changed})
            return redirect("assessments:score_sheet", scorer.pk)
    held = scores_of(scorer=scorer)
    context = {
        "scorer": scorer,
        "period": scorer.performance,
        "indicators": indicators,
        "rows": [(unit, _cells(unit, indicators, held, request.POST, errors)) for unit in units],
        "errors": errors,
        "missing": missing_scores(scorer=scorer),
        "is_open": _is_open(request, scorer),
        "may_return": _runs(request, scorer) and scorer.submitted_at is not None,
    }
    return render(request, "assessments/score_sheet.html", context)


@requires(Capability.ASSESSMENT_VIEW)
def score_list(request: Request) -> HttpResponseBase:
    """All scores of a period: the office sees every department's, a head the own one's."""
    export = IndicatorScoreExport(actor=request.actor, query=request.GET)
    rows = export.select().select_related("indicator__scorer__unit", "unit")
    context = {"form": export.form, "period": export.form.chosen, **kinds(request)}
    return list_page(request, rows, "assessments/score_list.html", context, export=export)


@require_POST
@requires(Capability.ASSESSMENT_VIEW)
def score_submit(request: Request, pk: int) -> HttpResponse:
    scorer = _scorer(request, pk)
    back = redirect("assessments:score_sheet", pk)
    return done(request, partial(submit_scores, scorer=scorer), back)


@require_POST
@requires(Capability.ASSESSMENT_MANAGE)
def score_return(request: Request, pk: int) -> HttpResponse:
    visible = Scorer.objects.visible_to(request.actor, Capability.ASSESSMENT_MANAGE)
    scorer = get_object_or_404(visible.select_related("performance__organization", "unit"), pk=pk)
    back = redirect("assessments:score_sheet", pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what the department has to change."))
        return back
    rule = partial(return_scores, scorer=scorer, reason=form.cleaned_data["reason"])
    return done(request, rule, back)


def _scorer(request: Request, pk: int) -> Scorer:
    visible = Scorer.objects.visible_to(request.actor, Capability.ASSESSMENT_VIEW)
    related = visible.select_related("performance__organization", "unit")
    scorer: Scorer = get_object_or_404(related, pk=pk)
    return scorer


def _runs(request: Request, scorer: Scorer) -> bool:
    path = scorer.performance.organization.path
    return request.actor.scope(Capability.ASSESSMENT_MANAGE).covers(path)


def _is_open(request: Request, scorer: Scorer) -> bool:
    """Say whether the person may change the sheet now."""
    is_open = scorer.performance.state == PerformanceState.SCORING and scorer.submitted_at is None
    return is_open and (scorer.unit.head_id == request.user.pk or _runs(request, scorer))


def _cells(
    unit: PerformanceUnit,
    indicators: list[Indicator],
    held: dict[tuple[int, int], IndicatorScore],
    typed: Any,
    errors: dict[str, str],
) -> list[Cell]:
    cells = []
    for indicator in indicators:
        name = f"{SCORE}-{unit.pk}-{indicator.pk}"
        note_name = f"{NOTE}-{unit.pk}-{indicator.pk}"
        kept = held.get((unit.pk, indicator.pk))
        score = "" if kept is None else NOT_APPLIED if kept.score is None else kept.score
        note = kept.note if kept else ""
        cells.append(
            Cell(
                name,
                note_name,
                indicator,
                typed.get(name, score),
                typed.get(note_name, note),
                errors.get(name, ""),
            )
        )
    return cells
