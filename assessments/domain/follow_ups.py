"""What units put right: raised, reported with evidence, verified by the asker or the office."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.models import User
from accounts.scope import Actor
from activities.domain.attachments import MOST, fit_file
from assessments.choices import CycleState, FollowUpMove, FollowUpState
from assessments.domain.reach import require_office, runs, speaks_for
from assessments.models import AssessedUnit, Evidence, FollowUp, FollowUpStep, Question
from branches.domain.workdays import add_working_days
from common.errors import RuleViolation
from common.sealing import open_bytes, seal_bytes

VERIFY_DAYS = 10
"""Working days the asker has to verify what a unit reported."""
NOT_BEFORE = (CycleState.SET_UP, CycleState.REPORTS)
OVER = (CycleState.CLOSED, CycleState.ABANDONED)
STATES = {
    FollowUpMove.REPORTED: FollowUpState.REPORTED,
    FollowUpMove.VERIFIED: FollowUpState.VERIFIED,
    FollowUpMove.REFUSED: FollowUpState.OPEN,
}
BEFORE = {
    FollowUpMove.REPORTED: FollowUpState.OPEN,
    FollowUpMove.VERIFIED: FollowUpState.REPORTED,
    FollowUpMove.REFUSED: FollowUpState.REPORTED,
}
"""The state an item must be in for each step."""


def raise_follow_up(
    *,
    unit: AssessedUnit,
    text: str,
    due_on: date,
    question: Question | None = None,
    asker: User | None = None,
    actor: Actor,
) -> FollowUp:
    """Put an item on a unit's rectification list; one from a question is its asker's to verify.

    Raises ``RuleViolation`` for a day behind, before the review and after the end of the cycle.
    """
    require_office(unit.cycle, actor)
    if unit.cycle.state in (*NOT_BEFORE, *OVER):
        message = _("Items are raised from the review until the assessment is closed.")
        raise RuleViolation(message, code="closed")
    today = localdate()
    _require_ahead(due_on, today)
    with transaction.atomic():
        item = FollowUp.objects.create(
            unit=unit,
            question=question,
            text=text,
            raised_on=today,
            due_on=due_on,
            asker=question.asker if question else asker,
        )
        _step(item, FollowUpMove.RAISED, "", actor)
    return item


def report(
    *, item: FollowUp, text: str, files: Iterable[tuple[str, bytes]] = (), actor: Actor
) -> None:
    """Report an item as done, with what shows it: name and content of each file.

    Raises ``RuleViolation`` for who neither heads the unit nor runs the cycle, unless the item is
    open, and as ``fit_file`` does.
    """
    if not may_report(item=item, actor=actor):
        message = _("Items are reported as done by the head of the unit, or the office.")
        raise RuleViolation(message, code="not_owner")
    kept = [fit_file(name=name, content=content) for name, content in files]
    if len(kept) > MOST:
        message = _("A report keeps %(most)d files at most.")
        raise RuleViolation(message % {"most": MOST}, code="too_many_files")
    with transaction.atomic():
        item = _locked(item, FollowUpMove.REPORTED)
        item.verify_by = add_working_days(start=localdate(), days=VERIFY_DAYS)
        step = _step(item, FollowUpMove.REPORTED, text, actor)
        Evidence.objects.bulk_create(
            Evidence(step=step, name=name, size=len(content), content=seal_bytes(content))
            for name, content in kept
        )


def verify(*, item: FollowUp, text: str, actor: Actor) -> None:
    """Find an item done. Raises ``RuleViolation`` for whose turn it is not, unless reported."""
    _require_turn(item, actor)
    with transaction.atomic():
        _step(_locked(item, FollowUpMove.VERIFIED), FollowUpMove.VERIFIED, text, actor)


def refuse(*, item: FollowUp, text: str, due_on: date, actor: Actor) -> None:
    """Find an item not done: it is open again until another day.

    Raises ``RuleViolation`` for whose turn it is not, a day behind, and unless reported.
    """
    _require_turn(item, actor)
    _require_ahead(due_on, localdate())
    with transaction.atomic():
        item = _locked(item, FollowUpMove.REFUSED)
        item.due_on, item.verify_by = due_on, None
        _step(item, FollowUpMove.REFUSED, text, actor)


def may_report(*, item: FollowUp, actor: Actor) -> bool:
    """Say whether the actor answers for the unit, or runs the cycle."""
    return speaks_for(item.unit, actor) or runs(item.unit.cycle, actor)


def may_verify(*, item: FollowUp, actor: Actor, on: date) -> bool:
    """Say whether it is the actor's turn: the asker's for ten working days, then the office's.

    Who reported an item never verifies it.
    """
    reported = item.moves.filter(move=FollowUpMove.REPORTED).last()
    if reported is None or reported.taken_by_id == actor.user.pk:
        return False
    if is_askers_turn(item=item, reported_by=reported.taken_by_id, on=on):
        return item.asker_id == actor.user.pk
    return runs(item.unit.cycle, actor)


def is_askers_turn(*, item: FollowUp, reported_by: int, on: date) -> bool:
    """Say whether the asker still has time: the last of the working days is included."""
    asker: User | None = item.asker
    if asker is None or not asker.is_active or asker.pk == reported_by:
        return False
    return item.verify_by is not None and on <= item.verify_by


def content_of(*, evidence: Evidence) -> bytes:
    return open_bytes(evidence.content)


def _require_turn(item: FollowUp, actor: Actor) -> None:
    if not may_verify(item=item, actor=actor, on=localdate()):
        message = _(
            "The asker verifies within ten working days, then the office; never who reported it."
        )
        raise RuleViolation(message, code="not_your_turn")


def _require_ahead(due_on: date, day: date) -> None:
    if due_on < day:
        message = _("This day lies behind. Choose a later one.")
        raise RuleViolation(message, code="due_before")


def _locked(item: FollowUp, move: FollowUpMove) -> FollowUp:
    """Lock an item that may take a step and let it take it. Raises ``RuleViolation`` else."""
    found: FollowUp = FollowUp.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if found.state != BEFORE[move]:
        message = _("The item is now: %(state)s. Look at it again.")
        said = {"state": found.get_state_display()}
        raise RuleViolation(message % said, code="done_already")
    found.state = STATES[move]
    return found


def _step(item: FollowUp, move: FollowUpMove, text: str, actor: Actor) -> FollowUpStep:
    item.save()
    step = FollowUpStep.objects.create(
        follow_up=item,
        move=move,
        taken_on=localdate(),
        text=text,
        due_on=item.due_on,
        taken_by=actor.user,
    )
    details = {"state": move.value}
    audit.record(
        user=actor.user, action=Action.FOLLOW_UP_MOVED, target=item, details=details, reason=text
    )
    return step
