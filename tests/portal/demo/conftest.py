"""The example district, built once for all that is built upon it."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import connection

from portal.demo import district
from portal.demo.district import DemoDistrict
from portal.demo.units import UnitsAndCadres
from tests.lasting import lasting


@pytest.fixture(scope="package")
def _built(django_db_setup, django_db_blocker):
    with pytest.MonkeyPatch.context() as patch, lasting(django_db_blocker):
        patch.setattr(district, "MEMBERS", 2_200)
        made = DemoDistrict(today=date(2026, 11, 22))
        users = made.build(password="a-long-password")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the database does by itself once rows are committed
        yield {"users": users, "district": made}


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
