from datetime import date

import pytest

from activities.models import Activity
from portal.demo import district
from portal.demo.district import DemoDistrict


@pytest.fixture
def users(db, monkeypatch):
    monkeypatch.setattr(district, "MEMBERS", 240)
    return DemoDistrict(today=date(2026, 11, 22)).build(password="a-long-password")


def test_the_member_of_the_example_has_a_record_worth_seeing(users):
    assert users["member"].member.service_records.filter(confirmed_at__isnull=False).exists()


def test_the_year_so_far_is_filled_so_that_no_gap_is_only_for_want_of_data(users):
    months = {day.month for day in Activity.objects.values_list("held_on", flat=True)}
    assert months == set(range(1, 11))
