from datetime import UTC, datetime, timedelta

import pytest

from assessments.domain import questions, rounds
from assessments.models import QuestionRound
from common.errors import RuleViolation
from tests.assessments.conftest import opened
from tests.assessments.delegates import ask, delegate
from tests.conftest import actor_of

NOON = datetime(2018, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def hall(cycle, officer):
    return opened(cycle, officer)


def here(cycle):
    return QuestionRound.objects.get(cycle=cycle)


@pytest.mark.parametrize(
    ("seconds", "left"), [(0, 300), (0.4, 300), (1, 299), (299, 1), (300, 0), (9999, 0)]
)
def test_a_running_clock_tells_every_screen_the_same(hall, seconds, left):
    found = QuestionRound(cycle=hall, seconds=300, started_at=NOON)
    assert found.left(NOON + timedelta(seconds=seconds)) == left


def test_a_clock_that_stands_stands(hall):
    assert QuestionRound(cycle=hall, seconds=77).left(NOON) == 77


def test_a_stopped_clock_goes_on_where_it_was(hall, officer):
    actor = actor_of(officer)
    rounds.set_clock(cycle=hall, seconds=120, actor=actor)
    rounds.start_clock(cycle=hall, actor=actor)
    started = here(hall).started_at
    rounds.start_clock(cycle=hall, actor=actor)
    assert here(hall).started_at == started
    QuestionRound.objects.update(started_at=started - timedelta(seconds=50))
    rounds.stop_clock(cycle=hall, actor=actor)
    assert here(hall).started_at is None
    assert here(hall).seconds in {69, 70}


def test_units_come_up_in_their_order_without_withdrawn_ones(hall, officer):
    hall.units.filter(code="U2").update(withdrawn="撤并")
    seen = []
    for _ in range(3):
        rounds.go_on(cycle=hall, actor=actor_of(officer))
        seen.append(here(hall).unit.code)
    assert seen == ["U1", "U3", "U1"]


def test_a_called_question_brings_its_unit_and_leaves_the_wall_once_answered(hall, officer):
    actor = actor_of(officer)
    question = ask(delegate(hall, 0), "何时完工？", code="U2")
    rounds.call(question=question, actor=actor)
    assert (here(hall).unit.code, here(hall).question) == ("U2", question)
    questions.answer(question=question, text="年底", actor=actor)
    assert here(hall).question is None
    with pytest.raises(RuleViolation) as refusal:
        rounds.call(question=question, actor=actor)
    assert refusal.value.code == "done_already"


@pytest.mark.parametrize("seconds", [0, -1, 3601])
def test_an_odd_time_is_refused(hall, officer, seconds):
    with pytest.raises(RuleViolation) as refusal:
        rounds.set_clock(cycle=hall, seconds=seconds, actor=actor_of(officer))
    assert refusal.value.code == "bad_time"


def test_the_round_is_the_offices_to_lead_and_only_while_it_is_open(hall, officer, secretary):
    with pytest.raises(RuleViolation) as refusal:
        rounds.go_on(cycle=hall, actor=actor_of(secretary))
    assert refusal.value.code == "out_of_reach"
    type(hall).objects.update(state="counted")
    with pytest.raises(RuleViolation) as refusal:
        rounds.go_on(cycle=hall, actor=actor_of(officer))
    assert refusal.value.code == "closed"
