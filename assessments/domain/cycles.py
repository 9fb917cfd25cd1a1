"""A cycle's way: each step asks for what must be there first, and is recorded."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import BoxState, CycleState, VotingMode
from assessments.domain import keys
from assessments.domain.casting import box_lock
from assessments.domain.paper import has_hall, what_lacks
from assessments.domain.reach import require_office
from assessments.domain.readiness import findings_of
from assessments.domain.report_desk import lock_all
from assessments.domain.unit_reports import begin_reports
from assessments.models import BallotBox, Cycle, LeaderReview, Participation
from common import sql
from common.errors import RuleViolation
from jobs.domain.queue import enqueue

BALLOTS_QUEUE = "ballots"
STEPS = {
    CycleState.SET_UP: {CycleState.REPORTS, CycleState.ABANDONED},
    CycleState.REPORTS: {CycleState.REVIEW, CycleState.ABANDONED},
    CycleState.REVIEW: {CycleState.REPORTS, CycleState.VOTING, CycleState.ABANDONED},
    CycleState.VOTING: {CycleState.KEYING, CycleState.COUNTING, CycleState.ABANDONED},
    CycleState.KEYING: {CycleState.COUNTING, CycleState.ABANDONED},
    CycleState.COUNTING: {CycleState.ABANDONED},
    CycleState.COUNTED: {CycleState.PUBLISHED},
    CycleState.PUBLISHED: {CycleState.RECTIFICATION},
    CycleState.RECTIFICATION: {CycleState.CLOSED},
}
"""Where a cycle may go from where it stands; counting itself leads from COUNTING to COUNTED."""


def open_cycle(*, cycle: Cycle, actor: Actor) -> None:
    """Freeze units, electorate and rules, and have the key of the ballot box made.

    Raises ``RuleViolation`` for what set-up still lacks.
    """
    with transaction.atomic():
        cycle = moving(cycle, CycleState.REPORTS, actor)
        missing = [one.text for one in findings_of(cycle=cycle) if not one.is_warning]
        if missing:
            raise RuleViolation(missing)
        LeaderReview.objects.bulk_create(LeaderReview(unit=unit) for unit in cycle.units.all())
        begin_reports(cycle=cycle)
        make_box(cycle=cycle)
        move(cycle, CycleState.REPORTS, actor)


def make_box(*, cycle: Cycle) -> None:
    """Fix who votes and what about, make the box and have its key made."""
    voters = cycle.electors.filter(group__mode=VotingMode.ACCOUNTS)
    Participation.objects.bulk_create(
        Participation(elector=elector) for elector in voters.order_by("pk")
    )
    box = BallotBox(cycle=cycle)
    box.form = keys.sheet_of(box=box).form
    box.save()
    sql.rows("assessments/sql/open_box.sql", cycle=cycle.pk)
    enqueue("assessments.domain.keys.make_key", queue=BALLOTS_QUEUE, cycle_id=cycle.pk)


def begin_review(*, cycle: Cycle, actor: Actor) -> None:
    """Let the responsible leaders review; a unit then hands in late only what is returned to it."""
    with transaction.atomic():
        move(moving(cycle, CycleState.REVIEW, actor), CycleState.REVIEW, actor)


def open_voting(*, cycle: Cycle, actor: Actor) -> None:
    """Open the ballot box and lock the reports.

    Raises ``RuleViolation`` as long as the key of the box is not made.
    """
    with transaction.atomic():
        cycle = moving(cycle, CycleState.VOTING, actor)
        if cycle.box.state != BoxState.OPEN:
            message = _("The key of the ballot box is still being made. Try again in a minute.")
            raise RuleViolation(message, code="no_key")
        lock_all(cycle=cycle)
        move(cycle, CycleState.VOTING, actor)


def close_voting(*, cycle: Cycle, actor: Actor) -> None:
    """Close the ballot box and have it counted, or paper keyed first; nothing is cast after this.

    Raises ``RuleViolation`` as long as a review is neither signed nor waived.
    """
    with transaction.atomic(), sql.advisory_lock(box_lock(cycle.pk)):
        next_state = CycleState.KEYING if has_hall(cycle=cycle) else CycleState.COUNTING
        cycle = moving(cycle, next_state, actor)
        open_reviews = LeaderReview.objects.filter(
            unit__cycle=cycle, unit__withdrawn="", signed_at=None, waived=""
        )
        if cycle.leader_weight and open_reviews.exists():
            names = "、".join(open_reviews.values_list("unit__name", flat=True))
            message = _("No review is signed for: %(units)s. Have it signed, or say why not.")
            raise RuleViolation(message % {"units": names}, code="review_missing")
        move(cycle, next_state, actor)
        if next_state == CycleState.COUNTING:
            _have_counted(cycle)


def begin_count(*, cycle: Cycle, actor: Actor) -> None:
    """Have the ballots counted once slips and paper are settled.

    Raises ``RuleViolation`` for paper that is not keyed twice alike.
    """
    with transaction.atomic(), sql.advisory_lock(box_lock(cycle.pk)):
        cycle = moving(cycle, CycleState.COUNTING, actor)
        if lacking := what_lacks(cycle=cycle):
            raise RuleViolation(lacking)
        move(cycle, CycleState.COUNTING, actor)
        _have_counted(cycle)


def _have_counted(cycle: Cycle) -> None:
    enqueue("assessments.domain.counting.count", queue=BALLOTS_QUEUE, cycle_id=cycle.pk)


def abandon(*, cycle: Cycle, actor: Actor) -> None:
    """Give a cycle up before it is counted: its key goes, and its ballots open to nobody.

    Raises ``RuleViolation`` once it is counted.
    """
    with transaction.atomic(), sql.advisory_lock(box_lock(cycle.pk)):
        move(moving(cycle, CycleState.ABANDONED, actor), CycleState.ABANDONED, actor)
        enqueue("assessments.domain.counting.give_up", queue=BALLOTS_QUEUE, cycle_id=cycle.pk)


def moving(cycle: Cycle, state: CycleState, actor: Actor) -> Cycle:
    """Lock a cycle that may go to a state. Raises ``RuleViolation`` for any other."""
    require_office(cycle, actor)
    locked: Cycle = Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
    if state not in STEPS.get(CycleState(locked.state), set()):
        message = _("“%(title)s” is at “%(state)s”; this step does not follow from there.")
        said = {"title": locked.title, "state": locked.get_state_display()}
        raise RuleViolation(message % said, code="wrong_state")
    return locked


def move(cycle: Cycle, state: CycleState, actor: Actor) -> None:
    changes = {"state": (cycle.state, state.value)}
    cycle.state = state
    cycle.save(update_fields=["state"])
    audit.record(user=actor.user, action=Action.CYCLE_MOVED, target=cycle, changes=changes)
