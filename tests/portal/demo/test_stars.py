from copy import deepcopy

import pytest

from points.models import Objection, StarList, StarRating
from portal.demo.stars import RatedYear
from tests.lasting import lasting


@pytest.fixture(scope="module")
def _rated(_built, django_db_blocker):
    yield from lasting(django_db_blocker, RatedYear(**deepcopy(_built)).build)


@pytest.fixture
def rated(_rated, db):
    return StarList.objects.filter(year=2025, organization__code__startswith="T01")


def test_the_first_town_has_stars_in_force_and_on_notice_with_an_objection(rated):
    states = dict(rated.values_list("organization__code", "state"))
    assert {state for code, state in states.items() if code in ("T01001", "T01002")} == {
        "published"
    }
    assert set(states.values()) == {"published", "in_force"}
    assert Objection.objects.open().count() == 1


def test_the_stars_of_the_example_are_of_every_kind(rated):
    ratings = StarRating.objects.filter(star_list__in=rated)
    assert set(ratings.rated().values_list("star", flat=True)) >= {5, 4, 3}
    assert set(ratings.values_list("reason", flat=True)) >= {"score", "exempt", "veto"}
