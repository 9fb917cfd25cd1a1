"""Slips for a hall: printed once, each opens one ballot, and none is anybody's.

A code exists on its slip alone. What is kept is a keyed hash, the number printed beside it and
whether it was used or voided; after counting nothing of that is left.
"""

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.accounts import LETTERS
from accounts.domain.brakes import Brake
from accounts.scope import Actor
from assessments.choices import CycleState, VotingMode
from assessments.domain import keys
from assessments.domain.casting import open_box, put_in
from assessments.domain.setup import require_reach
from assessments.domain.sheets import OWN, Ballot
from assessments.models import Slip, VoterGroup
from common.errors import RuleViolation
from common.sealing import keyed_hash
from common.text import squeeze

PARTS, PART_LETTERS = 5, 4
"""Twenty letters of 31 are 99 bits: nobody finds a code by trying."""
MOST_SLIPS = 999
GUESSES = Brake("slip", most=30)
PRINTING = (CycleState.REPORTS, CycleState.REVIEW, CycleState.VOTING)
VOIDING = (*PRINTING, CycleState.KEYING)


@dataclass(frozen=True)
class PrintedSlip:
    """What a slip says; kept nowhere."""

    number: int
    code: str


def print_slips(*, group: VoterGroup, count: int, actor: Actor) -> list[PrintedSlip]:
    """Make a group's slips, shuffled; their codes are returned this once.

    Raises ``RuleViolation`` before the opening, after voting, and if they are printed already.
    """
    require_reach(group.cycle.organization, actor)
    _require(group, PRINTING)
    if not 0 < count <= MOST_SLIPS:
        message = _("Print between 1 and %(most)d slips.")
        raise RuleViolation(message % {"most": MOST_SLIPS}, code="bad_count")
    slips = [PrintedSlip(number, _new_code()) for number in range(1, count + 1)]
    with transaction.atomic():
        VoterGroup.objects.select_for_update().get(pk=group.pk)
        if group.slips.exists():
            message = _("The slips of this group are printed. Discard them before printing others.")
            raise RuleViolation(message, code="printed_already")
        rows = [Slip(mac=_mac(one.code), group=group, number=one.number) for one in slips]
        Slip.objects.bulk_create(sorted(rows, key=lambda row: row.mac))
        details = {"group": group.name, "slips": count}
        audit.record(
            user=actor.user, action=Action.SLIPS_PRINTED, target=group.cycle, details=details
        )
    return secrets.SystemRandom().sample(slips, count)


def discard_slips(*, group: VoterGroup, reason: str, actor: Actor) -> None:
    """Take back a printing that went wrong; its slips open nothing any more.

    Raises ``RuleViolation`` once one was used.
    """
    require_reach(group.cycle.organization, actor)
    _require(group, PRINTING)
    with transaction.atomic():
        slips = group.slips.select_for_update()
        if any(slip.is_used for slip in slips):
            message = _("A slip was used already. Void the ones that were not handed out.")
            raise RuleViolation(message, code="used_already")
        count, _rows = group.slips.all().delete()
        _record_void(group, actor, {"slips": count}, reason)


def void_slips(*, group: VoterGroup, first: int, last: int, actor: Actor) -> int:
    """Void unused slips that were not handed out, by the numbers printed on them.

    Raises ``RuleViolation`` if there is none to void, or one of them was used.
    """
    require_reach(group.cycle.organization, actor)
    _require(group, VOIDING)
    named = group.slips.filter(number__gte=first, number__lte=last, is_void=False)
    with transaction.atomic():
        used = sum(slip.is_used for slip in named.select_for_update())
        if used:
            message = _("%(count)d of these slips were used. Look at the numbers again.")
            raise RuleViolation(message % {"count": used}, code="used_already")
        count = named.update(is_void=True)
        if not count:
            message = _("No slip that could be voided has such a number.")
            raise RuleViolation(message, code="no_such_slip")
        _record_void(group, actor, {"from": first, "to": last, "slips": count}, "")
    return count


def slip_of(*, code: str, address: str) -> Slip:
    """Return the slip whose code this is, if it was not used.

    A right code is let through whatever others have tried: a hall has one address. Raises
    ``RuleViolation`` for any other code, ``used`` for one that was used, and ``TooOften`` for who
    goes on trying.
    """
    slips = Slip.objects.select_related("group__cycle__organization")
    slip: Slip | None = slips.filter(mac=_mac(code), is_void=False).first()
    if slip is None:
        GUESSES.spend(address)
        message = _("This code opens no ballot. Compare it with your slip, or ask in the hall.")
        raise RuleViolation(message, code="unknown_slip")
    if slip.is_used:
        raise _used()
    return slip


def require_voting(*, slip: Slip) -> None:
    """Raise ``RuleViolation`` while a slip opens nothing yet, or no longer."""
    if slip.group.cycle.state != CycleState.VOTING:
        raise RuleViolation(_("Voting is not open. Keep your slip."), code="closed")


def cast_with_slip(*, slip: Slip, ballot: Ballot) -> None:
    """Seal a slip's ballot and note that the slip was used.

    At most one unit may be marked as the own; whether it is, nobody can check. Raises
    ``RuleViolation`` as ``cast`` does, ``used`` for a slip that was used meanwhile.
    """
    with open_box(cycle_id=slip.group.cycle_id) as box:
        own = {unit for unit, entry in ballot.entries.items() if entry == OWN}
        if len(own) > 1:
            message = _("Only one unit can be your own.")
            raise RuleViolation(message, code="own_unit")
        sheet = keys.sheet_of(box=box)
        sheet.require_complete(ballot, left_out=own)
        unused = Slip.objects.filter(pk=slip.pk, is_used=False, is_void=False)
        if not unused.update(is_used=True):
            raise _used()
        put_in(box=box, group_id=slip.group_id, content=sheet.encode(ballot))


def _used() -> RuleViolation:
    return RuleViolation(
        _("This slip was used already: its ballot is cast and sealed."), code="used"
    )


def _require(group: VoterGroup, states: tuple[CycleState, ...]) -> None:
    if group.mode != VotingMode.SLIPS:
        message = _("This group does not vote with slips.")
        raise RuleViolation(message, code="wrong_mode")
    if group.cycle.state not in states:
        message = _("Slips are printed after the opening of the assessment and before it counts.")
        raise RuleViolation(message, code="wrong_state")


def _record_void(group: VoterGroup, actor: Actor, details: dict[str, int], reason: str) -> None:
    audit.record(
        user=actor.user,
        action=Action.SLIPS_VOIDED,
        target=group.cycle,
        details={"group": group.name, **details},
        reason=reason,
    )


def _new_code() -> str:
    parts = ("".join(secrets.choice(LETTERS) for _n in range(PART_LETTERS)) for _p in range(PARTS))
    return "-".join(parts)


def _mac(code: str) -> str:
    """Return what is kept of a code, however it was grouped when typed."""
    plain = "".join(letter for letter in squeeze(code).lower() if letter.isalnum())
    return keyed_hash(f"slip:{plain}")
