"""How many take part, by group and way of voting: numbers alone, never who or in which order."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from assessments.choices import VotingMode
from assessments.models import Counter, Cycle, PaperCount, VoterGroup


@dataclass(frozen=True)
class Turnout:
    """Ballots a group was given or will be, and those cast; unknown of paper not yet counted."""

    group: VoterGroup
    issued: int | None
    cast: int | None


def issued_to(*, group: VoterGroup) -> int:
    """Return how many ballots a group was given: accounts, slips not voided, or sheets."""
    if group.mode == VotingMode.SLIPS:
        return group.slips.filter(is_void=False).count()
    if group.mode == VotingMode.PAPER:
        return sum(PaperCount.objects.filter(group=group).values_list("issued", flat=True))
    return group.electors.count()


def turnout_of(*, cycle: Cycle) -> list[Turnout]:
    """Return the groups in order with what they were given and cast so far.

    After counting it is what was counted: slips and sheets are gone by then.
    """
    groups = cycle.groups.annotate(
        voters=Count("electors", distinct=True),
        voted=Count("electors", filter=Q(electors__participation__is_done=True), distinct=True),
        printed=Count("slips", filter=Q(slips__is_void=False), distinct=True),
        used=Count("slips", filter=Q(slips__is_used=True), distinct=True),
    ).select_related("paper_count")
    counted = {
        counter.group_id: counter
        for counter in Counter.objects.filter(group__cycle=cycle).order_by("group", "unit")
    }
    return [_turnout(group, counted.get(group.pk)) for group in groups.order_by("pk")]


def _turnout(group: Any, counter: Counter | None) -> Turnout:
    if counter is not None:
        return Turnout(group, counter.issued, counter.returned)
    if group.mode == VotingMode.SLIPS:
        return Turnout(group, group.printed or group.sheets, group.used)
    if group.mode == VotingMode.PAPER:
        count = getattr(group, "paper_count", None)
        return Turnout(group, count and count.issued, count and count.returned)
    return Turnout(group, group.voters, group.voted)
