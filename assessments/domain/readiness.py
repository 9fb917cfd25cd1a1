"""What a cycle still lacks before it can be opened, and what is merely worth a second thought."""

from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.choices import VotingMode
from assessments.models import AssessedUnit, Cycle, Elector, VoterGroup

WHOLE = 100
USUAL_THRESHOLD = 5


@dataclass(frozen=True)
class Finding:
    """Something to settle, or with ``is_warning`` something to know."""

    text: str
    is_warning: bool = False


def findings_of(*, cycle: Cycle) -> list[Finding]:
    """Return what set-up still lacks or should know, in the order in which it is settled."""
    return [*_units(cycle), *_draws(cycle), *_weights(cycle), *_groups(cycle), *_rules(cycle)]


def _units(cycle: Cycle) -> Iterator[Finding]:
    units = list(cycle.units.all())
    if not units:
        yield Finding(_("No unit is assessed yet. Choose groups of units or draw some."))
    without = [unit.name for unit in units if unit.leader_id is None]
    if without and cycle.leader_weight:
        text = _("No responsible leader is named for: %(units)s.")
        yield Finding(text % {"units": "、".join(without)})


def _draws(cycle: Cycle) -> Iterator[Finding]:
    newest = {draw.group: draw for draw in cycle.draws.order_by("pk")}
    for draw in newest.values():
        if not draw.seed:
            text = _("%(group)s: the list of a draw is published, but no seed was thrown yet.")
            yield Finding(text % {"group": draw.get_group_display()})


def _weights(cycle: Cycle) -> Iterator[Finding]:
    parts = [*cycle.groups.all(), *cycle.computed_parts.all()]
    total = cycle.leader_weight + sum(part.weight for part in parts)
    if total != WHOLE:
        text = _("The weights add up to %(total)d; they must be 100.")
        yield Finding(text % {"total": total})


def _groups(cycle: Cycle) -> Iterator[Finding]:
    electors = list(cycle.electors.all())
    units = list(cycle.units.all())
    if not cycle.groups.exists():
        yield Finding(_("No group of voters is there yet."))
    for group in cycle.groups.all():
        voters = [elector for elector in electors if elector.group_id == group.pk]
        yield from _size(cycle, group, fewest_voters(group=group, voters=voters, units=units))


def fewest_voters(*, group: VoterGroup, voters: list[Elector], units: list[AssessedUnit]) -> int:
    """Return how many of a group may score the unit that the fewest may score.

    Where nobody is named the sheets count: whose slips they are nobody knows.
    """
    if group.mode != VotingMode.ACCOUNTS and not voters:
        return group.sheets or 0
    return smallest_electorate(voters=voters, units=units)


def smallest_electorate(*, voters: list[Elector], units: list[AssessedUnit]) -> int:
    """Return how many of a group may score the unit that the fewest may score."""
    barred = Tally(
        unit.pk
        for unit in units
        for voter in voters
        if unit.pk == voter.own_unit_id or unit.leader_id == voter.user_id
    )
    return len(voters) - max(barred.values(), default=0)


def _size(cycle: Cycle, group: VoterGroup, voters: int) -> Iterator[Finding]:
    said = {"group": group.name, "voters": voters, "least": cycle.threshold}
    if voters < cycle.threshold:
        text = _(
            "%(group)s has only %(voters)d voters for some unit, and fewer than %(least)d scores"
            " are never shown. Merge it with another group."
        )
        yield Finding(text % said)
    elif voters < 2 * cycle.threshold:
        text = _("%(group)s has %(voters)d voters; a few who abstain leave it without a result.")
        yield Finding(text % said, is_warning=True)


def _rules(cycle: Cycle) -> Iterator[Finding]:
    if cycle.threshold < USUAL_THRESHOLD:
        text = _("Fewer than 5 scores will be shown: who voted with whom may be guessed.")
        yield Finding(text, is_warning=True)
    if cycle.step < 1:
        text = _("Scores with decimals can mark a ballot. Whole points are safer.")
        yield Finding(text, is_warning=True)
