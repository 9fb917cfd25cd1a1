from datetime import date

import pytest

from assessments.models import Cycle, Result
from portal.demo import district
from portal.demo.assessment import Assessed
from portal.demo.district import DemoDistrict
from portal.demo.units import UnitsAndCadres


@pytest.fixture
def assessed(db, monkeypatch, settings, tmp_path):
    settings.BALLOT_KEY_DIR = str(tmp_path)
    monkeypatch.setattr(district, "MEMBERS", 1000)
    example = DemoDistrict(today=date(2026, 11, 22))
    users = example.build(password="a-long-password")
    UnitsAndCadres(district=example, users=users).build()
    Assessed(district=example, users=users).build()


def test_last_year_was_counted_and_this_year_waits_for_votes(assessed):
    states = dict(Cycle.objects.values_list("year", "state"))
    assert states == {2025: "published", 2026: "voting"}
    assert Result.objects.count() == 40
    assert not Result.objects.filter(total=None).exists()
