"""Leaders' contacts over the API: what the pages show, to the same people."""

from datetime import date

import pytest

from dispatch.domain.contacts import record_visit
from dispatch.domain.problems import raise_problem
from tests.api import cost, read
from tests.conftest import actor_of
from tests.dispatch.contacts import keep_contact


@pytest.fixture
def problem(contact, unit, officer):
    actor = actor_of(officer)
    visit = record_visit(contact=contact, visited_on=date(2018, 5, 2), text="走访", actor=actor)
    return raise_problem(
        visit=visit, text="道路破损", owner=unit, due_on=date(2018, 6, 1), actor=actor
    )


def test_contacts_are_read_by_who_sees_them(client, contact, leader, officer, secretary, town):
    for user in (officer, leader.member.user):
        [found] = read(client, user, "contacts/")["results"]
        assert (found["leader"]["name"], found["kind"], found["target"]) == (
            "李建国", "place", "示例村",
        )  # fmt: skip
        assert (found["town"]["id"], found["ends_on"]) == (town.pk, None)
    assert read(client, secretary, "contacts/")["results"] == []
    assert read(client, officer, "contacts/?kind=town")["results"] == []


def test_problems_are_read_with_their_owner_and_day(client, problem, officer, town_officer):
    for user in (officer, town_officer):
        [found] = read(client, user, "contact-problems/?state=overdue")["results"]
        assert (found["text"], found["owner"]) == ("道路破损", "示例区财政局")
        assert (found["due_on"], found["state"]) == ("2018-06-01", "open")
    assert read(client, officer, "contact-problems/?state=closed")["results"] == []


def test_more_contacts_cost_no_more_queries(client, contact, leader, officer, town, project):
    before = cost(client, officer, "contacts/")
    for target in (town, project):
        keep_contact(leader, target, officer)
    assert cost(client, officer, "contacts/") == before
