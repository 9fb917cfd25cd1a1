from decimal import Decimal

import pytest

from assessments.domain import casting
from assessments.domain.publication import publish
from assessments.models import Result
from common.errors import RuleViolation
from tests.assessments.conftest import counted, filled, opened
from tests.conftest import actor_of


@pytest.fixture
def published(cycle, officer):
    """Leader 90; one group says 80, 90, 70; of the other only two score the last unit."""
    opened(cycle, officer)
    first, second = cycle.groups.order_by("pk")
    for elector in first.electors.all():
        casting.cast(elector=elector, ballot=filled(cycle, elector, 80, 90, 70))
    for number, elector in enumerate(second.electors.order_by("pk")):
        last = 100 if number < 2 else "-"
        casting.cast(elector=elector, ballot=filled(cycle, elector, 60, 90, last))
    return publish(cycle=counted(cycle, officer), actor=actor_of(officer))


def result(code):
    return Result.objects.get(unit__code=code)


def test_totals_are_weighted_and_rounded_once(published):
    assert result("U1").total == Decimal("78.00")  # (40 * 90 + 30 * 80 + 30 * 60) / 100
    assert result("U2").total == Decimal("90.00")


def test_a_group_below_the_threshold_counts_nowhere_and_the_weights_are_scaled_up(published):
    third = result("U3")
    assert third.total == Decimal("81.43")  # (40 * 90 + 30 * 70) / 70
    assert not third.has_all
    assert str(third.version.cycle.groups.get(name="镇街").pk) not in third.means


def test_ranks_are_also_computed_from_what_all_units_have(published):
    ranks = {code: (result(code).rank, result(code).common_rank) for code in ("U1", "U2", "U3")}
    assert ranks == {"U2": (1, 1), "U3": (2, 3), "U1": (3, 2)}


def test_results_are_published_once(published, officer):
    with pytest.raises(RuleViolation) as refusal:
        publish(cycle=published.cycle, actor=actor_of(officer))
    assert refusal.value.code == "wrong_state"
    assert published.cycle.versions.count() == 1


@pytest.mark.parametrize(("leaders", "first"), [("区直单位", "U1"), ("镇街", "U2")])
def test_equal_totals_are_printed_by_the_county_leaders_mean(cycle, officer, leaders, first):
    """One group prefers U1 by as much as the other prefers U2."""
    cycle.groups.filter(name=leaders).update(kind="leaders")
    opened(cycle, officer)
    for elector in cycle.electors.order_by("pk"):
        scores = (90, 80, 50) if elector.group.name == "区直单位" else (80, 90, 50)
        casting.cast(elector=elector, ballot=filled(cycle, elector, *scores))
    version = publish(cycle=counted(cycle, officer), actor=actor_of(officer))
    rows = list(version.results.order_by("position"))
    assert [row.rank for row in rows] == [1, 1, 3]
    assert rows[0].unit.code == first
