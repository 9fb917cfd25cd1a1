from datetime import date, timedelta

from django.utils.timezone import localdate

from activities.choices import ServiceState
from activities.domain.community import end_check_in
from activities.domain.community_service import give_feedback, record_in_community
from activities.domain.confirmation import confirm_service_record
from activities.models import CommunityFeedback, ServiceRecord
from activities.reports.community import feedback_on
from tests.activities.domain.test_community import (
    checked_in,  # noqa: F401
    officer_of_unit,  # noqa: F401
    refusal,
    serving,  # noqa: F401
    unit,  # noqa: F401
)
from tests.conftest import actor_of

FIELDS = {
    "served_on": date(2018, 6, 2), "activity_name": "入户走访", "hours_reported": 3,
    "effect": "good",
}  # fmt: skip
TODAY = localdate()


def enter(check_in, user, **fields):
    return record_in_community(check_in=check_in, fields=FIELDS | fields, actor=actor_of(user))


def feed_back(check_in, user, year=2018):
    said = {"year": year, "grade": "good", "words": "热心调解"}
    return give_feedback(check_in=check_in, **said, actor=actor_of(user))


def test_service_in_the_community_is_the_home_branchs_to_confirm(
    checked_in,  # noqa: F811
    unit,  # noqa: F811
    secretary,
    officer_of_unit,  # noqa: F811
):
    record = enter(checked_in, secretary)
    assert (record.organization, record.state) == (unit, ServiceState.WAITING)
    assert record.in_community.check_in == checked_in
    waiting = ServiceRecord.objects
    assert not waiting.confirmable_by(actor_of(secretary)).exists()
    assert waiting.confirmable_by(actor_of(officer_of_unit)).get() == record
    confirmed = confirm_service_record(record=record, actor=actor_of(officer_of_unit))
    assert confirmed.hours_confirmed == 3


def test_it_waits_whoever_enters_it(checked_in, officer):  # noqa: F811
    assert enter(checked_in, officer).state == ServiceState.WAITING


def test_only_the_community_enters_service_and_only_of_days_with_the_member(
    checked_in,  # noqa: F811
    secretary,
    officer_of_unit,  # noqa: F811
):
    said = {"check_in": checked_in}
    assert refusal(enter, **said, user=officer_of_unit) == "out_of_reach"
    before = {"served_on": date(2018, 4, 30)}
    assert refusal(enter, **said, user=secretary, **before) == "not_checked_in"
    ahead = {"served_on": TODAY + timedelta(days=1)}
    assert refusal(enter, **said, user=secretary, **ahead) == "future_date"
    enter(checked_in, secretary)
    assert refusal(enter, **said, user=secretary) == "recorded_already"
    end_check_in(check_in=checked_in, reason="moved", actor=actor_of(secretary))
    checked_in.refresh_from_db()
    assert enter(checked_in, secretary, served_on=date(2018, 6, 3)).pk
    assert refusal(enter, **said, user=secretary, **ahead) == "not_checked_in"


def test_feedback_is_given_once_a_year_by_the_community_and_stands(
    checked_in,  # noqa: F811
    serving,  # noqa: F811
    secretary,
    officer_of_unit,  # noqa: F811
):
    said = feed_back(checked_in, secretary)
    assert feedback_on(member=serving).get() == said
    words = {"check_in": checked_in}
    assert refusal(feed_back, **words, user=secretary) == "given_already"
    assert refusal(feed_back, **words, user=officer_of_unit, year=2019) == "out_of_reach"
    for year in (2017, TODAY.year + 1):
        assert refusal(feed_back, **words, user=secretary, year=year) == "not_checked_in"
    assert CommunityFeedback.objects.count() == 1


def test_nobody_speaks_of_the_own_year(checked_in, serving, secretary):  # noqa: F811
    serving.user = secretary
    serving.save()
    assert refusal(feed_back, check_in=checked_in, user=secretary) == "out_of_reach"
