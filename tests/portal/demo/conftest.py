"""The example district, built once for all that is built upon it."""

from copy import deepcopy
from datetime import date

import pytest

from portal.demo import district
from portal.demo.district import DemoDistrict
from portal.demo.units import UnitsAndCadres
from tests.lasting import lasting


@pytest.fixture(scope="package")
def _built(django_db_setup, django_db_blocker):
    def build():
        made = DemoDistrict(today=date(2026, 11, 22))
        return {"users": made.build(password="a-long-password"), "district": made}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(district, "MEMBERS", 2_200)
        yield from lasting(django_db_blocker, build)


@pytest.fixture
def example(_built, db):
    """The district and its accounts as they were built, whatever others built upon them."""
    return deepcopy(_built)


@pytest.fixture
def users(example):
    return example["users"]


@pytest.fixture
def staffed(example):
    """The example with its units and cadres."""
    UnitsAndCadres(**example).build()
    return example
