from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from points.domain.scheme import reckon
from points.models import PointScheme


@pytest.mark.parametrize(
    ("hours", "effect", "professional", "emergency", "points"),
    [
        ("3", "fair", False, False, "3.00"),
        ("0.5", "fair", False, False, "1.00"),  # at least one hour
        ("9", "good", False, False, "9.60"),  # at most eight
        ("2.75", "plain", False, False, "2.00"),  # half hours, rounded down
        ("4", "good", True, True, "10.80"),
    ],
)
def test_hours_become_points_by_the_default_scheme(hours, effect, professional, emergency, points):
    found = reckon(
        hours=Decimal(hours),
        effect=effect,
        is_professional=professional,
        is_emergency=emergency,
        scheme=PointScheme(),
    )
    assert found.points == Decimal(points)


@given(st.decimals("0.5", "24", places=2), st.decimals("0.5", "24", places=2))
def test_more_hours_never_give_fewer_points(first, second):
    low, high = sorted((first, second))

    def points(hours):
        return reckon(
            hours=hours,
            effect="good",
            is_professional=True,
            is_emergency=False,
            scheme=PointScheme(),
        ).points

    assert points(low) <= points(high)
