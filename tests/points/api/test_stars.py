"""Stars over the API: the same as on page and file, each with the parts of its score."""

from decimal import Decimal

import pytest

from accounts.models import User
from points.domain.stars.drafts import draft_stars
from points.models import StarRating
from tests.api import API, cost, read
from tests.conftest import make_member
from tests.points.stars import YEAR, attend, hold, review, serve
from tests.spreadsheets.exported import cells, written


@pytest.fixture
def rated(member, branch, secretary):
    attend(branch, {member: "present"})
    serve(member, branch, 6)
    hold(member, branch, secretary, Decimal(90))
    review(member, secretary, mutual=Decimal(90), masses=Decimal(95))
    draft_stars(year=YEAR)
    return StarRating.objects.get(member=member)


def test_a_star_is_told_with_the_parts_of_its_score(client, secretary, rated, branch):
    told = read(client, secretary, f"star-ratings/{rated.pk}/")
    assert (told["organization"]["id"], told["year"], told["state"]) == (branch.pk, YEAR, "draft")
    parts = {part["name"]: (part["value"], part["share"], part["adds"]) for part in told["parts"]}
    assert parts == {
        "duty": ("90.00", "40.00", "36.00"),
        "attendance": ("100.00", "20.00", "20.00"),
        "points": ("10.00", "20.00", "2.00"),
        "reviews": ("92.50", "20.00", "18.50"),
    }
    assert (told["score"], told["star"], told["reason"]) == ("76.50", 2, "score")


def test_the_star_is_that_of_page_and_file(client, secretary, rated, branch):
    [told] = read(client, secretary, f"star-ratings/?year={YEAR}")["results"]
    [shown] = client.get(f"/points/stars/{YEAR}/branches/{branch.pk}/").context["rows"]
    assert (str(shown.rating.score), shown.rating.star) == (told["score"], told["star"])
    assert [str(part.shown) for part in shown.parts] == [part["value"] for part in told["parts"]]
    [_head, line] = cells(written("star-ratings", secretary, f"year={YEAR}"))
    values = [Decimal(part["value"]) for part in told["parts"]]
    assert [Decimal(str(cell)) for cell in line[4:9]] == [*values, Decimal(told["score"])]


def test_a_list_counts_its_stars(client, secretary, rated):
    [told] = read(client, secretary, f"star-lists/?year={YEAR}")["results"]
    assert (told["members"], told["rated"], told["stars_2"], told["stars_5"]) == (1, 1, 1, 0)


def test_a_draft_is_told_to_its_member_and_to_nobody_beside(client, rated, branch, member):
    member.user = User.objects.create_user("me", "a-long-password")
    member.save()
    other = make_member(branch, "李四", 2)
    other.user = User.objects.create_user("other", "a-long-password")
    other.save()
    assert read(client, member.user, f"star-ratings/{rated.pk}/")["star"] == 2
    client.force_login(other.user)
    assert client.get(f"{API}/star-ratings/{rated.pk}/").status_code == 404


def test_a_year_that_is_none_is_refused(client, secretary, rated):
    client.force_login(secretary)
    answer = client.get(f"{API}/star-ratings/?year=18")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["year"])


@pytest.mark.parametrize("path", ["star-ratings/", "star-lists/"])
def test_three_stars_cost_no_more_queries_than_one(client, secretary, branch, rated, path):
    one = cost(client, secretary, f"{path}?year={YEAR}")
    attend(branch, {make_member(branch, f"李{serial}", serial): "present" for serial in (2, 3)})
    draft_stars(year=YEAR)
    assert cost(client, secretary, f"{path}?year={YEAR}") == one
