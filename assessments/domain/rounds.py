"""The question round as the chair leads it: which unit, which question, and the clock."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.scope import Actor
from assessments.choices import ASKING_STATES
from assessments.domain.reach import require_office
from assessments.models import AssessedUnit, Cycle, Question, QuestionRound
from assessments.models.questions import USUAL_SECONDS
from common.errors import RuleViolation

LONGEST = 60 * 60


def go_to_unit(*, cycle: Cycle, unit: AssessedUnit, actor: Actor) -> None:
    """Turn to a unit: its questions are next, and the clock stands at the usual time.

    Raises ``RuleViolation`` outside review and voting, and for a withdrawn unit.
    """
    if unit.withdrawn:
        message = _("This unit answers no questions here. Choose another one.")
        raise RuleViolation(message, code="other_unit")
    with transaction.atomic():
        found = _locked(cycle, actor)
        found.unit, found.question = unit, None
        found.seconds, found.started_at = USUAL_SECONDS, None
        found.save()


def go_on(*, cycle: Cycle, actor: Actor) -> None:
    """Turn to the next unit in the order of the hall; after the last one comes the first."""
    units = list(units_in_order(cycle=cycle))
    if not units:
        message = _("No unit is assessed yet.")
        raise RuleViolation(message, code="no_unit")
    here = QuestionRound.objects.filter(cycle=cycle).values_list("unit", flat=True).first()
    numbers = [unit.pk for unit in units]
    following = numbers.index(here) + 1 if here in numbers else 0
    go_to_unit(cycle=cycle, unit=units[following % len(units)], actor=actor)


def call(*, question: Question, actor: Actor) -> None:
    """Put a waiting question on the wall. Raises ``RuleViolation`` for one that does not wait."""
    with transaction.atomic():
        found = _locked(question.unit.cycle, actor)
        if not Question.objects.waiting().filter(pk=question.pk).exists():
            message = _("This question is no longer waiting: %(state)s.")
            said = {"state": question.get_state_display()}
            raise RuleViolation(message % said, code="done_already")
        if found.unit_id != question.unit_id:
            found.unit = question.unit
            found.seconds, found.started_at = USUAL_SECONDS, None
        found.question = question
        found.save()


def start_clock(*, cycle: Cycle, actor: Actor) -> None:
    """Let the clock run; one that runs already runs on."""
    with transaction.atomic():
        found = _locked(cycle, actor)
        if found.started_at is None:
            found.started_at = timezone.now()
            found.save()


def stop_clock(*, cycle: Cycle, actor: Actor) -> None:
    """Stop the clock where it is."""
    with transaction.atomic():
        found = _locked(cycle, actor)
        found.seconds, found.started_at = found.left(timezone.now()), None
        found.save()


def set_clock(*, cycle: Cycle, seconds: int, actor: Actor) -> None:
    """Give a time and let the clock stand at it. Raises ``RuleViolation`` for an odd one."""
    if not 0 < seconds <= LONGEST:
        message = _("Give between 1 and 60 minutes.")
        raise RuleViolation(message, code="bad_time")
    with transaction.atomic():
        found = _locked(cycle, actor)
        found.seconds, found.started_at = seconds, None
        found.save()


def units_in_order(*, cycle: Cycle) -> list[AssessedUnit]:
    """Return the units that answer, as they come up in the hall."""
    return list(cycle.units.filter(withdrawn="").order_by("group", "code"))


def _locked(cycle: Cycle, actor: Actor) -> QuestionRound:
    require_office(cycle, actor)
    state = Cycle.objects.values_list("state", flat=True).get(pk=cycle.pk)
    if state not in ASKING_STATES:
        message = _("The question round is open while leaders review and voting is open.")
        raise RuleViolation(message, code="closed")
    QuestionRound.objects.get_or_create(cycle=cycle)
    return QuestionRound.objects.select_for_update(of=("self",)).get(cycle=cycle)
