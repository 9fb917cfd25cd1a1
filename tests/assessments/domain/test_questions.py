import pytest
from django.db import IntegrityError, transaction

from assessments.domain import cycles, questions
from assessments.models import Question
from common.errors import RuleViolation
from tests.assessments.conftest import opened
from tests.assessments.delegates import ask, delegate
from tests.conftest import actor_of


def texts(unit):
    return list(unit.questions.waiting().values_list("text", flat=True))


@pytest.fixture
def hall(cycle, officer):
    """A cycle with its voting open, whose first unit is asked three questions."""
    opened(cycle, officer)
    for number, text in enumerate(["甲", "乙", "丙"]):
        ask(delegate(cycle, number), text)
    return cycle


def refused(code):
    return pytest.raises(RuleViolation, check=lambda error: error.code == code)


def test_questions_queue_in_the_order_in_which_they_were_put(hall):
    assert texts(hall.units.get(code="U1")) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("text", "place", "order"),
    [("丙", 0, ["丙", "甲", "乙"]), ("甲", 1, ["乙", "甲", "丙"]), ("甲", 9, ["乙", "丙", "甲"])],
)
def test_the_chair_puts_a_question_elsewhere(hall, officer, text, place, order):
    question = Question.objects.get(text=text)
    questions.place_question(question=question, place=place, actor=actor_of(officer))
    assert texts(question.unit) == order
    assert list(question.unit.questions.waiting().values_list("place", flat=True)) == [0, 1, 2]


def test_an_answered_question_leaves_the_queue_with_no_gap(hall, officer):
    first = Question.objects.get(text="甲")
    questions.answer(question=first, text="已列入计划", actor=actor_of(officer))
    assert texts(first.unit) == ["乙", "丙"]
    with refused("done_already"):
        questions.answer(question=first, text="又答", actor=actor_of(officer))
    first.refresh_from_db()
    assert (first.state, first.answer) == ("answered", "已列入计划")


def test_a_second_tap_puts_no_second_question(hall):
    elector = delegate(hall, 0)
    with refused("asked_already"):
        ask(elector, "甲")
    own = Question.objects.get(asker=elector.user)
    questions.take_back(question=own, actor=actor_of(elector.user))
    ask(elector, "另问")
    assert texts(own.unit) == ["乙", "丙", "另问"]


def test_the_database_keeps_a_delegate_to_one_waiting_question_a_unit(hall):
    own = Question.objects.get(text="甲")
    own.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        own.save()


def test_nobody_takes_back_what_somebody_else_asked_but_the_office(hall, officer):
    question = Question.objects.get(text="甲")
    with refused("out_of_reach"):
        questions.take_back(question=question, actor=actor_of(delegate(hall, 1).user))
    questions.take_back(question=question, actor=actor_of(officer))
    assert texts(question.unit) == ["乙", "丙"]


def test_a_clerk_types_for_a_delegate_and_nobody_else_does(hall, officer):
    elector = delegate(hall, 3)
    with refused("out_of_reach"):
        ask(elector, "代问", by=delegate(hall, 0).user)
    typed = ask(elector, "代问", by=officer)
    assert (typed.asker, typed.typed_by) == (elector.user, officer)


def test_only_delegates_ask_and_only_in_the_round(hall, officer):
    voter = hall.electors.filter(delegate_kind="").first()
    with refused("no_delegate"):
        ask(voter, "问")
    cycles.abandon(cycle=hall, actor=actor_of(officer))
    with refused("closed"):
        ask(delegate(hall, 4), "问")


def test_a_withdrawn_unit_is_asked_nothing(hall):
    hall.units.filter(code="U2").update(withdrawn="撤并")
    with refused("other_unit"):
        ask(delegate(hall, 4), "问", code="U2")
