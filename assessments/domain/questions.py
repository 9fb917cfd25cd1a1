"""One question: delegates put theirs, the chair orders them, and the answer is kept on the spot."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import ASKING_STATES, CycleState, DelegateKind, QuestionState
from assessments.domain.reach import require_office, runs
from assessments.models import AssessedUnit, Cycle, Elector, Question, QuestionRound
from common.errors import RuleViolation

OVER = (CycleState.CLOSED, CycleState.ABANDONED)


def ask(*, elector: Elector, unit: AssessedUnit, text: str, actor: Actor) -> Question:
    """Put a delegate's question at the end of a unit's queue; the delegate does, or a clerk.

    Raises ``RuleViolation`` for who is no delegate, outside review and voting, for a withdrawn
    unit, and while the delegate's last question to the unit still waits.
    """
    if elector.user_id != actor.user.pk:
        require_office(elector.cycle, actor)
    if not elector.delegate_kind:
        message = _("Questions are put by delegates and committee members alone.")
        raise RuleViolation(message, code="no_delegate")
    _require_asking(elector.cycle, unit)
    asked = Question(asker=elector.user, asker_kind=elector.delegate_kind, text=text)
    return _put(unit, asked, actor)


def ask_for(
    *, unit: AssessedUnit, name: str, kind: DelegateKind, text: str, actor: Actor
) -> Question:
    """Put the question of a delegate who has no account; a clerk writes down the name.

    Raises ``RuleViolation`` outside review and voting, and for a withdrawn unit.
    """
    require_office(unit.cycle, actor)
    _require_asking(unit.cycle, unit)
    return _put(unit, Question(asker_name=name, asker_kind=kind, text=text), actor)


def _put(unit: AssessedUnit, asked: Question, actor: Actor) -> Question:
    with transaction.atomic():
        asked.unit = AssessedUnit.objects.select_for_update().get(pk=unit.pk)
        waiting = asked.unit.questions.waiting()
        if asked.asker and waiting.filter(asker=asked.asker).exists():
            message = _("A question of yours to this unit is waiting. Take it back to ask another.")
            raise RuleViolation(message, code="asked_already")
        asked.place, asked.typed_by = waiting.count(), actor.user
        asked.save()
        audit.record(user=actor.user, action=Action.QUESTION_ASKED, target=asked)
    return asked


def _require_asking(cycle: Cycle, unit: AssessedUnit) -> None:
    if unit.cycle_id != cycle.pk or unit.withdrawn:
        message = _("This unit answers no questions here. Choose another one.")
        raise RuleViolation(message, code="other_unit")
    if cycle.state not in ASKING_STATES:
        message = _("Questions are put while leaders review and voting is open.")
        raise RuleViolation(message, code="closed")


def take_back(*, question: Question, actor: Actor) -> None:
    """Take a waiting question out of the queue: the asker's own, or the office any.

    Raises ``RuleViolation`` once it was answered.
    """
    if question.asker_id != actor.user.pk:
        require_office(question.unit.cycle, actor)
    with transaction.atomic():
        question = _waiting(question)
        question.state = QuestionState.TAKEN_BACK
        question.save(update_fields=["state"])
        _leave(question)
        audit.record(user=actor.user, action=Action.QUESTION_TAKEN_BACK, target=question)


def place_question(*, question: Question, place: int, actor: Actor) -> None:
    """Put a waiting question at a place of its unit's queue, counted from 0."""
    require_office(question.unit.cycle, actor)
    with transaction.atomic():
        question = _waiting(question)
        queue = list(question.unit.questions.waiting().exclude(pk=question.pk))
        queue.insert(max(place, 0), question)
        _number(queue)


def answer(*, question: Question, text: str, actor: Actor) -> None:
    """Keep what was answered on the spot. Raises ``RuleViolation`` unless the question waits."""
    require_office(question.unit.cycle, actor)
    if question.unit.cycle.state in OVER:
        message = _("The assessment is over; nothing is answered any more.")
        raise RuleViolation(message, code="closed")
    with transaction.atomic():
        question = _waiting(question)
        question.state, question.answer = QuestionState.ANSWERED, text
        question.save(update_fields=["state", "answer"])
        _leave(question)
        audit.record(user=actor.user, action=Action.QUESTION_ANSWERED, target=question)


def may_take_back(*, question: Question, actor: Actor) -> bool:
    own = question.asker_id == actor.user.pk
    return question.state == QuestionState.WAITING and (own or runs(question.unit.cycle, actor))


def _waiting(question: Question) -> Question:
    """Lock a question's unit, and return the question if it still waits."""
    AssessedUnit.objects.select_for_update().get(pk=question.unit_id)
    found: Question = Question.objects.select_related("unit__cycle__organization").get(
        pk=question.pk
    )
    if found.state != QuestionState.WAITING:
        message = _("This question is no longer waiting: %(state)s.")
        said = {"state": found.get_state_display()}
        raise RuleViolation(message % said, code="done_already")
    return found


def _leave(question: Question) -> None:
    """Close the gap in the queue, and clear the wall if the question stood there."""
    _number(list(question.unit.questions.waiting()))
    QuestionRound.objects.filter(question=question).update(question=None)


def _number(queue: list[Question]) -> None:
    for place, question in enumerate(queue):
        question.place = place
    Question.objects.bulk_update(queue, ["place"])
