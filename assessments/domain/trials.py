"""A trial of the rules during set-up: computed from one filled sheet, kept nowhere."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.choices import OverallGrade, RankingList
from assessments.domain.readiness import fewest_voters
from assessments.domain.results import (
    LEADER,
    Cell,
    Total,
    grade_of,
    parts_of,
    ranks_of,
    total_of,
)
from assessments.domain.sheets import Ballot, Sheet
from assessments.models import AssessedUnit, Cycle, VoterGroup


@dataclass(frozen=True)
class Trial:
    """What one unit's example comes to, and the names of the parts that have no score in it."""

    unit: AssessedUnit
    total: Total | None
    rank: int | None
    grade: OverallGrade | None
    missing: list[str]


@dataclass(frozen=True)
class Rules:
    """A cycle's groups with the fewest voters that any unit has in each."""

    cycle: Cycle
    groups: dict[str, VoterGroup]
    voters: dict[str, int]

    def total(self, score: Decimal | None) -> Total | None:
        """Return the total of a unit that everybody scores alike; of an abstention nothing."""
        cells = {
            key: Cell(number, score * number, number)
            for key, number in self.voters.items()
            if score is not None
        }
        parts = parts_of(
            weights={key: group.weight for key, group in self.groups.items()},
            cells=cells,
            threshold=self.cycle.threshold,
            review=(self.cycle.leader_weight, score),
        )
        return total_of(parts=parts)

    def named(self, key: str) -> str:
        return _("Leader's review") if key == LEADER else self.groups[key].name


def try_out(*, cycle: Cycle, ballot: Ballot) -> list[Trial]:
    """Return what would come out if all voters and leaders answered as one sheet does.

    Raises ``RuleViolation`` for a sheet that could not be cast.
    """
    units = list(cycle.units.order_by("group", "code"))
    sheet = Sheet(cycle.pk, tuple(unit.pk for unit in units), cycle.scale, cycle.step)
    sheet.require_complete(ballot, left_out=())
    rules = _rules(cycle, units)
    totals = {unit.pk: rules.total(sheet.value_of(ballot.entries[unit.pk])) for unit in units}
    ranks = _ranks(cycle, units, totals)
    return [_trial(rules, unit, totals[unit.pk], ranks.get(unit.pk)) for unit in units]


def _rules(cycle: Cycle, units: list[AssessedUnit]) -> Rules:
    groups = {str(group.pk): group for group in cycle.groups.prefetch_related("electors")}
    voters = {
        key: fewest_voters(group=group, voters=list(group.electors.all()), units=units)
        for key, group in groups.items()
    }
    return Rules(cycle, groups, voters)


def _ranks(
    cycle: Cycle, units: list[AssessedUnit], totals: dict[int, Total | None]
) -> dict[int, int]:
    lists: dict[str, dict[int, Decimal]] = {}
    for unit in units:
        total = totals[unit.pk]
        if total is not None:
            among = unit.group if cycle.ranking == RankingList.GROUP else ""
            lists.setdefault(among, {})[unit.pk] = total.rounded
    return {pk: rank for one in lists.values() for pk, rank in ranks_of(totals=one).items()}


def _trial(rules: Rules, unit: AssessedUnit, total: Total | None, rank: int | None) -> Trial:
    if total is None:
        return Trial(unit, None, None, None, [])
    grade = grade_of(total=total.rounded, is_vetoed=False)
    missing = [rules.named(part.key) for part in total.missing]
    return Trial(unit, total, rank, grade, missing)
