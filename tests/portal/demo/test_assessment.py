from collections import Counter
from datetime import date

import pytest

from assessments.domain.deductions import deduct_overdue
from assessments.models import Cycle, Deduction, FollowUp, Question, Result, UnitReport
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


def test_last_year_was_counted_this_year_waits_for_votes_and_some_units_still_report(assessed):
    states = list(Cycle.objects.order_by("pk").values_list("year", "state"))
    assert states == [(2025, "published"), (2026, "voting"), (2026, "reports")]
    assert Result.objects.count() == 40
    assert not Result.objects.filter(total=None).exists()
    heard = UnitReport.objects.filter(unit__cycle__state="voting")
    assert (heard.count(), heard.handed_in().count()) == (120, 116)
    writing = UnitReport.objects.filter(unit__cycle__state="reports")
    states = Counter(writing.values_list("state", flat=True))
    assert states == {"submitted": 15, "draft": 5, "returned": 1}


def test_last_years_questions_were_followed_up_and_one_item_costs_a_point_now(assessed):
    items = FollowUp.objects.order_by("pk")
    assert list(items.values_list("state", flat=True)) == ["verified"] * 3 + ["open"]
    assert Result.objects.exclude(vetoes=[]).get().grade == "fair"
    this = Cycle.objects.get(year=2026, state="voting")
    deduct_overdue(cycle=this, on=date(2026, 11, 22))
    assert Deduction.objects.get().unit.code == "P001"
    assert Question.objects.waiting().filter(unit__cycle=this).count() == 4
