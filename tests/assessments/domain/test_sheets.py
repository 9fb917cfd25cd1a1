from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.sheets import ABSTAINED, OWN, Ballot, Sheet

UNITS = tuple(range(1, 41))
SHEET = Sheet(7, UNITS, "points", Decimal(1))
ENTRIES = st.one_of(st.integers(0, 100).map(str), st.just(ABSTAINED), st.just(OWN))
BALLOTS = st.builds(
    Ballot,
    st.fixed_dictionaries(dict.fromkeys(UNITS, ENTRIES)),
    st.dictionaries(st.sampled_from(UNITS), st.text(min_size=1, max_size=200), max_size=8),
)


@given(BALLOTS)
def test_every_ballot_is_as_long_as_any_other_and_comes_back_as_it_was(ballot):
    content = SHEET.encode(ballot)
    assert len(content) == SHEET.size
    assert SHEET.decode(content) == ballot


def test_the_longest_ballot_fits():
    longest = Ballot(dict.fromkeys(UNITS, "100"), dict.fromkeys(UNITS, "\0" * 200))
    assert len(SHEET.encode(longest)) == SHEET.size
    assert SHEET.size % 4096 == 0


@pytest.mark.parametrize(
    ("step", "entry", "value"),
    [("1", "87", 87), ("0.5", "87.5", "87.5"), ("0.1", "87.1", "87.1"), ("1", ABSTAINED, None)],
)
def test_a_score_is_a_multiple_of_the_step(step, entry, value):
    sheet = Sheet(7, UNITS, "points", Decimal(step))
    assert sheet.value_of(entry) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(("step", "entry"), [("1", "87.5"), ("0.5", "87.3"), ("1", "1e400")])
def test_a_score_between_steps_is_none(step, entry):
    with pytest.raises(ValueError, match=entry):
        Sheet(7, UNITS, "points", Decimal(step)).value_of(entry)


def test_grades_are_worth_what_the_regulations_say():
    sheet = Sheet(7, UNITS, "grades", Decimal(1))
    grades = ("good", "fairly_good", "fair", "poor")
    assert [sheet.value_of(grade) for grade in grades] == [100, 85, 70, 50]


def test_sheets_of_other_units_or_scales_are_told_apart():
    others = [
        Sheet(8, UNITS, "points", Decimal(1)),
        Sheet(7, UNITS[1:], "points", Decimal(1)),
        Sheet(7, UNITS, "grades", Decimal(1)),
        Sheet(7, UNITS, "points", Decimal("0.5")),
    ]
    assert SHEET.form not in {other.form for other in others}
    assert Sheet(7, UNITS, "points", Decimal("1.000")).form == SHEET.form
