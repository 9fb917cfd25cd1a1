"""Whose comments stand under which name, for all ways in which few people may have voted."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.comment_pools import Voted, pools_of

K = 5
CELLS = st.dictionaries(
    st.integers(1, 5),
    st.integers(0, 9).flatmap(
        lambda voters: st.booleans().map(lambda trims: Voted(voters, voters >= K and not trims))
    ),
)


def pools(*voters):
    cells = {number: Voted(count, count >= K) for number, count in enumerate(voters, start=1)}
    found = pools_of(cells=cells, threshold=K)
    return sorted(found.apart), sorted(found.together)


def test_groups_with_enough_scores_stand_under_their_names():
    assert pools(5, 9) == ([1, 2], [])


def test_a_small_group_is_read_together_with_the_smallest_of_the_others():
    assert pools(4, 9, 6) == ([2], [1, 3])


def test_two_small_groups_that_are_enough_people_need_no_third():
    assert pools(2, 3, 9) == ([3], [1, 2])


def test_too_few_people_in_all_are_read_by_nobody():
    assert pools(4) == ([], [])
    assert pools(2, 2) == ([], [])
    assert pools() == ([], [])


def test_who_abstained_from_all_scores_hides_among_another_group():
    assert pools(0, 5, 6) == ([3], [1, 2])


def test_a_group_that_trimming_left_too_small_gives_up_its_name():
    found = pools_of(cells={1: Voted(5, is_shown=False), 2: Voted(8, is_shown=True)}, threshold=K)
    assert (sorted(found.apart), sorted(found.together)) == ([2], [1])


@given(CELLS, st.integers(3, 20))
def test_every_comment_may_come_from_enough_people(cells, threshold):
    cells = {
        group: Voted(cell.voters, cell.is_shown and cell.voters >= threshold)
        for group, cell in cells.items()
    }
    found = pools_of(cells=cells, threshold=threshold)
    assert not found.apart & found.together
    assert all(cells[group].is_shown for group in found.apart)
    if found.together:
        assert sum(cells[group].voters for group in found.together) >= threshold
        assert {group for group, cell in cells.items() if not cell.is_shown} <= found.together
