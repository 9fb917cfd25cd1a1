from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from common.errors import RuleViolation
from points.domain.stars.drafts import draft_stars
from points.domain.stars.rules import adopt_rating_rule, try_rule
from points.models import RatingRule, StarList
from tests.conftest import actor_of
from tests.points.stars import YEAR, attend


def adopt(officer, **terms):
    rule = RatingRule(name="新办法", **terms)
    return adopt_rating_rule(
        rule=rule, effects={5: {"reward": "通报表扬", "follow_up": ""}}, actor=actor_of(officer)
    )


def test_a_rule_holds_from_its_first_year_on(officer):
    new = adopt(officer, first_year=2020, quota=None)
    assert RatingRule.objects.for_year(2019).first_year is None
    assert RatingRule.objects.for_year(2021) == new
    assert [effect.reward for effect in new.effects.all()] == ["通报表扬"]


def test_a_rule_for_the_same_year_takes_the_place_of_the_first(officer):
    first = adopt(officer, first_year=2020)
    second = adopt(officer, first_year=2020, quota=Decimal(10))
    assert (first.pk, RatingRule.objects.for_year(2020).quota) == (second.pk, Decimal(10))


def test_published_stars_keep_their_rule(member, branch, officer):
    attend(branch, {member: "present"})
    draft_stars(year=YEAR)
    adopt(officer, first_year=2018)
    draft_stars(year=YEAR)
    StarList.objects.update(state="in_force", published_on=localdate(), notice_ends_on=localdate())
    with pytest.raises(RuleViolation):
        adopt(officer, first_year=2018)
    adopt(officer, first_year=2019)


def test_a_rule_is_tried_on_a_years_facts_without_writing(member, branch):
    attend(branch, {member: "present"})
    draft_stars(year=YEAR)
    before = list(StarList.objects.values())
    assert try_rule(rule=RatingRule(points_weight=Decimal(0)), year=YEAR) == {4: 1}
    assert list(StarList.objects.values()) == before
