from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.numbers import percentage, plain, round_half_up

CENTS = st.integers(-10_000_000, 10_000_000).map(lambda cents: Decimal(cents) / 100)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.005", "0.01"), ("0.015", "0.02"), ("0.025", "0.03"), ("2.675", "2.68"), ("1.004", "1.00")],
)
def test_halves_go_up(value, rounded):
    assert round_half_up(Decimal(value)) == Decimal(rounded)


@given(CENTS)
def test_what_has_two_decimals_stays_as_it_is(value):
    assert round_half_up(value) == value


@given(st.decimals(-10_000, 10_000, places=5))
def test_rounding_never_moves_by_more_than_half_a_cent(value):
    assert abs(round_half_up(value) - value) <= Decimal("0.005")


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (1, 16, "6.3")]
)
def test_percentages_have_one_decimal(part, whole, shown):
    assert percentage(part, whole) == Decimal(shown)


def test_nothing_due_has_no_percentage():
    assert percentage(0, 0) is None


@given(st.integers(1, 100_000), st.data())
def test_a_part_lies_between_nothing_and_all(whole, data):
    part = data.draw(st.integers(0, whole))
    found = percentage(part, whole)
    assert 0 <= found <= 100
    assert (found + percentage(whole - part, whole)) - 100 in {Decimal(0), Decimal("0.1")}


@pytest.mark.parametrize(("value", "said"), [("40.00", "40"), ("0.50", "0.5"), ("100", "100")])
def test_a_decimal_is_written_without_noughts_that_say_nothing(value, said):
    assert plain(Decimal(value)) == said
