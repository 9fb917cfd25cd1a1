"""Counting: all groups in one transaction that may be repeated, then nothing is left to link.

Runs in the ballots worker, which alone reads the key. Whatever stops it, the next start goes on
where the box stands: counted, key destroyed, ballots removed, tables rewritten.
"""

import hmac
from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from assessments.choices import GRADES_OF_SCALE, BoxState, CycleState
from assessments.domain import keys
from assessments.domain.casting import box_lock
from assessments.domain.deductions import deduct_overdue
from assessments.domain.paper import paper_ballots, paper_groups
from assessments.domain.results import cell_of
from assessments.domain.sheets import ABSTAINED, INVALID, NO_SCORE, OWN, Ballot, Sheet
from assessments.models import BallotBox, BallotComment, Counter, Cycle, Participation, Slip
from assessments.reports.turnout import issued_to
from common import sql
from common.errors import RuleViolation
from jobs.models import Job


class Sealed(NamedTuple):
    group_id: int
    blob: bytes
    mac: bytes


def count(*, job: Job | None = None, cycle_id: int) -> None:
    """Count a cycle's ballots and destroy what could be counted again.

    Raises ``RuleViolation`` for a forged or repeated ballot, one that does not open, and a group
    whose ballots are not as many as its voters who took part; then nothing is counted.
    """
    del job
    with transaction.atomic(), sql.advisory_lock(box_lock(cycle_id)):
        box = BallotBox.objects.select_for_update().get(cycle_id=cycle_id)
        if box.state == BoxState.OPEN:
            _count(box)
    tidy(cycle_id=cycle_id)


def _count(box: BallotBox) -> None:
    sealed = _sealed(box)
    sheet, ring = keys.sheet_of(box=box), keys.KeyRing(box=box)
    ballots: dict[int, list[Ballot]] = defaultdict(list)
    for group_id, blob, _mac in sealed:
        ballots[group_id].append(sheet.decode(ring.open(group_id=group_id, sealed=blob)))
    cycle = box.cycle
    for group in paper_groups(cycle=cycle):
        ballots[group.pk] += paper_ballots(group=group)
    Counter.objects.bulk_create(_counters(cycle, sheet, ballots))
    BallotComment.objects.bulk_create(_comments(cycle, ballots))
    box.counted, box.state = len(sealed), BoxState.COUNTED
    box.save(update_fields=["counted", "state"])
    cycle.state, cycle.counted_on = CycleState.COUNTED, localdate()
    cycle.save(update_fields=["state", "counted_on"])
    deduct_overdue(cycle=cycle, on=cycle.counted_on)
    turnout = {str(group): len(ballots[group.pk]) for group in cycle.groups.all()}
    audit.record(user=None, action=Action.BALLOTS_COUNTED, target=cycle, details=turnout)


def _sealed(box: BallotBox) -> list[Sealed]:
    """Return the ballots, each proved to have come through the door and to be there once."""
    rows = sql.rows("assessments/sql/sealed_ballots.sql", cycle=box.cycle_id)
    sealed = [Sealed(row["group_id"], bytes(row["blob"]), bytes(row["mac"])) for row in rows]
    forged = [
        one
        for one in sealed
        if not hmac.compare_digest(one.mac, keys.mac(box.cycle_id, one.group_id, one.blob))
    ]
    voted = Participation.objects.filter(
        elector__cycle=box.cycle_id, is_done=True, is_on_paper=False
    )
    used = Slip.objects.filter(group__cycle=box.cycle_id, is_used=True)
    took_part = Tally(voted.values_list("elector__group", flat=True))
    took_part += Tally(used.values_list("group", flat=True))
    is_short = Tally(one.group_id for one in sealed) != took_part
    if forged or is_short or len({one.blob for one in sealed}) != len(sealed):
        message = _("The box does not hold what was cast. Nothing is counted; tell the auditor.")
        raise RuleViolation(message, code="box_tampered")
    return sealed


def _counters(cycle: Cycle, sheet: Sheet, ballots: dict[int, list[Ballot]]) -> Iterable[Counter]:
    units = {unit.pk: unit for unit in cycle.units.all()}
    for group in cycle.groups.all():
        issued = issued_to(group=group)
        for unit_id in sheet.units:
            entries = [ballot.entries[unit_id] for ballot in ballots[group.pk]]
            values = [sheet.value_of(entry) for entry in entries]
            scores = [value for value in values if value is not None]
            cell = cell_of(scores=scores, trims=cycle.trims)
            yield Counter(
                unit=units[unit_id],
                group=group,
                issued=issued,
                returned=len(entries),
                valid=len(scores),
                invalid=entries.count(INVALID),
                abstained=entries.count(ABSTAINED),
                own=entries.count(OWN),
                counted=cell.valid,
                total=cell.total,
                grades=_grades(entries) if cycle.scale in GRADES_OF_SCALE else {},
            )


def _grades(entries: list[str]) -> dict[str, int]:
    return dict(Tally(entry for entry in entries if entry not in NO_SCORE))


def _comments(cycle: Cycle, ballots: dict[int, list[Ballot]]) -> list[BallotComment]:
    """Return all remarks under random keys, sorted by them; a small group's without the group."""
    said = []
    for group_id, cast in ballots.items():
        for unit_id in {unit for ballot in cast for unit in ballot.comments}:
            scored = sum(ballot.entries[unit_id] not in NO_SCORE for ballot in cast)
            shown = group_id if scored >= cycle.threshold else None
            said += [
                BallotComment(unit_id=unit_id, group_id=shown, text=ballot.comments[unit_id])
                for ballot in cast
                if ballot.comments.get(unit_id)
            ]
    return sorted(said, key=lambda comment: comment.key.bytes)


def give_up(*, job: Job | None = None, cycle_id: int) -> None:
    """Destroy the key of an abandoned cycle; what was cast stays unreadable."""
    del job
    with transaction.atomic():
        for box in BallotBox.objects.select_for_update().filter(cycle=cycle_id):
            keys.destroy_key(cycle_id=cycle_id)
            box.state = BoxState.GIVEN_UP
            box.save(update_fields=["state"])
            _clear_hall(cycle_id=cycle_id)


def tidy(*, cycle_id: int) -> None:
    """Take the steps that are left after counting, each recorded, each repeatable."""
    for state, step, reached in (
        (BoxState.COUNTED, _destroy_key, BoxState.KEY_GONE),
        (BoxState.KEY_GONE, _drop_ballots, BoxState.BALLOTS_GONE),
        (BoxState.BALLOTS_GONE, _rewrite, BoxState.CLEAN),
    ):
        with transaction.atomic():
            box = BallotBox.objects.select_for_update().get(cycle_id=cycle_id)
            if box.state == state:
                step(box)
                box.state = reached
                box.save(update_fields=["state"])
                details = {"state": str(reached)}
                action = Action.BALLOTS_DESTROYED
                audit.record(user=None, action=action, target=box.cycle, details=details)


def _destroy_key(box: BallotBox) -> None:
    keys.destroy_key(cycle_id=box.cycle_id)


def _drop_ballots(box: BallotBox) -> None:
    sql.rows("assessments/sql/drop_box.sql", cycle=box.cycle_id)
    _clear_hall(cycle_id=box.cycle_id)


def _clear_hall(*, cycle_id: int) -> None:
    """Leave nothing of a cycle's slips and keyed sheets."""
    sql.rows("assessments/sql/clear_hall.sql", cycle=cycle_id)


def _rewrite(_box: BallotBox) -> None:
    """Rewrite who took part. Raises ``RuntimeError`` if the rows rest in the old file."""
    before = sql.rows("assessments/sql/participation_file.sql")
    sql.rows("assessments/sql/rewrite_participation.sql")
    if sql.rows("assessments/sql/participation_file.sql") == before:
        raise RuntimeError
