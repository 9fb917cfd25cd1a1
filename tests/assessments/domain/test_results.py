from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.choices import OverallGrade
from assessments.domain.results import cell_of, grade_of, parts_of, ranks_of, total_of

WEIGHTS = {"county": 40, "units": 20, "towns": 20, "delegates": 20}
SCORES = st.lists(st.decimals(0, 100, places=1), min_size=1, max_size=40)


def cells(**scores):
    return {
        key: cell_of(scores=[Decimal(str(score)) for score in given], trims=False)
        for key, given in scores.items()
    }


def total(weights, threshold=1, review=(0, None), overdue=0, **scores):
    parts = parts_of(weights=weights, cells=cells(**scores), threshold=threshold, review=review)
    return total_of(parts=parts, overdue=overdue)


def test_a_group_without_scores_is_left_out_and_the_weights_scaled_up():
    result = total(WEIGHTS, county=[95, 92.5, 90], units=[88, 86, 85, 80], towns=[90])
    assert result.rounded == Decimal("89.94")
    assert [part.key for part in result.missing] == ["delegates"]
    assert result.exact == Fraction(7195, 80)


def test_nothing_is_divided_before_the_end():
    result = total({"a": 25, "b": 15}, a=[84] * 6 + [85], b=[71] * 6 + [74])
    assert result.exact == Fraction("79.375")
    assert result.rounded == Decimal("79.38")


def test_the_leader_counts_as_a_part_of_its_own_or_is_missing():
    assert total({"a": 80}, review=(20, Decimal(100)), a=[50]).rounded == Decimal("60.00")
    without = total({"a": 80}, review=(20, None), a=[50])
    assert (without.rounded, without.missing[0].key) == (Decimal("50.00"), "leader")


@pytest.mark.parametrize(("votes", "is_missing"), [(4, True), (5, False)])
def test_a_cell_below_the_threshold_is_a_missing_group(votes, is_missing):
    result = total({"a": 50, "b": 50}, threshold=5, a=[60] * votes, b=[80] * 9)
    assert ([part.key for part in result.missing] == ["a"]) == is_missing
    assert result.rounded == (Decimal(80) if is_missing else Decimal(70))


def test_no_group_with_a_result_is_no_result():
    assert total({"a": 100}, threshold=5, a=[90]) is None


def test_each_overdue_follow_up_costs_a_point_but_never_more_than_five():
    assert total({"a": 1}, a=[90], overdue=2).rounded == Decimal(88)
    assert total({"a": 1}, a=[90], overdue=9).rounded == Decimal(85)
    assert total({"a": 1}, a=[3], overdue=5).rounded == Decimal(0)


@pytest.mark.parametrize(
    ("count", "left"), [(1, 1), (19, 19), (20, 18), (39, 37), (40, 36), (100, 90)]
)
def test_trimming_leaves_out_a_twentieth_at_each_end_rounded_down(count, left):
    cell = cell_of(scores=[Decimal(n) for n in range(count)], trims=True)
    assert (cell.valid, cell.given) == (left, count)


def test_the_threshold_is_asked_before_and_after_trimming():
    cell = cell_of(scores=[Decimal(80)] * 20, trims=True)
    assert cell.is_shown(threshold=18)
    assert not cell.is_shown(threshold=19)


@given(SCORES)
def test_trimming_never_moves_a_mean_beyond_the_scores_left(scores):
    cell = cell_of(scores=scores, trims=True)
    assert min(scores) <= cell.mean <= max(scores)


@given(SCORES, SCORES, st.integers(1, 100), st.integers(1, 100))
def test_a_total_lies_between_the_means_and_does_not_depend_on_the_scale_of_weights(a, b, x, y):
    once = total({"a": x, "b": y}, a=a, b=b)
    twice = total({"a": 2 * x, "b": 2 * y}, a=a, b=b)
    means = sorted(part.mean for part in once.used)
    assert means[0] <= once.exact <= means[1]
    assert once.exact == twice.exact


@pytest.mark.parametrize(
    ("points", "grade"),
    [("90.00", "good"), ("89.99", "fairly_good"), ("80", "fairly_good"), ("79.99", "fair"),
     ("60", "fair"), ("59.99", "poor"), ("0", "poor")],
)  # fmt: skip
def test_grades_begin_at_90_80_and_60(points, grade):
    assert grade_of(total=Decimal(points), is_vetoed=False) == grade


def test_a_veto_limits_the_grade_and_raises_none():
    assert grade_of(total=Decimal(97), is_vetoed=True) == OverallGrade.FAIR
    assert grade_of(total=Decimal(50), is_vetoed=True) == OverallGrade.POOR


def test_equal_totals_share_a_rank():
    totals = {1: Decimal("88.10"), 2: Decimal(90), 3: Decimal("88.10"), 4: Decimal(70)}
    assert ranks_of(totals=totals) == {2: 1, 1: 2, 3: 2, 4: 4}
