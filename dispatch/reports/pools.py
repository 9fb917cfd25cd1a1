"""How many people are in which team and phase on a day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from accounts.choices import Capability
from accounts.scope import Actor
from dispatch.choices import Phase, Team
from dispatch.models import PoolEntry


@dataclass(frozen=True)
class PoolRow:
    """A team with the number of people in each phase, in the order of the phases."""

    team: Team
    by_phase: list[tuple[Phase, int]]

    @property
    def total(self) -> int:
        return sum(count for _phase, count in self.by_phase)


def pool_counts(*, actor: Actor, on: date) -> list[PoolRow]:
    visible = PoolEntry.objects.visible_to(actor, Capability.POOL_VIEW).on(on).with_phase_on(on)
    counts = Counter(visible.values_list("team", "phase_then"))
    return [
        PoolRow(team, [(phase, counts[team.value, phase.value]) for phase in Phase])
        for team in Team
    ]
