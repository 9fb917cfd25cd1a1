from datetime import date

import pytest
from django.utils.timezone import localdate

from accounts.choices import Capability, Role
from common.errors import RuleViolation
from dispatch.domain.contacts import record_visit
from dispatch.domain.problems import (
    close_problem,
    may_close,
    may_verify,
    raise_problem,
    reopen_problem,
    verify_problem,
)
from dispatch.models import ContactProblem
from portal.reports import todo
from tests.conftest import actor_of, make_user
from tests.dispatch.contacts import MAY

DUE = date(2018, 6, 1)


@pytest.fixture
def visit(contact, leader):
    actor = actor_of(leader.member.user)
    return record_visit(contact=contact, visited_on=MAY, text="走访", actor=actor)


@pytest.fixture
def problem(visit, leader, town):
    actor = actor_of(leader.member.user)
    return raise_problem(visit=visit, text="道路破损", owner=town, due_on=DUE, actor=actor)


@pytest.fixture
def cadre_officer(district):
    return make_user("cadres", district, Role.CADRE_OFFICER)


def test_a_problem_runs_from_raised_to_verified(problem, town_officer, cadre_officer):
    town, office = actor_of(town_officer), actor_of(cadre_officer)
    close_problem(problem=problem, text="已修补", actor=town)
    assert may_verify(problem=problem, actor=office)
    verify_problem(problem=problem, text="现场查看", actor=office)
    problem.refresh_from_db()
    assert problem.state == "verified"
    steps = [(step.move, step.text, step.taken_by) for step in problem.moves.all()]
    assert steps == [("closed", "已修补", town_officer), ("verified", "现场查看", cadre_officer)]


def test_nobody_verifies_what_they_closed_themselves(problem, cadre_officer, town_officer, leader):
    office = actor_of(cadre_officer)
    close_problem(problem=problem, text="已修补", actor=office)
    with pytest.raises(RuleViolation) as refusal:
        verify_problem(problem=problem, text="", actor=office)
    assert refusal.value.code == "not_another"
    assert not may_verify(problem=problem, actor=actor_of(town_officer))
    assert may_verify(problem=problem, actor=actor_of(leader.member.user))


def test_what_is_not_settled_is_open_again_and_due_anew(problem, town_officer, leader):
    close_problem(problem=problem, text="已修补", actor=actor_of(town_officer))
    again, today = actor_of(leader.member.user), localdate()
    reopen_problem(problem=problem, text="仍有坑洼", due_on=today, actor=again)
    problem.refresh_from_db()
    assert (problem.state, problem.due_on, problem.is_overdue(today)) == ("open", today, False)
    close_problem(problem=problem, text="重新铺设", actor=actor_of(town_officer))
    assert [step.move for step in problem.moves.all()] == ["closed", "reopened", "closed"]


def test_a_problem_is_closed_once_and_by_its_owner(problem, town_officer, outsider, secretary):
    for user in (outsider, secretary):
        assert not may_close(problem=problem, actor=actor_of(user))
        with pytest.raises(RuleViolation):
            close_problem(problem=problem, text="已修补", actor=actor_of(user))
    close_problem(problem=problem, text="已修补", actor=actor_of(town_officer))
    with pytest.raises(RuleViolation) as refusal:
        close_problem(problem=problem, text="已修补", actor=actor_of(town_officer))
    assert refusal.value.code == "done_already"


def test_the_head_of_a_unit_settles_what_the_unit_owns(visit, leader, foreign_unit, outsider):
    foreign_unit.head = outsider
    foreign_unit.save()
    problem = raise_problem(
        visit=visit, text="管网缺失", owner=foreign_unit, due_on=DUE,
        actor=actor_of(leader.member.user),
    )  # fmt: skip
    head = actor_of(outsider)
    assert list(ContactProblem.objects.visible_to(head, Capability.CONTACT_VIEW)) == [problem]
    close_problem(problem=problem, text="已接通", actor=head)


def test_a_problem_is_due_on_the_day_of_the_visit_or_later(visit, town, officer):
    with pytest.raises(RuleViolation) as refusal:
        raise_problem(
            visit=visit, text="道路", owner=town, due_on=date(2018, 4, 30), actor=actor_of(officer)
        )
    assert refusal.value.code == "due_before"


def said(user, on):
    return [
        (item.what, item.is_overdue, item.days_left)
        for item in todo(actor=actor_of(user), on=on)
        if "联系点" in item.what or "问题" in item.what
    ]


def test_the_owner_and_the_office_are_told_of_what_is_overdue(
    problem, town_officer, cadre_officer, outsider
):
    assert said(town_officer, date(2018, 5, 28)) == [("待办问题：道路破损", False, 4)]
    assert said(town_officer, date(2018, 5, 1)) == []
    late = ("1 个领导联系点问题已逾期", True, None)
    assert said(town_officer, date(2018, 6, 2)) == said(cadre_officer, date(2018, 6, 2)) == [late]
    assert said(outsider, date(2018, 6, 2)) == []


def test_the_office_is_told_of_what_waits_to_be_verified(problem, town_officer, cadre_officer):
    close_problem(problem=problem, text="已修补", actor=actor_of(town_officer))
    assert said(cadre_officer, DUE) == [("1 个领导联系点问题已报办结", False, None)]
