import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from points.domain.stars.drafts import draft_stars
from tests.points.stars import YEAR, serve
from tests.spreadsheets.exported import cells, export_of, written

YEARLY = [
    "points:star_list",
    "assessments:appraisal_list",
    "assessments:appraisal_grades",
    "activities:feedback_list",
    "activities:score_list",
]
MONTHLY = ["dispatch:log_list", "activities:nomination_list"]


def shown(client, name, query=""):
    """Return what the page's heading says after its words, and what stands in the field."""
    text = client.get(reverse(name) + query).content.decode()
    said = re.search(r"<h1>[^<]*?(\d{4}(-\d{2})?)", text)[1]
    field = re.search(r'<input[^>]*name="(?:year|month)"[^>]*>', text)[0]
    return said, re.search(r'value="([^"]*)"', field)[1], text


@pytest.mark.parametrize("name", [*YEARLY, *MONTHLY])
def test_the_field_says_what_the_page_shows_unasked(client, officer, name):
    client.force_login(officer)
    said, field, _text = shown(client, name)
    assert field == said


@pytest.mark.parametrize("name", YEARLY)
def test_the_field_says_the_year_asked_for(client, officer, name):
    client.force_login(officer)
    assert shown(client, name, "?year=2018")[:2] == ("2018", "2018")


@pytest.mark.parametrize("name", YEARLY)
def test_what_is_no_year_stays_with_a_complaint_beside_the_usual_one(client, officer, name):
    client.force_login(officer)
    usual = shown(client, name)[0]
    said, field, text = shown(client, name, "?year=199x")
    assert (said, field) == (usual, "199x")
    assert "errorlist" in text


def test_the_latest_year_with_stars_is_the_usual_one(client, officer, member, branch):
    serve(member, branch, 5, date(YEAR, 1, 1))
    draft_stars(year=YEAR)
    client.force_login(officer)
    assert shown(client, "points:star_list")[:2] == (str(YEAR), str(YEAR))


@pytest.mark.parametrize("kind", ["star-lists", "community-feedback", "compliance-scores"])
def test_a_file_says_which_year_it_holds_though_nobody_asked(officer, branch, kind):
    year = export_of(kind, officer).form.chosen_year
    [said] = [row[1] for row in cells(written(kind, officer), sheet=1) if row[0] == "筛选条件"]
    assert f"年度：{year}" in said
    assert year in {localdate().year, localdate().year - 1}
