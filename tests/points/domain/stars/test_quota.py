from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.numbers import CENT
from points.choices import StarReason
from points.domain.stars.quota import Missed, Places, Roll, missed, own_quota, places, stars
from points.domain.stars.score import star_by_score
from points.models import RatingRule

RULE = RatingRule()


def roll(*scores, members=None, branch=1, superior=9):
    held = {branch * 1000 + serial: Decimal(score) for serial, score in enumerate(scores)}
    return Roll(branch, superior, members if members is not None else len(scores), held)


def given_stars(quota, *rolls):
    return list(stars(shared=Places(quota, rolls), rule=RULE).values())


BY_SCORE, TIE, QUOTA = StarReason.SCORE, StarReason.TIE, StarReason.QUOTA


@pytest.mark.parametrize(
    ("rated", "members", "quota"),
    [(6, 6, 0), (6, 7, 1), (7, 7, 1), (0, 7, 1), (13, 13, 1), (14, 14, 2), (20, 20, 3), (6, 0, 0)],
)
def test_a_branch_has_fifteen_per_cent_rounded_down_and_one_from_seven_members(
    rated, members, quota
):
    assert own_quota(roll=roll(*["90"] * rated, members=members), rule=RULE) == quota


def test_the_best_scores_take_the_places():
    assert given_stars(1, roll("97", "99", "80")) == [(4, QUOTA), (5, BY_SCORE), (3, BY_SCORE)]


def test_all_who_are_tied_across_the_cut_get_four_and_the_place_goes_to_nobody():
    assert given_stars(1, roll("98", "98", "97")) == [(4, TIE), (4, TIE), (4, QUOTA)]
    found = given_stars(2, roll("99", "98", "98", "96"))
    assert found == [(5, BY_SCORE), (4, TIE), (4, TIE), (4, QUOTA)]


def test_a_tie_inside_the_quota_keeps_its_stars():
    assert given_stars(2, roll("98", "98", "97")) == [(5, BY_SCORE), (5, BY_SCORE), (4, QUOTA)]


def test_fewer_five_stars_than_places_leave_places_free():
    assert given_stars(3, roll("96", "95.99")) == [(5, BY_SCORE), (4, BY_SCORE)]


def test_without_a_quota_the_score_alone_decides():
    rule = RatingRule(quota=None)
    [shared] = places(rolls=[roll("99", "98", "97")], rule=rule)
    assert set(stars(shared=shared, rule=rule).values()) == {(5, BY_SCORE)}


def test_a_quota_of_nought_per_cent_still_leaves_a_large_branch_its_one():
    rule = RatingRule(quota=Decimal(0))
    assert own_quota(roll=roll(*["99"] * 7), rule=rule) == 1
    assert own_quota(roll=roll(*["99"] * 6), rule=rule) == 0


def test_who_missed_a_place_is_told_the_place_and_what_lay_between():
    scores = [Decimal(each) for each in ("99", "98.5", "97", "80")]
    found = missed(score=Decimal(97), scores=scores, quota=2)
    assert found == Missed(3, 1, 2, behind=Decimal("1.5"), needed=Decimal("98.51"))


def test_a_tie_across_the_cut_is_broken_by_a_hundredth():
    scores = [Decimal(each) for each in ("99", "98", "98", "96")]
    found = missed(score=Decimal(98), scores=scores, quota=2)
    assert found == Missed(2, 2, 2, behind=Decimal(1), needed=Decimal("98.01"))


def test_where_nobody_got_in_nobody_is_the_last_who_did():
    assert missed(score=Decimal(97), scores=[Decimal(97)], quota=0) == Missed(1, 1, 0, None, None)
    tied = [Decimal(100), Decimal(100), Decimal(97)]
    assert missed(score=Decimal(97), scores=tied, quota=1) == Missed(3, 1, 1, None, None)


@given(
    st.lists(st.decimals("96", "100", places=2), min_size=2, max_size=12).map(tuple),
    st.integers(1, 11),
)
def test_the_score_said_to_get_in_gets_in(scores, quota):
    places_of = roll(*scores)
    for pk, (star, _why) in stars(shared=Places(quota, (places_of,)), rule=RULE).items():
        if star == 5:
            continue
        found = missed(score=places_of.scores[pk], scores=scores, quota=quota)
        if found.needed is None:
            continue
        better = Roll(1, 9, len(scores), {**places_of.scores, pk: found.needed})
        assert stars(shared=Places(quota, (better,)), rule=RULE)[pk] == (5, BY_SCORE)
        nearly = Roll(1, 9, len(scores), {**places_of.scores, pk: found.needed - CENT})
        assert stars(shared=Places(quota, (nearly,)), rule=RULE)[pk][0] == 4


def test_small_branches_of_one_superior_share_one_quota():
    small = [roll("97", "90", "80", branch=1), roll("99", "90", "80", "70", branch=2)]
    large = roll(*["90"] * 7, branch=3)
    foreign = roll("99", branch=4, superior=8)
    found = places(rolls=[*small, large, foreign], rule=RULE)
    assert [(one.quota, len(one.rolls), one.rated) for one in found] == [
        (1, 1, 7),
        (1, 2, 7),
        (0, 1, 1),
    ]
    shared = stars(shared=found[1], rule=RULE)
    assert [pk for pk, (star, _why) in shared.items() if star == 5] == [2000]
    assert shared[1000] == (4, QUOTA)
    assert list(stars(shared=found[2], rule=RULE).values()) == [(4, QUOTA)]


def test_a_tie_between_small_branches_gives_the_shared_place_to_nobody():
    small = [roll("97", "90", "80", branch=1), roll("97", "90", "80", "70", branch=2)]
    [shared] = places(rolls=small, rule=RULE)
    found = stars(shared=shared, rule=RULE)
    assert (found[1000], found[2000]) == ((4, TIE), (4, TIE))


scores = st.lists(st.sampled_from(["100", "98", "97", "96", "95", "90", "85", "75", "50"]))
rolls = st.lists(st.tuples(scores, st.integers(0, 30), st.sampled_from([8, 9])), max_size=6).map(
    lambda found: [
        roll(*held, members=len(held) + extra, branch=number, superior=superior)
        for number, (held, extra, superior) in enumerate(found)
    ]
)


@given(rolls)
def test_there_are_never_more_five_stars_than_places(found):
    for shared in places(rolls=found, rule=RULE):
        fives = [star for star, _why in stars(shared=shared, rule=RULE).values() if star == 5]
        assert len(fives) <= shared.quota


@given(rolls)
def test_every_branch_stands_under_one_quota_and_equal_scores_get_equal_stars(found):
    everywhere = places(rolls=found, rule=RULE)
    ids = [one.branch_id for shared in everywhere for one in shared.rolls]
    assert sorted(ids) == [one.branch_id for one in found]
    for shared in everywhere:
        held = {pk: score for one in shared.rolls for pk, score in one.scores.items()}
        given_to = stars(shared=shared, rule=RULE)
        by_score = {}
        for pk, (star, _why) in given_to.items():
            assert by_score.setdefault(held[pk], star) == star


@given(rolls)
def test_a_star_is_what_the_score_says_or_four_instead_of_five(found):
    for shared in places(rolls=found, rule=RULE):
        held = {pk: score for one in shared.rolls for pk, score in one.scores.items()}
        for pk, (star, why) in stars(shared=shared, rule=RULE).items():
            by_score = star_by_score(score=held[pk], rule=RULE)
            assert star == (by_score if why == BY_SCORE else 4)
            assert why == BY_SCORE or by_score == 5
