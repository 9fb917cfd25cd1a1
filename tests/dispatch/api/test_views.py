"""Leaders' contacts over the API: what the pages show, to the same people."""

from datetime import date

import pytest

from dispatch.domain.contacts import record_visit
from dispatch.domain.problems import raise_problem
from tests.api import cost, read
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre, make_programme
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


def test_units_and_programmes_are_read_with_their_figures(client, officer, secretary, cadre, unit):
    make_programme(officer)
    [found] = [row for row in read(client, officer, "units/")["results"] if row["code"] == "U01"]
    assert (found["name"], found["cadres"]) == ("示例区财政局", 1)
    assert found["organization"]["id"] == unit.organization_id
    [programme] = read(client, officer, "programmes/?kind=dispatch")["results"]
    assert (programme["name"], programme["rounding"], programme["posted"]) == (
        "两走进两提升", "half_up", 0,
    )  # fmt: skip
    assert client.get("/api/v1/units/?colour=red").status_code == 400
    client.force_login(secretary)
    assert client.get("/api/v1/cadres/").status_code == 403


def test_cadres_are_read_as_far_as_the_policy_opens_them(client, officer, reserve, foreign_unit):
    make_cadre(foreign_unit, "李四", 901)
    found = {row["name"]: row for row in read(client, officer, "cadres/")["results"]}
    own = found["张三"]
    assert (own["post"]["unit"]["code"], own["post"]["rank"]) == ("U01", "section")
    assert (own["id_number"], own["is_reserve"]) == (reserve.masked_id, True)
    assert "id_index" not in own
    assert [one["name"] for one in read(client, officer, "cadres/?reserve=yes")["results"]] == [
        "张三"
    ]


@pytest.mark.parametrize("name", ["units", "cadres", "programmes"])
def test_more_rows_cost_no_more_queries(client, officer, cadre, foreign_unit, name):
    make_programme(officer)
    before = cost(client, officer, f"{name}/")
    for number in range(3):
        make_cadre(foreign_unit, f"干部{number}", 910 + number)
        make_programme(officer, name=f"计划{number}")
    assert cost(client, officer, f"{name}/") == before
