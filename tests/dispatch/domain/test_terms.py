from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dispatch.domain.terms import last_day_of_term

days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def test_a_year_ends_the_day_before_the_same_date():
    assert last_day_of_term(starts_on=date(2018, 6, 1), months=12) == date(2019, 5, 31)
    assert last_day_of_term(starts_on=date(2018, 6, 15), months=24) == date(2020, 6, 14)


def test_a_year_from_29_february_ends_on_the_28th():
    assert last_day_of_term(starts_on=date(2020, 2, 29), months=12) == date(2021, 2, 28)
    assert last_day_of_term(starts_on=date(2020, 2, 29), months=48) == date(2024, 2, 28)


def test_a_month_too_short_ends_the_term_on_its_last_day():
    assert last_day_of_term(starts_on=date(2018, 1, 31), months=1) == date(2018, 2, 28)
    assert last_day_of_term(starts_on=date(2018, 8, 31), months=6) == date(2019, 2, 28)


@given(days, st.integers(1, 240))
def test_the_day_after_a_term_is_the_same_date_or_the_first_of_a_month(starts_on, months):
    after = last_day_of_term(starts_on=starts_on, months=months) + timedelta(days=1)
    assert after.day in {starts_on.day, 1}


@given(days, st.integers(1, 240))
def test_a_longer_term_ends_later(starts_on, months):
    shorter = last_day_of_term(starts_on=starts_on, months=months)
    assert starts_on <= shorter < last_day_of_term(starts_on=starts_on, months=months + 1)
