from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from points.domain.stars.score import (
    Facts,
    attendance,
    components,
    distance,
    reviews,
    score_of,
    star_by_score,
    volunteer_points,
)
from points.models import RatingRule

RULE = RatingRule()
FULL = Facts(
    due=12,
    present=12,
    points=Decimal(60),
    duty_marks=1,
    duty_sum=Decimal(100),
    self_mark=Decimal(100),
    mutual_mark=Decimal(100),
    masses_mark=Decimal(100),
)
maybe_mark = st.none() | st.decimals("0", "100", places=2)


@st.composite
def years(draw):
    """Any facts that may come to be: nobody is present and on leave at once."""
    due = draw(st.integers(0, 40))
    present = draw(st.integers(0, due))
    count = draw(st.integers(0, 3))
    return Facts(
        due=due,
        present=present,
        leave=draw(st.integers(0, due - present)),
        points=draw(st.decimals("-50", "300", places=2)),
        duty_marks=count,
        duty_sum=draw(st.decimals("0", str(100 * count), places=2)),
        self_mark=draw(maybe_mark),
        mutual_mark=draw(maybe_mark),
        masses_mark=draw(maybe_mark),
    )


def score(facts, rule=RULE):
    return score_of(parts=components(facts=facts, rule=rule))


def shares(facts):
    return {part.name: part.share for part in components(facts=facts, rule=RULE)}


def test_all_four_parts_weigh_forty_and_three_times_twenty():
    facts = replace(
        FULL,
        present=9,  # 75
        points=Decimal(30),  # 50
        duty_marks=3,
        duty_sum=Decimal("270.3"),  # 90.1
        self_mark=Decimal(100),
        mutual_mark=Decimal(80),
        masses_mark=Decimal(90),  # 20 + 32 + 36 = 88
    )
    assert score(facts) == Decimal("78.64")  # 36.04 + 15 + 10 + 17.6


def test_a_part_without_data_is_left_out_and_the_others_scaled_up():
    facts = Facts(due=10, present=9, points=Decimal(30))
    half = Fraction(1, 2)
    assert shares(facts) == {"duty": 0, "attendance": half, "points": half, "reviews": 0}
    assert score(facts) == Decimal("70.00")


def test_points_are_always_data_so_none_of_them_are_nought():
    assert score(replace(FULL, points=Decimal(0))) == Decimal("80.00")
    assert volunteer_points(facts=Facts(points=Decimal(-10)), rule=RULE) == 0
    assert volunteer_points(facts=Facts(points=Decimal(75)), rule=RULE) == 100


def test_who_has_nothing_but_service_is_not_rated():
    assert score(Facts(points=Decimal(60))) is None


def test_a_self_review_alone_is_no_review():
    assert reviews(facts=Facts(self_mark=Decimal(100)), rule=RULE) is None
    assert score(Facts(points=Decimal(60), self_mark=Decimal(100))) is None


def test_reviews_are_scaled_over_those_that_were_held():
    assert reviews(facts=Facts(mutual_mark=Decimal(80)), rule=RULE) == 80
    both = Facts(self_mark=Decimal(100), masses_mark=Decimal(70))
    assert reviews(facts=both, rule=RULE) == 80


@pytest.mark.parametrize(
    ("due", "present", "leave", "value"),
    [
        (0, 0, 0, None),
        (12, 12, 0, 100),
        (12, 9, 3, 100),  # a quarter on leave is neutral
        (12, 8, 4, Fraction(800, 9)),  # the fourth leave counts as absence
        (12, 9, 0, 75),
        (10, 8, 2, 100),  # a quarter of 10 is 2 whole activities
        (10, 7, 3, Fraction(700, 8)),
        (3, 2, 1, Fraction(200, 3)),  # of 3 it is none
        (12, 0, 12, 0),
    ],
)
def test_leave_is_neutral_up_to_a_quarter_and_absence_beyond(due, present, leave, value):
    assert attendance(facts=Facts(due=due, present=present, leave=leave), rule=RULE) == value


def test_a_score_on_the_half_is_rounded_up_and_thirds_do_not_blur_it():
    facts = Facts(points=Decimal("14.1"), duty_marks=3, duty_sum=Decimal("270.015"))
    rule = RatingRule(duty_weight=Decimal(100), points_weight=Decimal(0))
    assert score(facts, rule) == Decimal("90.01")  # exactly 90.005
    assert score(replace(facts, duty_sum=Decimal("270.01")), rule) == Decimal("90.00")


@pytest.mark.parametrize(
    ("points", "star"),
    [
        ("100", 5), ("96", 5), ("95.99", 4), ("90", 4), ("89.99", 3), ("80", 3), ("79.99", 2),
        ("70", 2), ("69.99", 1), ("60", 1), ("59.99", 0), ("0", 0),
    ],
)  # fmt: skip
def test_thresholds_count_from_their_own_score_on(points, star):
    assert star_by_score(score=Decimal(points), rule=RULE) == star


def test_the_score_is_rounded_before_it_is_compared():
    facts = Facts(duty_marks=2, duty_sum=Decimal("191.99"))  # 95.995
    rule = RatingRule(points_weight=Decimal(0))
    found = score(facts, rule)
    assert (found, star_by_score(score=found, rule=rule)) == (Decimal("96.00"), 5)


def test_weights_that_are_nought_rate_nobody():
    rule = RatingRule(attendance_weight=Decimal(0))
    assert score(Facts(due=12, present=12, points=Decimal(60)), rule) is None


def test_the_distance_names_the_next_star_and_the_points_that_would_do():
    facts = Facts(due=10, present=10, points=Decimal(36))
    parts = components(facts=facts, rule=RULE)
    away = distance(score=Decimal(80), parts=parts, facts=facts, rule=RULE)
    assert (away.star, away.score, away.points) == (4, Decimal(10), Decimal("12.00"))


def test_no_points_close_a_distance_that_lies_elsewhere():
    facts = Facts(due=10, present=1, points=Decimal(60))
    parts = components(facts=facts, rule=RULE)
    away = distance(score=Decimal(55), parts=parts, facts=facts, rule=RULE)
    assert (away.star, away.points) == (1, None)


def test_above_the_highest_threshold_there_is_no_next_star():
    parts = components(facts=FULL, rule=RULE)
    assert distance(score=Decimal(96), parts=parts, facts=FULL, rule=RULE) is None


@given(years())
def test_weights_always_sum_to_the_whole_and_scores_stay_within(facts):
    assert sum(shares(facts).values()) == 1
    found = score(facts)
    assert found is None or 0 <= found <= 100


@given(years(), st.integers(1, 40))
def test_coming_instead_of_being_absent_never_lowers_the_score(facts, more):
    facts = replace(facts, due=facts.due + more)
    assert score(replace(facts, present=facts.present + more)) >= score(facts)


@given(years())
def test_the_points_that_would_do_reach_the_next_star_and_no_fewer_do(facts):
    facts = replace(facts, due=max(facts.due, 1))  # a year with nothing due may have no score
    parts = components(facts=facts, rule=RULE)
    away = distance(score=score_of(parts=parts), parts=parts, facts=facts, rule=RULE)

    def star(points):
        return star_by_score(score=score(replace(facts, points=points)), rule=RULE)

    if away is None:
        assert star(facts.points) == max(RULE.thresholds)
    elif away.points is None:
        assert star(RULE.points_target) < away.star
    else:
        held = max(facts.points, Decimal(0)) + away.points
        assert star(held - Decimal("0.01")) < away.star <= star(held)


@given(years())
def test_facts_come_back_from_storage_as_they_went(facts):
    assert Facts.from_json(facts.as_json()) == facts
