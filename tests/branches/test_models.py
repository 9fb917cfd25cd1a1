from datetime import date

import pytest

from branches.models import Organization


@pytest.mark.parametrize(
    ("elected_on", "precision", "years", "shown"),
    [
        (date(2023, 6, 1), "month", 3, "2026-06"),
        (date(2020, 2, 29), "day", 5, "2025-02-28"),
        (date(2023, 6, 1), "month", None, "None"),
        (None, "day", 3, "None"),
    ],
)
def test_the_next_election_is_as_exact_as_the_last(elected_on, precision, years, shown):
    branch = Organization(elected_on=elected_on, elected_precision=precision, term_years=years)
    assert str(branch.next_election) == shown
