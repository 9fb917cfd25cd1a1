from datetime import date

import pytest

from branches.domain.workdays import add_working_days, clear_day, set_day
from branches.models import CalendarDay
from common.errors import RuleViolation
from tests.conftest import actor_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2019, 3, 4), 5, date(2019, 3, 11)),  # Monday to Monday
        (date(2019, 3, 9), 1, date(2019, 3, 11)),  # from a Saturday
        (date(2019, 3, 8), 1, date(2019, 3, 11)),  # from a Friday
        (date(2019, 2, 1), 3, date(2019, 2, 11)),  # Spring Festival: two days made up before it
        (date(2018, 9, 28), 3, date(2018, 10, 8)),  # National Day: 29 and 30 September are worked
        (date(2018, 12, 28), 2, date(2019, 1, 2)),  # the New Year's make-up day lies in the old one
        (date(2026, 2, 13), 2, date(2026, 2, 24)),
        (date(2018, 6, 1), 0, date(2018, 6, 1)),
    ],
)
def test_notices_run_by_the_official_holidays(start, days, last):
    assert add_working_days(start=start, days=days) == last


def test_a_day_declared_free_is_not_counted():
    CalendarDay.objects.create(day=date(2019, 3, 5), name="校庆")
    assert add_working_days(start=date(2019, 3, 4), days=1) == date(2019, 3, 6)


def test_a_year_without_holidays_on_record_goes_by_weekends():
    assert add_working_days(start=date(2031, 9, 30), days=3) == date(2031, 10, 3)


def test_every_make_up_day_lies_on_a_weekend_and_every_year_has_seven_occasions():
    worked = CalendarDay.objects.filter(is_working=True)
    assert {row.day.weekday() for row in worked} == {5, 6}
    names = CalendarDay.objects.filter(day__year=2021).values_list("name", flat=True)
    assert set(names) == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}


def test_a_day_is_entered_and_taken_out_again(officer):
    actor, monday = actor_of(officer), date(2031, 9, 29)
    free = set_day(day=monday, is_working=False, name="校庆", actor=actor)
    assert add_working_days(start=date(2031, 9, 26), days=1) == date(2031, 9, 30)
    clear_day(entered=free, actor=actor)
    assert add_working_days(start=date(2031, 9, 26), days=1) == monday


def test_a_make_up_day_lies_on_a_weekend(officer):
    day = {"day": date(2031, 9, 29), "is_working": True, "name": "调休"}
    with pytest.raises(RuleViolation):
        set_day(actor=actor_of(officer), **day)
