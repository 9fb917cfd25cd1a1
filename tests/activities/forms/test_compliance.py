from datetime import date

import pytest
from django.http import QueryDict
from django.utils.timezone import localdate

from activities.forms.compliance import PeriodFilter
from tests.conftest import actor_of

USUAL = (date(2018, 5, 1), date(2018, 10, 1))


@pytest.fixture
def chosen(secretary):
    def choose(query):
        form = PeriodFilter(QueryDict(query), actor=actor_of(secretary))
        period = form.period(usual=USUAL)
        return period, {name: list(found) for name, found in form.errors.items()}

    return choose


def test_two_years_are_shown_at_most(chosen):
    assert chosen("first=2016-11&last=2018-10") == ((date(2016, 11, 1), date(2018, 10, 1)), {})
    for query in ("first=2016-10&last=2018-10", "first=1900-01&last=2999-12"):
        assert chosen(query) == (USUAL, {"last": ["最多显示 24 个月，请缩短起止月份。"]})


def test_months_in_the_wrong_order_are_not_exchanged_silently(chosen):
    answer = (USUAL, {"first": ["起始月份晚于截止月份。"]})
    assert chosen("first=2018-06&last=2018-05") == answer


@pytest.mark.parametrize("query", ["last=9999-12", "first=9999-12", "first=0001-01"])
def test_years_out_of_range_are_refused_at_their_field(chosen, query):
    period, errors = chosen(query)
    message = f"请选择 2000 年至 {localdate().year + 1} 年之间的月份。"
    assert (period, errors) == (USUAL, {query.split("=")[0]: [message]})


def test_a_month_left_out_is_filled_in(chosen):
    assert chosen("") == (USUAL, {})
    assert chosen("last=2018-03") == ((date(2017, 10, 1), date(2018, 3, 1)), {})
    assert chosen("first=2018-03") == ((date(2018, 3, 1), USUAL[1]), {})
    assert chosen("first=2015-03") == ((date(2015, 3, 1), date(2017, 2, 1)), {})


def test_an_unreadable_month_is_shown_as_written_with_the_usual_period(chosen):
    period, errors = chosen("first=六月")
    assert (period, list(errors)) == (USUAL, ["first"])
