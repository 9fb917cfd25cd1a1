from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.choices import FULL_TIME_KINDS, PostingKind
from dispatch.domain.conflicts import Claim, Overlap, overlap

JUNE = Claim(1, PostingKind.DISPATCH, None, date(2018, 6, 1), date(2018, 6, 30))


def claim(first, last, *, grace=0, of=JUNE):
    ends_on = last and date(2018, *last)
    return replace(of, starts_on=date(2018, *first), ends_on=ends_on, grace_days=grace)


def test_one_shared_day_is_a_conflict_and_the_day_after_is_none():
    assert overlap(JUNE, claim((6, 30), (7, 31))) is Overlap.CONFLICT
    assert overlap(JUNE, claim((7, 1), (7, 31))) is Overlap.NONE


def test_an_open_end_never_comes():
    assert overlap(claim((1, 1), None), claim((12, 31), (12, 31))) is Overlap.CONFLICT
    assert overlap(claim((1, 1), None, grace=9), claim((3, 1), None, grace=9)) is Overlap.CONFLICT
    assert overlap(claim((1, 1), (3, 1), grace=1), claim((3, 1), None, grace=1)) is Overlap.HANDOVER


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        ((6, 28), (7, 31), Overlap.HANDOVER),
        ((6, 27), (7, 31), Overlap.CONFLICT),  # four days, one too many
        ((6, 29), (6, 30), Overlap.CONFLICT),  # ends no later
        ((6, 1), (7, 31), Overlap.CONFLICT),  # starts no later
        ((6, 28), (6, 29), Overlap.CONFLICT),  # lies within
        ((5, 1), (6, 3), Overlap.HANDOVER),
        ((5, 1), (6, 4), Overlap.CONFLICT),
    ],
)
def test_a_handover_shares_no_more_days_than_the_grace_at_an_end(first, last, verdict):
    june, other = replace(JUNE, grace_days=3), claim(first, last, grace=3)
    assert overlap(june, other) is overlap(other, june) is verdict


def test_the_shorter_grace_decides():
    june, july = replace(JUNE, grace_days=9), claim((6, 29), (7, 31), grace=1)
    assert overlap(june, july) is Overlap.CONFLICT
    assert overlap(june, replace(july, grace_days=2)) is Overlap.HANDOVER


def test_chief_service_officers_are_no_full_time_posting():
    chief = replace(JUNE, kind=PostingKind.CHIEF_SERVICE_OFFICER)
    assert overlap(JUNE, chief) is overlap(chief, chief) is Overlap.NONE
    assert {overlap(JUNE, replace(JUNE, kind=kind)) for kind in FULL_TIME_KINDS} == {
        Overlap.CONFLICT
    }


def test_a_place_has_one_first_secretary_and_may_have_others_beside():
    first = replace(JUNE, kind=PostingKind.FIRST_SECRETARY, place_id=7)
    assert overlap(first, replace(first, cadre_id=2)) is Overlap.CONFLICT
    assert overlap(first, replace(first, cadre_id=2, place_id=8)) is Overlap.NONE
    assert overlap(first, replace(JUNE, cadre_id=2, place_id=7)) is Overlap.NONE


def spans():
    """Return claims of one person: few days, so that edges meet often."""
    start = st.integers(0, 12)
    return st.builds(
        lambda first, length, grace: replace(
            JUNE,
            starts_on=JUNE.starts_on + timedelta(first),
            ends_on=None if length is None else JUNE.starts_on + timedelta(first + length),
            grace_days=grace,
        ),
        start,
        st.none() | st.integers(0, 12),
        st.integers(0, 4),
    )


def held(span):
    """Return the days held as a set, as far as it can matter here."""
    last = min(span.last_day, JUNE.starts_on + timedelta(60))
    return {span.starts_on + timedelta(n) for n in range((last - span.starts_on).days + 1)}


@given(spans(), spans())
def test_the_rule_says_what_counting_days_says(one, other):
    shared = held(one) & held(other)
    later, earlier = (one, other) if one.starts_on > other.starts_on else (other, one)
    if not shared:
        expected = Overlap.NONE
    elif (
        earlier.starts_on < later.starts_on
        and earlier.last_day < later.last_day
        and len(shared) <= min(one.grace_days, other.grace_days)
        and len(shared) < min(len(held(one)), len(held(other)))
    ):
        expected = Overlap.HANDOVER
    else:
        expected = Overlap.CONFLICT
    assert overlap(one, other) is overlap(other, one) is expected
