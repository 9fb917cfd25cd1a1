from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from common.errors import RuleViolation
from dispatch.domain.posting_steps import extend_posting
from dispatch.domain.reminders import reminder_due, reminders, see_to_reminder
from dispatch.models import Posting
from tests.conftest import actor_of

pytestmark = pytest.mark.django_db


def test_the_reminders_come_60_30_and_7_days_before_the_end():
    posting = Posting(starts_on=date(2018, 6, 1), ends_on=date(2019, 5, 31))
    left = {61: None, 60: 60, 31: 60, 30: 30, 8: 30, 7: 7, 0: 7, -1: None}
    for days, due in left.items():
        assert reminder_due(posting=posting, on=posting.ends_on - timedelta(days)) == due


def test_each_comes_once_and_anew_after_an_extension(post, officer):
    actor, today = actor_of(officer), localdate()
    posting = post(starts_on=today - timedelta(100), ends_on=today + timedelta(20))
    extend = {"posting": posting, "reason": "任务未完", "actor": actor}

    def due():
        return [one.days_before for one in reminders(postings=Posting.objects.all(), on=today)]

    assert due() == [30]
    see_to_reminder(posting=posting, actor=actor)
    see_to_reminder(posting=posting, actor=actor)
    assert due() == []
    extend_posting(until=today + timedelta(25), **extend)
    assert due() == [30]
    extend_posting(until=today + timedelta(90), **extend)
    assert due() == []
    posting.refresh_from_db()
    with pytest.raises(RuleViolation):
        see_to_reminder(posting=posting, actor=actor)
