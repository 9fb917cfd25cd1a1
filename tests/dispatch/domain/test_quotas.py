from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.choices import Rounding
from dispatch.domain.quotas import exact_quota, rounded_quota

bases = st.integers(0, 5000)
percents = st.decimals(0, 100, places=2)


@pytest.mark.parametrize(
    ("base", "percent", "exact", "half_up", "up", "down"),
    [
        (35, "10", "3.5", 4, 4, 3),
        (30, "15", "4.5", 5, 5, 4),
        (4, "10", "0.4", 0, 1, 0),
        (80, "10", "8", 8, 8, 8),
        (0, "10", "0", 0, 0, 0),
        (7, "33.33", "2.3331", 2, 3, 2),
    ],
)
def test_a_quota_is_exact_first_and_rounded_by_the_rule(base, percent, exact, half_up, up, down):
    share = Decimal(percent)
    assert exact_quota(base=base, percent=share) == Decimal(exact)
    found = [
        rounded_quota(base=base, percent=share, rounding=rule)
        for rule in (Rounding.HALF_UP, Rounding.UP, Rounding.DOWN)
    ]
    assert found == [half_up, up, down]


@given(bases, percents)
def test_rounding_stays_within_one_person_and_never_beyond_the_base(base, percent):
    exact = exact_quota(base=base, percent=percent)
    down, half, up = (
        rounded_quota(base=base, percent=percent, rounding=rule)
        for rule in (Rounding.DOWN, Rounding.HALF_UP, Rounding.UP)
    )
    assert down <= exact <= up
    assert down <= half <= up <= base
    assert abs(half - exact) <= Decimal("0.5")
    assert up - down == (0 if exact == exact.to_integral_value() else 1)


@given(bases, bases, percents, st.sampled_from(Rounding.values))
def test_a_larger_base_never_sends_fewer(one, other, percent, rule):
    small, large = sorted((one, other))
    assert rounded_quota(base=small, percent=percent, rounding=rule) <= rounded_quota(
        base=large, percent=percent, rounding=rule
    )


@given(st.lists(bases, max_size=40), percents)
def test_the_units_exact_values_add_up_to_the_districts(units, percent):
    parts = [exact_quota(base=base, percent=percent) for base in units]
    assert sum(parts) == exact_quota(base=sum(units), percent=percent)
