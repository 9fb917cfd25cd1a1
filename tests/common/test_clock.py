from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.clock import BadClockError, parse_clock


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("9:30", time(9, 30)),
        ("09:30:00", time(9, 30)),
        ("９：３０", time(9, 30)),
        (" 14 : 05 ", time(14, 5)),
        ("9点", time(9)),
        ("9点半", time(9, 30)),
        ("14时20分", time(14, 20)),
        ("下午2:30", time(14, 30)),
        ("下午14:30", time(14, 30)),
        ("上午9时", time(9)),
        ("晚上8点", time(20)),
        ("2:30 PM", time(14, 30)),
        (0.375, time(9)),
        (0.5, time(12)),
    ],
)
def test_times_are_read_as_people_write_them(cell, read):
    assert parse_clock(cell) == read


@pytest.mark.parametrize("cell", ["24:00", "9:60", "9", 9.0, 1.5, "2018-06-25", "上午", "9:5", ""])
def test_what_is_no_time_of_day_is_refused(cell):
    with pytest.raises(BadClockError):
        parse_clock(cell)


@given(st.times())
def test_every_time_comes_back_to_the_minute(at):
    assert parse_clock(f"{at:%H:%M}") == parse_clock(str(at.replace(microsecond=0)))
    minute = at.replace(second=0, microsecond=0)
    assert parse_clock(f"{at:%H:%M}") == minute
    if minute != time(0):
        assert parse_clock((at.hour * 60 + at.minute) / 1440) == minute
