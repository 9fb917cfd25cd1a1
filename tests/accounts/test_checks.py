import pytest

from accounts.checks import district_roles_need_a_second_factor
from accounts.choices import DISTRICT_ROLES


@pytest.mark.parametrize(
    ("is_production", "roles", "is_refused"),
    [
        (True, DISTRICT_ROLES, False),
        (True, DISTRICT_ROLES[:-1], True),
        (True, (), True),
        (False, (), False),
    ],
)
def test_production_starts_only_with_a_second_factor_for_the_district(
    settings, is_production, roles, is_refused
):
    settings.SECURE_SSL_REDIRECT = is_production
    settings.SECOND_FACTOR_ROLES = frozenset(roles)
    assert bool(district_roles_need_a_second_factor()) is is_refused
