from datetime import date

import pytest
from django.utils.timezone import localdate

from accounts.models import AuditEvent
from activities.domain.methods import PARTS, adopt_method, withdraw_method
from activities.domain.themed_days import Practice, practice_of
from activities.domain.workflow import record_activity
from activities.models import Method, ThemedDay
from activities.reports.methods import method_for
from common.dates import next_month
from common.errors import RuleViolation
from tests.conftest import actor_of

TODAY = localdate()
MONTH = TODAY.replace(day=1)
DAY = {"kind": "party_day", "held_on": TODAY, "theme": "志愿服务", "place": "室"}


def adopt(user, start=MONTH, **changes):
    parts = {name: getattr(method_for(month=MONTH), name) for name in PARTS} | changes
    return adopt_method(start=start, parts=parts, reason="组发1号", actor=actor_of(user))


def refusal(function, *given, **named):
    with pytest.raises(RuleViolation) as refused:
        function(*given, **named)
    return refused.value.code


def record(branch, user, done, **changed):
    practice = Practice(done=tuple(done))
    return record_activity(
        branch=branch, fields=DAY | changed, away={}, actor=actor_of(user), practice=practice
    )


@pytest.mark.django_db
def test_a_new_installation_offers_three_and_x_and_six_and_ten():
    assert str(method_for(month=MONTH)) == "3+X+6+10"


def test_a_new_version_holds_from_its_month_and_leaves_what_has_passed(officer):
    adopt(officer, start=next_month(MONTH), stars=8)
    assert method_for(month=MONTH).stars == 10
    assert method_for(month=next_month(MONTH)).stars == 8
    assert AuditEvent.objects.latest("id").changes == {"stars": [10, 8]}


def test_what_makes_no_version_is_refused(officer):
    assert refusal(adopt, officer, start=date(2018, 6, 1), stars=8) == "starts_in_the_past"
    assert refusal(adopt, officer, fixed=["学习"], optional=["学习"]) == "named_twice"
    assert refusal(adopt, officer) == "unchanged"
    adopt(officer, stars=8)
    assert refusal(adopt, officer, stars=9) == "adopted_already"


def test_only_a_version_that_has_not_begun_is_withdrawn(officer):
    coming, actor = adopt(officer, start=next_month(MONTH), stars=8), actor_of(officer)
    withdraw_method(method=coming, actor=actor)
    assert Method.objects.get().valid_from is None
    assert refusal(withdraw_method, method=Method.objects.get(), actor=actor) == "has_begun"


def test_a_party_day_keeps_what_was_done_of_what_was_offered(secretary, branch, member):
    activity = record(branch, secretary, ["交纳党费", "志愿服务", "没有这一项"])
    kept = activity.themed_day
    assert kept.optional == ["志愿服务"]
    assert [item for item, is_done in kept.fixed if is_done] == ["交纳党费"]
    assert practice_of(activity=activity).done == ("交纳党费", "志愿服务")


def test_a_lesson_keeps_nothing_of_the_method(secretary, branch, member):
    record(branch, secretary, ["交纳党费"], kind="lesson")
    assert not ThemedDay.objects.exists()


def test_what_was_done_stays_under_the_version_of_its_time(officer, secretary, branch, member):
    activity = record(branch, secretary, ["交纳党费"])
    adopt(officer, fixed=["升国旗"])
    activity = ThemedDay.objects.get()
    assert dict(activity.fixed)["交纳党费"]
