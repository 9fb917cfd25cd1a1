"""Dates as they leave other programs: with a clock, full-width, as numbers that are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.dates import (
    BadDateError,
    FuzzyDate,
    Precision,
    is_known,
    last_day,
    months_between,
    next_month,
    parse_date,
    parse_month,
)

DAYS = st.dates(date(1930, 1, 1), date(2029, 12, 31))


@given(DAYS, st.sampled_from([" 00:00:00", " 0:00", "T08:30:00", "  9:05 ", "　00:00"]))
def test_a_clock_behind_the_date_is_left_out(day, clock):
    for spelling in ("%Y-%m-%d", "%Y/%m/%d"):
        assert parse_date(day.strftime(spelling) + clock) == FuzzyDate(day)


@given(DAYS)
def test_full_width_digits_and_marks_are_digits_and_marks(day):
    for spelling in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"):
        wide = "".join(
            chr(ord(mark) + 0xFEE0) if ord(mark) < 127 else mark for mark in day.strftime(spelling)
        )
        assert parse_date(wide) == FuzzyDate(day)


@given(st.one_of(st.text(max_size=15), st.floats(), st.integers(), st.booleans()))
def test_anything_at_all_is_a_date_or_refused(cell):
    try:
        found = parse_date(cell)
    except BadDateError:
        return
    assert 1 <= found.on.year <= 9999


@pytest.mark.parametrize("cell", [1e-7, 1.5, -1986.1, 1986.13, 86.7, 1e300, float("nan")])
def test_a_number_that_is_no_date_is_refused(cell):
    with pytest.raises(BadDateError):
        parse_date(cell)


@given(DAYS, DAYS, st.sampled_from(Precision), st.sampled_from(Precision))
def test_agreement_goes_both_ways(one, other, precise, coarse):
    first, second = FuzzyDate(one, precise), FuzzyDate(other, coarse)
    assert first.agrees_with(second) == second.agrees_with(first)
    assert first.agrees_with(first)


def test_a_month_says_nothing_new_of_a_day_within_it():
    month = FuzzyDate(date(1986, 7, 1), Precision.MONTH)
    assert is_known(month, on=date(1986, 7, 31), precision="day")
    assert not is_known(month, on=date(1986, 8, 1), precision="day")
    assert not is_known(month, on=None, precision="day")


@given(DAYS)
def test_months_follow_each_other_without_a_gap(day):
    following = next_month(day)
    assert following.day == 1
    assert (following - last_day(day)).days == 1
    assert months_between(day, following) == [day.replace(day=1), following]
    assert parse_month(f"{day:%Y-%m}") == day.replace(day=1)


def test_months_from_a_later_to_an_earlier_one_are_none():
    assert months_between(date(2018, 7, 1), date(2018, 6, 1)) == []
