import subprocess
import sys
from hashlib import sha256

import pytest

from assessments.domain import draws
from assessments.domain.draw import published_hash
from assessments.domain.readiness import findings_of
from assessments.models import Cycle
from common.errors import RuleViolation
from dispatch.choices import UnitGroup
from tests.conftest import actor_of

AGENCY = UnitGroup.AGENCY


@pytest.fixture
def empty(district, officer, units):
    return Cycle.objects.create(organization=district, title="抽评", year=2018, made_by=officer)


def listed(cycle, officer, count=2, reason=""):
    return draws.publish_list(
        cycle=cycle, group=AGENCY, count=count, reason=reason, actor=actor_of(officer)
    )


def test_the_list_stands_with_its_hash_before_a_seed_is_thrown(empty, officer):
    draw = listed(empty, officer)
    assert draw.codes == ["U1", "U2", "U3"]
    assert draw.list_hash == sha256(b"U1\nU2\nU3").hexdigest() == published_hash(codes=draw.codes)
    assert any("尚未投出种子" in one.text for one in findings_of(cycle=empty))
    assert not empty.units.exists()


def test_the_drawn_units_are_assessed_and_marked(empty, officer):
    draw = listed(empty, officer)
    draws.draw_units(draw=draw, seed="314159", actor=actor_of(officer))
    draw.refresh_from_db()
    by_hash = sorted(draw.codes, key=lambda code: sha256(f"314159|{code}".encode()).hexdigest())
    assert draw.drawn == by_hash[:2]
    assert set(empty.units.filter(is_drawn=True).values_list("code", flat=True)) == set(draw.drawn)
    assert not any("种子" in one.text for one in findings_of(cycle=empty))


def test_a_seed_is_entered_once(empty, officer):
    draw = listed(empty, officer)
    draws.draw_units(draw=draw, seed="314159", actor=actor_of(officer))
    with pytest.raises(RuleViolation) as refusal:
        draws.draw_units(draw=draw, seed="271828", actor=actor_of(officer))
    assert refusal.value.code == "drawn_already"


@pytest.mark.parametrize("seed", ["12345", "", "12345a", "１２３４５６"])
def test_a_seed_has_six_digits(empty, officer, seed):
    draw = listed(empty, officer)
    with pytest.raises(RuleViolation):
        draws.draw_units(draw=draw, seed=seed, actor=actor_of(officer))
    assert not empty.units.exists()


def test_a_second_draw_needs_a_reason_and_takes_the_place_of_the_first(empty, officer):
    first = listed(empty, officer, count=1)
    draws.draw_units(draw=first, seed="314159", actor=actor_of(officer))
    with pytest.raises(RuleViolation) as refusal:
        listed(empty, officer, count=1)
    assert refusal.value.code == "no_reason"
    second = listed(empty, officer, count=3, reason="应抽三个")
    draws.draw_units(draw=second, seed="271828", actor=actor_of(officer))
    assert empty.draws.count() == 2
    assert empty.units.filter(is_drawn=True).count() == 3


def test_a_list_that_was_replaced_is_not_drawn(empty, officer):
    first = listed(empty, officer)
    listed(empty, officer, reason="名单有误")
    with pytest.raises(RuleViolation):
        draws.draw_units(draw=first, seed="314159", actor=actor_of(officer))


def test_units_chosen_by_hand_are_not_drawn(cycle, officer):
    with pytest.raises(RuleViolation) as refusal:
        listed(cycle, officer, count=1)
    assert refusal.value.code == "too_few_candidates"


def test_the_printed_recipes_repeat_the_draw(empty, officer):
    draw = listed(empty, officer)
    draws.draw_units(draw=draw, seed="314159", actor=actor_of(officer))
    draw.refresh_from_db()
    shell = subprocess.run(
        ["/bin/bash", "-c", draws.shell_recipe(draw=draw)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split()[1] for line in shell.stdout.splitlines()] == draw.drawn
    python = subprocess.run(
        [sys.executable, "-c", draws.python_recipe(draw=draw)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert python.stdout.split() == draw.drawn
