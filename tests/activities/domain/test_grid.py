from datetime import date

from activities.domain.compliance import MonthRule
from activities.domain.grid import party_day_rules, usual_period
from activities.domain.workflow import record_activity
from activities.models import Requirement
from tests.conftest import actor_of

JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


def test_the_rule_of_a_month_is_the_one_in_force_on_its_first_day(db):
    Requirement.objects.create(
        kind="party_day",
        organization_kind="branch",
        period="month",
        min_days=20,
        late_after_day=10,
        valid_from=JULY,
    )
    rules = party_day_rules(months=[JUNE, JULY])
    assert rules == {JUNE: MonthRule(), JULY: MonthRule(min_days=20, late_after_day=10)}


def test_the_usual_period_is_the_half_year_up_to_the_newest_activity(secretary, branch, member):
    actor = actor_of(secretary)
    empty = usual_period(actor=actor, on=date(2018, 3, 15))
    assert empty == (date(2017, 10, 1), date(2018, 3, 1))
    fields = {"kind": "party_day", "held_on": date(2018, 6, 20), "theme": "学习", "place": "室"}
    record_activity(branch=branch, fields=fields, away={}, actor=actor)
    assert usual_period(actor=actor, on=date(2019, 1, 1)) == (date(2018, 1, 1), JUNE)
