"""Casting a ballot, with the own account or a slip: taken part and sealed, or neither."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.choices import BoxState, CycleState
from assessments.domain import keys
from assessments.domain.sheets import Ballot
from assessments.models import AssessedUnit, BallotBox, Elector, Participation
from common import sql
from common.errors import RuleViolation


def box_lock(cycle_id: int) -> str:
    """Name the lock that casting shares and counting takes alone."""
    return f"assessments.box.{cycle_id}"


def left_out(*, elector: Elector) -> set[int]:
    """Return the units an elector does not score: the own one, and those reviewed as leader."""
    led = AssessedUnit.objects.filter(cycle=elector.cycle_id, leader=elector.user_id)
    own = {elector.own_unit_id} if elector.own_unit_id else set()
    return own | set(led.values_list("pk", flat=True))


def has_voted(*, elector: Elector) -> bool:
    return Participation.objects.filter(elector=elector, is_done=True).exists()


def how_voted(*, elector: Elector) -> str:
    """Say in words how an elector who has taken part did so."""
    if Participation.objects.filter(elector=elector, is_on_paper=True).exists():
        return _("You were handed a ballot on paper; hand it in there.")
    return _("Your ballot has been cast already; there is nothing left to do.")


def cast(*, elector: Elector, ballot: Ballot) -> None:
    """Seal an elector's ballot and note that it was cast.

    Raises ``RuleViolation`` while voting is not open, for a second ballot, and for an incomplete
    one; then nothing is kept. ``closed`` and ``voted_already`` are the codes of the first two.
    """
    with open_box(cycle_id=elector.cycle_id) as box:
        sheet = keys.sheet_of(box=box)
        sheet.require_complete(ballot, left_out=left_out(elector=elector))
        if not Participation.objects.filter(elector=elector, is_done=False).update(is_done=True):
            raise RuleViolation(how_voted(elector=elector), code="voted_already")
        put_in(box=box, group_id=elector.group_id, content=sheet.encode(ballot))


@contextmanager
def open_box(*, cycle_id: int) -> Iterator[BallotBox]:
    """Keep counting out while a ballot is put in, in one transaction.

    Raises ``RuleViolation`` while voting is not open.
    """
    with transaction.atomic(), sql.advisory_lock(box_lock(cycle_id), shared=True):
        box = BallotBox.objects.select_related("cycle").get(cycle=cycle_id)
        if box.cycle.state != CycleState.VOTING or box.state != BoxState.OPEN:
            message = _("Voting is not open. Your answers are still below; nothing was cast.")
            raise RuleViolation(message, code="closed")
        yield box


def put_in(*, box: BallotBox, group_id: int, content: bytes) -> None:
    """Seal content and put it into the box, with the proof that it came through this door."""
    blob = keys.seal(box=box, group_id=group_id, content=content)
    proof = keys.mac(box.cycle_id, group_id, blob)
    sql.run(
        "assessments/sql/cast_ballot.sql",
        cycle=box.cycle_id,
        group=group_id,
        blob=blob,
        mac=proof,
    )
