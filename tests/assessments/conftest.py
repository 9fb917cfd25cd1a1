"""A cycle of three units with two groups of voters, small enough to be counted by hand."""

from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import User
from assessments.domain import counting, cycles, keys, setup
from assessments.domain.sheets import Ballot
from assessments.models import Cycle, Elector, LeaderReview, VoterGroup
from dispatch.choices import UnitGroup
from dispatch.models import Unit
from tests.conftest import actor_of

VOTERS = 6


@pytest.fixture(autouse=True)
def _keys_of_the_ballots_worker(settings, tmp_path):
    settings.BALLOT_KEY_DIR = str(tmp_path / "keys")


@pytest.fixture
def units(district):
    return [
        Unit.objects.create(
            code=f"U{number}", name=f"示例单位{number}", group=UnitGroup.AGENCY,
            organization=district,
        )
        for number in (1, 2, 3)
    ]  # fmt: skip


@pytest.fixture
def cycle(district, officer, units):
    """A cycle in set-up: leader 40, two groups of 30, at least 3 scores shown."""
    cycle = Cycle.objects.create(
        organization=district, title="2018年度三述两评一问", year=2018, threshold=3,
        leader_weight=40, made_by=officer,
    )  # fmt: skip
    setup.add_units(cycle=cycle, units=units, actor=actor_of(officer))
    leader = User.objects.create_user("leader", name="分管领导")
    cycle.units.update(leader=leader)
    for name in ("区直单位", "镇街"):
        group = VoterGroup.objects.create(cycle=cycle, name=name, weight=30)
        for number in range(VOTERS):
            user = User.objects.create_user(f"{name}{number}", name=f"评议人{number}")
            Elector.objects.create(cycle=cycle, group=group, user=user)
    own = cycle.electors.filter(group__name="镇街").first()
    own.own_unit = cycle.units.get(code="U1")
    own.save()
    return cycle


def opened(cycle, officer):
    """Take a cycle to its open ballot box."""
    actor = actor_of(officer)
    cycles.open_cycle(cycle=cycle, actor=actor)
    keys.make_key(cycle_id=cycle.pk)
    cycles.begin_review(cycle=cycle, actor=actor)
    cycles.open_voting(cycle=cycle, actor=actor)
    cycle.refresh_from_db()
    return cycle


def filled(cycle, elector, *scores, **comments):
    """Return a ballot with one score a unit in the order of codes; the own unit is marked."""
    units = cycle.units.order_by("code")
    entries = {unit.pk: str(score) for unit, score in zip(units, scores, strict=True)}
    if elector.own_unit_id:
        entries[elector.own_unit_id] = "="
    said = {unit.pk: comments[unit.code] for unit in units if unit.code in comments}
    return Ballot(entries, said)


def sign_reviews(cycle, score=90):
    LeaderReview.objects.filter(unit__cycle=cycle).update(
        text="点评", score=Decimal(score), signed_at=timezone.now(), signed_by=cycle.made_by
    )


def counted(cycle, officer):
    """Close the box and count it, as the worker does."""
    sign_reviews(cycle)
    cycles.close_voting(cycle=cycle, actor=actor_of(officer))
    counting.count(cycle_id=cycle.pk)
    cycle.refresh_from_db()
    return cycle
