from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.dates import BadDateError, FuzzyDate, Precision, parse_date, show


@pytest.mark.parametrize(
    ("cell", "on", "precision"),
    [
        ("1986.07", date(1986, 7, 1), "month"),
        ("1986-7", date(1986, 7, 1), "month"),
        ("1986/7/1", date(1986, 7, 1), "day"),
        ("2017年6月", date(2017, 6, 1), "month"),
        ("2017年6月1日", date(2017, 6, 1), "day"),
        ("２０１７．６．１", date(2017, 6, 1), "day"),
        ("198607", date(1986, 7, 1), "month"),
        ("19860701", date(1986, 7, 1), "day"),
        ("86.7", date(1986, 7, 1), "month"),
        ("二〇一七年六月", date(2017, 6, 1), "month"),
        ("二〇一七年十一月二十日", date(2017, 11, 20), "day"),
        (31564, date(1986, 6, 1), "day"),
        (43282.0, date(2018, 7, 1), "day"),
        (datetime(2018, 1, 31), date(2018, 1, 31), "day"),
        (2017, date(2017, 1, 1), "year"),
    ],
)
def test_every_spelling_staff_use_is_read(cell, on, precision):
    found = parse_date(cell if not isinstance(cell, str) else cell.translate(FULL_WIDTH))
    assert (found.on, found.precision) == (on, precision)


FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


@pytest.mark.parametrize("cell", ["2017.6.31", "2017-13", "明年", "2017.06-2018.07", "", "12"])
def test_what_is_no_date_is_refused(cell):
    with pytest.raises(BadDateError):
        parse_date(cell)


def test_a_float_1986_1_is_october_and_doubtful_and_as_text_january_and_doubtful():
    assert parse_date(1986.1) == FuzzyDate(date(1986, 10, 1), Precision.MONTH, is_doubtful=True)
    assert parse_date("1986.1") == FuzzyDate(date(1986, 1, 1), Precision.MONTH, is_doubtful=True)
    assert parse_date("1986.10").is_doubtful is False


def test_dates_are_compared_at_the_coarser_precision():
    month = FuzzyDate(date(1986, 7, 1), Precision.MONTH)
    assert month.agrees_with(FuzzyDate(date(1986, 7, 31)))
    assert not month.agrees_with(FuzzyDate(date(1986, 8, 1)))


def test_a_month_is_never_shown_as_its_first_day():
    assert show(date(1986, 7, 1), "month") == "1986-07"
    assert show(None) == "—"


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)))
def test_every_day_survives_every_full_spelling(day):
    for spelling in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"):
        assert parse_date(day.strftime(spelling)).on == day
