from datetime import date

from tests.api import API, cost, read
from tests.conftest import make_branch


def test_an_organization_is_told_with_its_superior_and_dates_as_known(
    client, secretary, branch, town
):
    type(branch).objects.filter(pk=branch.pk).update(
        elected_on=date(2016, 3, 1), elected_precision="month", term_years=3
    )
    assert read(client, secretary, f"organizations/{branch.pk}/") == {
        "id": branch.pk,
        "code": "T01001",
        "name": branch.name,
        "short_name": branch.short_name,
        "kind": "branch",
        "sector": "community",
        "superior": {
            "id": town.pk,
            "code": "T01",
            "name": town.name,
            "short_name": town.short_name,
        },
        "founded_on": "2001-01-01",
        "dissolved_on": None,
        "term_years": 3,
        "elected_on": "2016-03",
        "division_code": "",
        "remark": "",
    }


def test_the_list_is_narrowed_as_the_page_is(client, officer, town, branch, foreign_branch):
    found = read(client, officer, f"organizations/?kind=branch&within={town.pk}")
    assert [row["id"] for row in found["results"]] == [branch.pk]


def test_a_wrong_parameter_is_refused_by_name(client, secretary, foreign_branch):
    client.force_login(secretary)
    answer = client.get(f"{API}/organizations/?kind=club&within={foreign_branch.pk}&knd=branch")
    assert answer.status_code == 400
    assert answer.json() == {
        "code": "invalid",
        "detail": "请求参数有误。",
        "errors": {
            "kind": ["请从列表中选择类别。"],
            "within": ["请从列表中选择隶属于。"],
            "knd": ["此列表没有这个参数。"],
        },
    }


def test_a_list_comes_in_pages_of_two_hundred_at_most(client, officer, town, branch):
    page = read(client, officer, "organizations/?limit=2&offset=1")
    assert page["count"] == 3
    assert [row["id"] for row in page["results"]] == [town.pk, branch.pk]
    assert page["next"] is None
    assert page["previous"].endswith("?limit=2")
    assert read(client, officer, "organizations/?limit=1")["next"].endswith("?limit=1&offset=1")


def test_three_organizations_cost_no_more_queries_than_one(client, officer, town):
    one = cost(client, officer, f"organizations/?within={town.pk}")
    for number in (1, 2):
        make_branch(town, number)
    assert cost(client, officer, f"organizations/?within={town.pk}") == one
