from datetime import date

import pytest
from django.urls import reverse

from dispatch.choices import PlaceKind
from dispatch.models import Place
from tests.dispatch.conftest import make_cadre, make_programme
from tests.spreadsheets.exported import column, download

pytestmark = pytest.mark.django_db
TABLE = reverse("dispatch:placement_table")
VACANCIES = reverse("dispatch:vacancy_list")


def shown(client, query):
    """Return the figures of the table by town and column, without the empty ones."""
    table = client.get(f"{TABLE}?{query}").context["table"]
    return {
        (row.town.code, column.label): count
        for row in table.rows
        for column, count in row.cells
        if count
    }


def test_who_is_where_is_counted_by_town_and_kind_or_programme(
    client, officer, post, unit, other_town
):
    post(programme=make_programme(officer))
    post(cadre=make_cadre(unit, "李四", 901))
    post(cadre=make_cadre(unit, "王五", 902), kind="tempering", host=other_town)
    client.force_login(officer)
    day = "on=2019-05-31"
    assert shown(client, day) == {("T01", "下沉历练"): 2, ("T02", "墩苗锻炼"): 1}
    assert shown(client, f"{day}&by=programme") == {
        ("T01", "两走进两提升"): 1, ("T01", "—"): 1, ("T02", "—"): 1,
    }  # fmt: skip
    assert shown(client, "on=2019-06-01") == {}


def test_a_town_counts_its_own_alone(client, town_officer, post, unit, foreign_unit, other_town):
    post()
    post(cadre=make_cadre(foreign_unit, "李四", 901), unit=foreign_unit, host=other_town)
    client.force_login(town_officer)
    assert shown(client, "on=2018-07-01") == {("T01", "下沉历练"): 1}


def test_villages_without_a_first_secretary_are_counted_as_places(
    client, officer, post, reserve, village, town
):
    Place.objects.create(
        code="419900001002", name="示例社区", kind=PlaceKind.COMMUNITY, town=town,
        valid_until=date(2019, 1, 1),
    )  # fmt: skip
    post(kind="first_secretary", place=village, ends_on=date(2018, 12, 31))
    client.force_login(officer)

    def vacant(day):
        context = client.get(VACANCIES, {"on": day}).context
        found = context["coverage"]
        return found.places, found.held, [place.name for place in context["page"]]

    assert vacant("2018-12-31") == (2, 1, ["示例社区"])
    assert vacant("2019-01-01") == (1, 0, ["示例村"])
    assert vacant("2018-05-31") == (2, 0, ["示例村", "示例社区"])
    content = download(client, VACANCIES, on="2018-12-31")
    assert column(content, "村（社区）") == ["示例社区"]
