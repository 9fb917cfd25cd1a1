from datetime import date

from activities.domain.grid import usual_period
from activities.domain.workflow import record_activity
from tests.conftest import actor_of

JUNE = date(2018, 6, 1)


def test_the_usual_period_is_the_half_year_up_to_the_newest_activity(secretary, branch, member):
    actor = actor_of(secretary)
    empty = usual_period(actor=actor, on=date(2018, 3, 15))
    assert empty == (date(2017, 10, 1), date(2018, 3, 1))
    fields = {"kind": "party_day", "held_on": date(2018, 6, 20), "theme": "学习", "place": "室"}
    record_activity(branch=branch, fields=fields, away={}, actor=actor)
    assert usual_period(actor=actor, on=date(2019, 1, 1)) == (date(2018, 1, 1), JUNE)
