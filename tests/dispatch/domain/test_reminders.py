from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.models import User
from common.errors import RuleViolation
from dispatch.domain.posting_steps import extend_posting
from dispatch.domain.reminders import endings, reminder_due, see_to, see_to_reminder
from dispatch.models import Posting
from tests.conftest import actor_of
from tests.dispatch.conftest import make_cadre, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(cadre):
    cadre.member.user = User.objects.create_user("posted", "a-long-password")
    cadre.member.save()
    return cadre.member.user


@pytest.fixture
def head(unit):
    unit.head = User.objects.create_user("head", "a-long-password")
    unit.save()
    return unit.head


def told(user, on=None):
    found = endings(actor=actor_of(user), on=on or localdate())
    return [(one.side.value, one.days_before, len(one.postings)) for one in found]


def test_the_reminders_come_60_30_and_7_days_before_the_end():
    posting = Posting(starts_on=date(2018, 6, 1), ends_on=date(2019, 5, 31))
    left = {61: None, 60: 60, 31: 60, 30: 30, 8: 30, 7: 7, 0: 7, -1: None}
    for days, due in left.items():
        assert reminder_due(posting=posting, on=posting.ends_on - timedelta(days)) == due


def test_each_comes_once_and_anew_after_an_extension(post, officer):
    actor, today = actor_of(officer), localdate()
    posting = post(starts_on=today - timedelta(100), ends_on=today + timedelta(20))
    extend = {"posting": posting, "reason": "任务未完", "actor": actor}
    assert told(officer) == [("office", 30, 1)]
    see_to_reminder(posting=posting, actor=actor)
    assert told(officer) == []
    with pytest.raises(RuleViolation):
        see_to_reminder(posting=posting, actor=actor)
    extend_posting(until=today + timedelta(25), **extend)
    assert told(officer) == [("office", 30, 1)]
    extend_posting(until=today + timedelta(90), **extend)
    assert told(officer) == []


def test_host_home_and_person_are_told_each_and_see_to_it_for_themselves(
    post, officer, town_officer, head, person, outsider
):
    today = localdate()
    post(starts_on=today - timedelta(300), ends_on=today + timedelta(5))
    sides = {officer: "office", town_officer: "host", head: "home", person: "person"}
    for user, side in sides.items():
        assert told(user) == [(side, 7, 1)]
    assert told(outsider) == []
    [own] = endings(actor=actor_of(person), on=today)
    see_to(ending=own, actor=actor_of(person))
    assert told(person) == []
    assert told(head) == [("home", 7, 1)]


def test_those_of_one_programme_and_day_are_told_together(
    post, officer, unit, django_assert_num_queries
):
    programme, today = make_programme(officer), localdate()
    days = {"starts_on": today - timedelta(300), "ends_on": today + timedelta(50)}
    for number in range(3):
        post(cadre=make_cadre(unit, f"干部{number}", 910 + number), programme=programme, **days)
    post(cadre=make_cadre(unit, "王五", 920), **days)
    assert sorted(told(officer)) == [("office", 60, 1), ("office", 60, 3)]
    actor = actor_of(officer)
    with django_assert_num_queries(2):
        found = endings(actor=actor, on=today)
    see_to(ending=next(one for one in found if one.programme), actor=actor)
    assert told(officer) == [("office", 60, 1)]
