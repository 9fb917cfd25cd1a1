import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.appraisal_rules import (
    keeps_counts,
    most_excellent,
    most_given,
    shown_counts,
)


@pytest.mark.parametrize(("graded", "most"), [(0, 0), (2, 0), (3, 1), (5, 1), (13, 4), (30, 10)])
def test_at_most_a_third_is_excellent_rounded_down(graded, most):
    assert most_excellent(graded=graded) == most


@given(st.integers(0, 10_000))
def test_the_excellent_are_never_more_than_a_third(graded):
    assert 3 * most_excellent(graded=graded) <= graded < 3 * (most_excellent(graded=graded) + 1)


@pytest.mark.parametrize(("voters", "kept"), [(5, False), (6, True)])
def test_counts_are_kept_from_six_voters_on(voters, kept):
    assert keeps_counts(voters=voters) is kept


def test_nobody_votes_on_himself():
    assert most_given(voters=12, entitled=12) == 11
    assert most_given(voters=11, entitled=12) == 11


def test_counts_of_fewer_than_five_ballots_are_not_shown():
    assert shown_counts((3, 1, 0, 0)) is None
    assert shown_counts((3, 1, 1, 0)) == (3, 1, 1, 0)
    assert shown_counts(None) is None
