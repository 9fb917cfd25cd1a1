import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.domain.quorum import Electorate, Votes, outcome, require_possible
from common.errors import RuleViolation


@pytest.mark.parametrize(
    ("entitled", "present", "is_valid"),
    [(10, 5, False), (10, 6, True), (11, 5, False), (11, 6, True), (1, 1, True), (1, 0, False),
     (2, 1, False), (2, 2, True), (0, 0, False)],
)  # fmt: skip
def test_a_meeting_is_valid_with_more_than_half_of_those_entitled(entitled, present, is_valid):
    assert Electorate(entitled, present).is_quorate is is_valid


@pytest.mark.parametrize(
    ("entitled", "present", "in_favour", "result"),
    [(10, 10, 5, "failed"), (10, 10, 6, "carried"), (11, 11, 5, "failed"), (11, 11, 6, "carried"),
     (10, 6, 6, "carried"),
     (10, 6, 5, "failed"),  # all but one of those present, yet only half of those entitled
     (10, 5, 5, "no_quorum"), (0, 0, 0, "no_quorum")],
)  # fmt: skip
def test_a_motion_carries_with_more_than_half_of_those_entitled(
    entitled, present, in_favour, result
):
    assert outcome(votes=Votes(in_favour), electorate=Electorate(entitled, present)) == result


def test_the_sum_of_all_votes_may_not_exceed_those_present():
    electorate = Electorate(entitled=10, present=8)
    require_possible(votes=Votes(5, 2, 1), electorate=electorate)
    require_possible(votes=Votes(5, 0, 0), electorate=electorate)  # not everybody cast a vote
    with pytest.raises(RuleViolation) as refused:
        require_possible(votes=Votes(5, 2, 2), electorate=electorate)
    assert refused.value.code == "too_many_votes"


def test_absent_members_opinions_in_writing_count_as_votes_and_not_as_presence():
    electorate = Electorate(entitled=10, present=6)
    votes = Votes(8, written=2)
    require_possible(votes=votes, electorate=electorate)
    assert outcome(votes=votes, electorate=electorate) == "carried"
    assert outcome(votes=Votes(8, written=4), electorate=Electorate(10, 5)) == "no_quorum"
    for odd, code in ((Votes(9, written=2), "too_many_votes"),
                      (Votes(6, written=5), "too_many_opinions")):  # fmt: skip
        with pytest.raises(RuleViolation) as refused:
            require_possible(votes=odd, electorate=electorate)
        assert refused.value.code == code


@given(entitled=st.integers(0, 200), data=st.data())
def test_what_carries_had_more_votes_than_all_others_could_cast(entitled, data):
    present = data.draw(st.integers(0, entitled))
    in_favour = data.draw(st.integers(0, present))
    result = outcome(votes=Votes(in_favour), electorate=Electorate(entitled, present))
    assert (result == "carried") == (2 * in_favour > entitled)
    assert (result == "no_quorum") == (2 * present <= entitled)
