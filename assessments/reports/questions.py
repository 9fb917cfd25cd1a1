"""The question round as pages show it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from assessments.choices import QuestionState
from assessments.models import AssessedUnit, Cycle, Question, QuestionRound


@dataclass(frozen=True)
class Round:
    """Where a round stands; ``left`` are the seconds the clock shows."""

    unit: AssessedUnit | None
    question: Question | None
    left: int
    runs: bool
    queue: list[Question]
    answered: list[Question]

    @property
    def clock(self) -> str:
        return f"{self.left // 60:02d}:{self.left % 60:02d}"


def round_of(*, cycle: Cycle, at: datetime) -> Round:
    """Return the round with the questions to the unit at hand."""
    found = (
        QuestionRound.objects.filter(cycle=cycle).select_related("unit", "question__asker").first()
    ) or QuestionRound(cycle=cycle)
    unit: AssessedUnit | None = found.unit
    asked = list(unit.questions.select_related("asker")) if unit else []
    return Round(
        unit=unit,
        question=found.question,
        left=found.left(at),
        runs=found.started_at is not None,
        queue=[one for one in asked if one.state == QuestionState.WAITING],
        answered=[one for one in asked if one.state == QuestionState.ANSWERED],
    )


def units_with_questions(*, cycle: Cycle) -> list[AssessedUnit]:
    """Return the units in the order of the hall, with ``waiting`` and ``answered`` counted."""
    waiting = Q(questions__state=QuestionState.WAITING)
    answered = Q(questions__state=QuestionState.ANSWERED)
    units = cycle.units.filter(withdrawn="").annotate(
        waiting=Count("questions", filter=waiting), answered=Count("questions", filter=answered)
    )
    return list(units.order_by("group", "code"))


def own_questions(*, cycle: Cycle, user_id: int) -> list[Question]:
    """Return what one person asked in a cycle, the newest first."""
    own = Question.objects.filter(unit__cycle=cycle, asker=user_id)
    return list(own.select_related("unit").order_by("-pk"))
