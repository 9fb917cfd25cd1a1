"""Paper: who was handed a sheet has taken part; two clerks key what comes back, and compare.

Between the end of voting and counting every sheet is read twice, by different clerks under the
number the first of them wrote on it. Where the two differ, the paper decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Action
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import CycleState, Scale, VotingMode
from assessments.domain import keys
from assessments.domain.setup import require_reach
from assessments.domain.sheets import INVALID, NO_SCORE, OWN, Ballot, Sheet
from assessments.models import (
    AssessedUnit,
    Cycle,
    Elector,
    Keying,
    PaperCount,
    PaperSheet,
    Participation,
    VoterGroup,
)
from common.errors import RuleViolation
from common.sealing import open_bytes, seal_bytes
from common.text import squeeze

PASSES = (1, 2)


Passes = dict[int, dict[int, Ballot]]
"""By the number of the pass, and that of the sheet."""


@dataclass(frozen=True)
class Difference:
    """A score or remark that the two clerks read differently."""

    sheet: int
    unit: AssessedUnit
    first: str
    second: str


def hand_paper(*, elector: Elector, actor: Actor) -> None:
    """Note that a voter with an account votes on paper, before the sheet is handed over.

    Raises ``RuleViolation`` outside voting, and for who has taken part already.
    """
    require_reach(elector.cycle.organization, actor)
    if elector.cycle.state != CycleState.VOTING:
        message = _("Paper is handed out while voting is open.")
        raise RuleViolation(message, code="wrong_state")
    free = Participation.objects.filter(elector=elector, is_done=False)
    if not free.update(is_done=True, is_on_paper=True):
        message = _("%(name)s has taken part already. Hand out no paper.")
        raise RuleViolation(message % {"name": elector.user}, code="voted_already")


def on_paper(*, group: VoterGroup) -> int:
    """Return how many voters of a group with accounts were handed paper."""
    handed = Participation.objects.filter(elector__group=group, is_on_paper=True)
    return handed.count()


def record_counts(*, group: VoterGroup, issued: int, returned: int, actor: Actor) -> PaperCount:
    """Note how much paper was issued and came back; sheets keyed so far must not be more.

    What a group with accounts was issued is known and stays as it is. Raises ``RuleViolation``
    before voting, after counting, and for numbers that cannot be.
    """
    require_reach(group.cycle.organization, actor)
    if group.cycle.state not in {CycleState.VOTING, CycleState.KEYING}:
        message = _("Paper is counted from the opening of voting until the ballots are counted.")
        raise RuleViolation(message, code="wrong_state")
    if group.mode == VotingMode.ACCOUNTS:
        issued = on_paper(group=group)
    keyed = PaperSheet.objects.filter(keying__group=group, number__gt=returned)
    if returned > issued or keyed.exists():
        message = _("No more sheets come back than were issued, and no fewer than were keyed.")
        raise RuleViolation(message, code="bad_count")
    with transaction.atomic():
        said = {"issued": issued, "returned": returned}
        count, _made = PaperCount.objects.update_or_create(group=group, defaults=said)
        details = {"group": group.name, **said}
        action = Action.PAPER_COUNTED
        audit.record(user=actor.user, action=action, target=group.cycle, details=details)
    return count


def key_sheet(
    *, group: VoterGroup, number: int, read: Ballot, with_blanks: bool = False, actor: Actor
) -> PaperSheet:
    """Keep a sheet as a clerk reads it; the same clerk may read it again, and only the own ones.

    What is blank or illegible is invalid for that unit alone; a remark is keyed by either clerk,
    and by both alike. Blanks must be meant, lest a sheet half keyed is kept. Raises
    ``RuleViolation`` outside the time for it, for a third clerk, a number beyond those returned and
    what is no score.
    """
    require_keying(group, actor)
    count = counted_of(group=group)
    if count is None or not 0 < number <= count.returned:
        message = _("Say first how many sheets came back; they are numbered from 1 to that.")
        raise RuleViolation(message, code="not_returned")
    sheet = keys.sheet_of(box=group.cycle.box)
    entries = {unit: _read(sheet, read.entries.get(unit, "")) for unit in sheet.units}
    ballot = Ballot(entries, {unit: squeeze(text) for unit, text in read.comments.items()})
    sheet.require_short(ballot)
    if list(ballot.entries.values()).count(OWN) > 1:
        raise RuleViolation(_("Only one unit can be your own."), code="own_unit")
    blank = list(entries.values()).count(INVALID)
    if blank and not with_blanks:
        message = _("%(count)d cells are empty. Key them, or keep them as blank or illegible.")
        raise RuleViolation(message % {"count": blank}, code="blanks")
    with transaction.atomic():
        keying = _keying_of(group, actor)
        content = {"content": seal_bytes(sheet.encode(ballot))}
        kept, _made = PaperSheet.objects.update_or_create(
            keying=keying, number=number, defaults=content
        )
    return kept


def _read(sheet: Sheet, entry: str) -> str:
    """Return an entry as it is compared: 80.0 is 80, and nothing legible is invalid."""
    if entry in {"", INVALID}:
        return INVALID
    sheet.require_offered(entry)
    if entry in NO_SCORE or sheet.scale == Scale.GRADES:
        return entry
    return format(Decimal(entry).normalize(), "f")


def _keying_of(group: VoterGroup, actor: Actor) -> Keying:
    """Return a clerk's own pass, begun with the first sheet."""
    VoterGroup.objects.select_for_update().get(pk=group.pk)
    passes: dict[int, Keying] = {keying.clerk_id: keying for keying in group.keyings.all()}
    if actor.user.pk in passes:
        return passes[actor.user.pk]
    free = sorted(set(PASSES) - {keying.number for keying in passes.values()})
    if not free:
        message = _("Two clerks key this paper already. Each mends what the own eyes misread.")
        raise RuleViolation(message, code="third_clerk")
    keying: Keying = Keying.objects.create(group=group, number=free[0], clerk=actor.user)
    return keying


def discard_keying(*, keying: Keying, reason: str, actor: Actor) -> None:
    """Drop a clerk's whole pass, so that another clerk can key it."""
    require_keying(keying.group, actor)
    with transaction.atomic():
        cycle, group, number = keying.group.cycle, keying.group.name, keying.number
        keying.sheets.all().delete()
        keying.delete()
        audit.record(
            user=actor.user,
            action=Action.PAPER_KEYED_ANEW,
            target=cycle,
            details={"group": group, "pass": number},
            reason=reason,
        )


def require_keying(group: VoterGroup, actor: Actor) -> None:
    """Raise ``RuleViolation`` unless paper of a group is keyed now, by who runs the cycle."""
    require_reach(group.cycle.organization, actor)
    if group.cycle.state != CycleState.KEYING:
        message = _("Paper is keyed after voting is closed and before the ballots are counted.")
        raise RuleViolation(message, code="wrong_state")


def has_hall(*, cycle: Cycle) -> bool:
    """Say whether slips or paper must be settled between voting and counting."""
    return cycle.groups.exclude(mode=VotingMode.ACCOUNTS).exists() or bool(
        paper_groups(cycle=cycle)
    )


def paper_groups(*, cycle: Cycle) -> list[VoterGroup]:
    """Return the groups from which paper comes back."""
    handed = Participation.objects.filter(elector__cycle=cycle, is_on_paper=True)
    of_accounts = set(handed.values_list("elector__group", flat=True))
    return [
        group
        for group in cycle.groups.all()
        if group.mode == VotingMode.PAPER or group.pk in of_accounts
    ]


def counted_of(*, group: VoterGroup) -> PaperCount | None:
    """Return how much paper was issued and came back, once somebody has said so."""
    return PaperCount.objects.filter(group=group).first()


def keyed_by(*, group: VoterGroup, number: int, clerk_id: int) -> Ballot | None:
    """Return what a clerk read on a sheet, or nothing if it was not keyed."""
    own = PaperSheet.objects.filter(keying__group=group, keying__clerk=clerk_id, number=number)
    sheet = own.first()
    return _open(group, sheet) if sheet else None


def _open(group: VoterGroup, sheet: PaperSheet) -> Ballot:
    return keys.sheet_of(box=group.cycle.box).decode(open_bytes(sheet.content))


def differences(*, group: VoterGroup) -> list[Difference]:
    """Return the cells of sheets keyed by both clerks that they read differently."""
    passes = _read_passes(group)
    units = group.cycle.units.order_by("group", "code")
    return [
        Difference(number, unit, *read)
        for number in sorted(passes[1].keys() & passes[2].keys())
        for unit in units
        for read in _unlike(passes[1][number], passes[2][number], unit.pk)
    ]


def _unlike(first: Ballot, second: Ballot, unit: int) -> Iterator[tuple[str, str]]:
    """Yield what two clerks read differently of one unit; a remark only one keyed is enough."""
    if first.entries[unit] != second.entries[unit]:
        yield first.entries[unit], second.entries[unit]
    remarks = first.comments.get(unit, ""), second.comments.get(unit, "")
    if all(remarks) and remarks[0] != remarks[1]:
        yield remarks


def _read_passes(group: VoterGroup) -> Passes:
    form = keys.sheet_of(box=group.cycle.box)
    found: Passes = {number: {} for number in PASSES}
    for sheet in PaperSheet.objects.filter(keying__group=group).select_related("keying"):
        found[sheet.keying.number][sheet.number] = form.decode(open_bytes(sheet.content))
    return found


def what_lacks(*, cycle: Cycle) -> list[str]:
    """Return in words what of the paper is not settled yet."""
    return list(filter(None, map(_lack, paper_groups(cycle=cycle))))


def _lack(group: VoterGroup) -> str:
    count, passes = counted_of(group=group), _read_passes(group)
    if count is None:
        text = _("%(group)s: say how many sheets were issued and came back.")
    elif any(len(sheets) != count.returned for sheets in passes.values()):
        text = _("%(group)s: two clerks must key every sheet that came back.")
    elif differences(group=group):
        text = _("%(group)s: the two clerks read something differently; the paper decides.")
    else:
        return ""
    return text % {"group": group.name}


def paper_ballots(*, group: VoterGroup) -> list[Ballot]:
    """Return a group's sheets of paper, all there and read alike by both clerks.

    Raises ``RuleViolation`` if they are not.
    """
    if lacking := _lack(group):
        raise RuleViolation(lacking, code="paper_unsettled")
    first, second = (_read_passes(group)[number] for number in PASSES)
    return [
        Ballot(first[number].entries, {**second[number].comments, **first[number].comments})
        for number in sorted(first)
    ]
