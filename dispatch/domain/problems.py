"""Problems leaders raise: somebody owns each, closes it, and another one verifies that."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from branches.models import Organization
from common.errors import RuleViolation
from dispatch.choices import ProblemMove, ProblemState
from dispatch.domain.contacts import is_leader, may_record
from dispatch.models import ContactProblem, ContactVisit, ProblemStep, Unit

if TYPE_CHECKING:
    from dispatch.models import LeaderContact

ACTIONS = {
    ProblemMove.CLOSED: Action.PROBLEM_CLOSED,
    ProblemMove.VERIFIED: Action.PROBLEM_VERIFIED,
    ProblemMove.REOPENED: Action.PROBLEM_REOPENED,
}
STATES = {
    ProblemMove.CLOSED: ProblemState.CLOSED,
    ProblemMove.VERIFIED: ProblemState.VERIFIED,
    ProblemMove.REOPENED: ProblemState.OPEN,
}
BEFORE = {
    ProblemMove.CLOSED: ProblemState.OPEN,
    ProblemMove.VERIFIED: ProblemState.CLOSED,
    ProblemMove.REOPENED: ProblemState.CLOSED,
}
"""The state a problem must be in for each step."""


def raise_problem(
    *, visit: ContactVisit, text: str, owner: Organization | Unit, due_on: date, actor: Actor
) -> ContactProblem:
    """Keep a problem seen on a visit, and who has to settle it by when.

    Raises ``RuleViolation`` for who may not, and a due day before the visit.
    """
    contact: LeaderContact = visit.contact
    if not may_record(contact=contact, actor=actor):
        message = _("Problems are raised by the leader, the town or the cadre office.")
        raise RuleViolation(message, code="out_of_reach")
    _require_ahead(due_on, visit.visited_on)
    with transaction.atomic():
        problem = ContactProblem.objects.create(
            contact=contact, visit=visit, raised_on=visit.visited_on, text=text, due_on=due_on,
            owner_unit=owner if isinstance(owner, Unit) else None,
            owner_town=None if isinstance(owner, Unit) else owner,
            raised_by=actor.user,
        )  # fmt: skip
        audit.record(user=actor.user, action=Action.PROBLEM_RAISED, target=problem)
    return problem


def close_problem(*, problem: ContactProblem, text: str, actor: Actor) -> None:
    """Say what was done; somebody else verifies it.

    Raises ``RuleViolation`` for who does not own the problem, and unless it is open.
    """
    if not may_close(problem=problem, actor=actor):
        message = _("Only %(owner)s or the cadre office closes this problem.")
        raise RuleViolation(message % {"owner": problem.owner}, code="not_owner")
    _move(problem, ProblemMove.CLOSED, text, actor)


def verify_problem(*, problem: ContactProblem, text: str, actor: Actor) -> None:
    """Find that a problem is settled.

    Raises ``RuleViolation`` for who closed it, and unless it was closed.
    """
    _require_other(problem, actor)
    _move(problem, ProblemMove.VERIFIED, text, actor)


def reopen_problem(*, problem: ContactProblem, text: str, due_on: date, actor: Actor) -> None:
    """Find that a problem is not settled: it is due anew.

    Raises ``RuleViolation`` for who closed it, a day behind, and unless it was closed.
    """
    _require_other(problem, actor)
    _require_ahead(due_on, localdate())
    with transaction.atomic():
        _move(problem, ProblemMove.REOPENED, text, actor)
        ContactProblem.objects.filter(pk=problem.pk).update(due_on=due_on)


def may_close(*, problem: ContactProblem, actor: Actor) -> bool:
    """Say whether the actor acts for the owner, or keeps the contacts there as the cadre office."""
    owned = ContactProblem.objects.owned_by(actor, Capability.CONTACT_RECORD)
    return owned.filter(pk=problem.pk).exists() or _keeps_contacts(problem, actor)


def may_verify(*, problem: ContactProblem, actor: Actor) -> bool:
    """Say whether it is the cadre office or the leader, and not who closed it last."""
    if not (_keeps_contacts(problem, actor) or is_leader(contact=problem.contact, actor=actor)):
        return False
    closed = problem.moves.filter(move=ProblemMove.CLOSED).last()
    return closed is not None and closed.taken_by_id != actor.user.pk


def _keeps_contacts(problem: ContactProblem, actor: Actor) -> bool:
    return actor.scope(Capability.CONTACT_MANAGE).covers(problem.contact.town.path)


def _require_other(problem: ContactProblem, actor: Actor) -> None:
    if not may_verify(problem=problem, actor=actor):
        message = _(
            "The leader or the cadre office verifies what was settled, and never who reported it"
            " as settled. Ask one of them."
        )
        raise RuleViolation(message, code="not_another")


def _require_ahead(due_on: date, day: date) -> None:
    if due_on < day:
        message = _("The problem would be due before it is raised. Choose a later day.")
        raise RuleViolation(message, code="due_before")


def _move(problem: ContactProblem, move: ProblemMove, text: str, actor: Actor) -> None:
    with transaction.atomic():
        found = ContactProblem.objects.select_for_update(of=("self",)).get(pk=problem.pk)
        if found.state != BEFORE[move]:
            message = _("The problem is now: %(state)s. Look at it again.")
            words = {"state": found.get_state_display()}
            raise RuleViolation(message % words, code="done_already")
        found.state = STATES[move]
        found.save(update_fields=["state"])
        ProblemStep.objects.create(
            problem=found, move=move, taken_on=localdate(), text=text, taken_by=actor.user
        )
        audit.record(user=actor.user, action=ACTIONS[move], target=found, reason=text)
