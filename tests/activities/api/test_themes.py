"""Themes, nominations and stars of the month over the API, as their pages and files tell them."""

from datetime import date

from activities.domain.nominations import publish_month
from activities.models import Theme
from tests.activities.domain.test_nominations import JUNE, hold, pick, put_forward
from tests.api import cost, read
from tests.conftest import actor_of
from tests.spreadsheets.exported import column, written


def told(client, user, path):
    return read(client, user, path)["results"]


def set_for(organization, user, title, **fields):
    return Theme.objects.create(
        organization=organization, month=JUNE, title=title, set_by=user, **fields
    )


def test_the_themes_that_hold_in_reach_are_those_of_the_file(
    client, secretary, officer, district, town, other_town
):
    for organization, title in ((district, "学党章"), (town, "清洁家园"), (other_town, "别处")):
        set_for(organization, officer, title, sector="rural")
    found = told(client, secretary, "themes/")
    assert [row["title"] for row in found] == column(written("themes", secretary), "主题")
    assert {row["title"] for row in found} == {"学党章", "清洁家园"}
    assert {(row["month"], row["sector"]) for row in found} == {("2018-06", "rural")}
    assert told(client, secretary, "themes/?month=2018-07") == []


def test_nominations_are_told_where_they_are_in_reach(
    client, branch, secretary, town_officer, outsider
):
    made = put_forward(hold(branch, secretary), secretary)
    for user in (secretary, town_officer):
        [row] = told(client, user, "nominations/?month=2018-06")
        assert (row["id"], row["activity"], row["month"]) == (made.pk, made.activity_id, "2018-06")
        assert (row["reason"], row["state"]) == ("参与率高", "nominated")
    assert told(client, outsider, "nominations/?month=2018-06") == []


def test_stars_of_the_month_are_told_to_the_whole_district_once_published(
    client, branch, secretary, officer, outsider
):
    pick(put_forward(hold(branch, secretary), secretary), officer)
    assert told(client, outsider, "stars-of-the-month/") == []
    publish_month(month=JUNE, actor=actor_of(officer))
    assert told(client, outsider, "stars-of-the-month/") == [
        {
            "month": "2018-06",
            "organization": {
                "id": branch.pk,
                "code": branch.code,
                "name": branch.name,
                "short_name": branch.short_name,
            },
            "held_on": "2018-06-08",
            "theme": "走访",
            "summary": "入户走访",
            "present": 1,
        }
    ]


def test_more_rows_cost_no_more_queries(client, branch, secretary, officer, town):
    put_forward(hold(branch, secretary), secretary)
    set_for(town, officer, "一")
    few = [cost(client, officer, path) for path in ("themes/", "nominations/")]
    put_forward(hold(branch, secretary, date(2018, 7, 8)), secretary)
    set_for(branch.superior, officer, "二", sector="rural")
    assert [cost(client, officer, path) for path in ("themes/", "nominations/")] == few
