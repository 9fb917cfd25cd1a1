from datetime import date

import pytest

from activities.choices import CellState
from activities.domain.compliance import MonthRule, cell_state, is_due, is_late

JUNE = date(2018, 6, 1)
RULE = MonthRule()


@pytest.mark.parametrize(
    ("founded", "dissolved", "due"),
    [
        (None, None, True),
        (date(2018, 6, 16), None, True),  # 15 days
        (date(2018, 6, 17), None, False),  # 14 days
        (None, date(2018, 6, 15), True),
        (None, date(2018, 6, 14), False),
        (date(2018, 7, 1), None, False),
        (None, date(2018, 5, 31), False),
    ],
)
def test_a_month_is_due_after_fifteen_days_of_existence(founded, dissolved, due):
    assert is_due(month=JUNE, founded_on=founded, dissolved_on=dissolved, rule=RULE) is due


def test_a_record_is_late_after_the_fifth_of_the_next_month_unless_backfilled():
    def late(day, *, is_backfill=False):
        return is_late(month=JUNE, submitted_on=day, is_backfill=is_backfill, rule=RULE)

    assert not late(date(2018, 7, 5))
    assert late(date(2018, 7, 6))
    assert not late(date(2018, 7, 6), is_backfill=True)


def test_one_activity_in_time_outweighs_late_ones():
    assert cell_state(due=True, in_time=1, late=1, is_running=False) == CellState.MET
    assert cell_state(due=True, in_time=0, late=1, is_running=False) == CellState.LATE
    assert cell_state(due=True, in_time=0, late=0, is_running=False) == CellState.MISSING
    assert cell_state(due=True, in_time=0, late=0, is_running=True) == CellState.OPEN
    assert cell_state(due=False, in_time=1, late=0, is_running=False) == CellState.NOT_DUE
