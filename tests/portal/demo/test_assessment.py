from collections import Counter
from copy import deepcopy
from datetime import date

import pytest
from django.test import override_settings

from assessments.domain.deductions import deduct_overdue
from assessments.models import Cycle, Deduction, FollowUp, Question, Result, UnitReport
from portal.demo.assessment import Assessed
from portal.demo.units import UnitsAndCadres
from tests.lasting import lasting


@pytest.fixture(scope="module")
def _assessed(_built, django_db_blocker, tmp_path_factory):
    def build():
        example = deepcopy(_built)
        UnitsAndCadres(**example).build()
        Assessed(**example).build()

    with override_settings(BALLOT_KEY_DIR=str(tmp_path_factory.mktemp("keys"))):
        yield from lasting(django_db_blocker, build)


@pytest.fixture
def assessed(_assessed, db):
    """Last year's assessment counted, this year's under way."""


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
