import pytest

from dispatch.models import MonthLog
from tests.api import API, cost, read
from tests.dispatch.conftest import make_cadre, make_programme

pytestmark = pytest.mark.django_db


def test_a_posting_is_read_with_its_references(client, officer, post, town, unit):
    programme = make_programme(officer)
    posting = post(programme=programme)
    [row] = read(client, officer, "postings/")["results"]
    assert row["cadre"] == {"id": posting.cadre_id, "name": "张三"}
    assert (row["unit"]["code"], row["host"]["code"]) == (unit.code, town.code)
    assert row["programme"] == {"id": programme.pk, "name": programme.name}
    assert (row["starts_on"], row["ends_on"], row["state"]) == ("2018-06-01", "2019-05-31", "ended")
    assert row["place"] is None


def test_the_list_takes_the_filter_of_its_page_and_shows_what_is_in_reach(
    client, officer, town_officer, post, foreign_unit, other_town
):
    post()
    other = make_cadre(foreign_unit, "李四", 901)
    post(cadre=other, unit=foreign_unit, host=other_town, kind="tempering")

    def names(user, query=""):
        rows = read(client, user, f"postings/{query}")["results"]
        return {row["cadre"]["name"] for row in rows}

    assert names(officer) == {"张三", "李四"}
    assert names(officer, "?kind=tempering") == {"李四"}
    assert names(town_officer) == {"张三"}
    client.force_login(officer)
    assert client.get(f"{API}/postings/?colour=red").status_code == 400


def test_one_posting_tells_what_happened(client, officer, outsider, post):
    posting = post()
    MonthLog.objects.create(
        posting=posting, month="2018-06-01", days_on_site=18, visits=6, text="走访",
        written_by=officer,
    )  # fmt: skip
    found = read(client, officer, f"postings/{posting.pk}/")
    assert [step["kind"] for step in found["steps"]] == ["made"]
    assert found["logs"][0]["days_on_site"] == 18
    client.force_login(outsider)
    assert client.get(f"{API}/postings/{posting.pk}/").status_code == 404


def test_three_postings_cost_what_one_costs(client, officer, post, unit):
    post()
    alone = cost(client, officer, "postings/")
    for number in range(2):
        post(cadre=make_cadre(unit, f"干部{number}", 910 + number))
    assert cost(client, officer, "postings/") == alone
