from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils.timezone import localdate

from activities.domain.confirmation import confirm_service_record
from activities.domain.service_book import (
    change_service,
    record_service,
    restore_service,
    strike_service,
)
from activities.models import ServiceRecord
from common.errors import RuleViolation
from jobs.models import Job
from members.models import Affiliation
from points.domain.closing import close_month
from points.domain.settlement import settle_month
from points.domain.verification import verify_ledger
from points.models import MonthlyPoints, PointEntry
from tests.conftest import actor_of, make_member

JUNE = date(2018, 6, 1)
FIELDS = {"served_on": JUNE, "activity_name": "植树", "hours_reported": 4}


def enter(user, *members, **fields):
    return record_service(members=list(members), fields=FIELDS | fields, actor=actor_of(user))


def change(user, record, reason="更正", **fields):
    said = {**FIELDS, "category": "", "effect": "fair", **fields}
    change_service(record=record, fields=said, actor=actor_of(user), reason=reason)


def strike(user, record, reason="未参加", *, is_false=False):
    strike_service(record=record, reason=reason, actor=actor_of(user), is_false_report=is_false)


def refused(function, *arguments, **options):
    with pytest.raises(RuleViolation) as error, transaction.atomic():
        function(*arguments, **options)
    return error.value.code


def effective():
    return sum(MonthlyPoints.objects.values_list("effective", flat=True))


@pytest.fixture
def own(member, django_user_model):
    member.user = django_user_model.objects.create_user("zhangsan", "a-long-password")
    member.save()
    return member.user


@pytest.fixture
def confirmed(secretary, member):
    [record] = enter(secretary, member)
    settle_month(month=JUNE)
    return record


def test_a_secretary_enters_one_service_for_several_and_it_counts_at_once(
    secretary, member, branch
):
    made = enter(secretary, member, make_member(branch, "李四", 2), is_organizer=True)
    assert [record.confirmed_by for record in made] == [secretary, secretary]
    settle_month(month=JUNE)
    assert effective() == 12


def test_a_member_reports_and_somebody_else_confirms(own, secretary, member):
    [record] = enter(own, member)
    assert record.state == "waiting"
    change(own, record, hours_reported=3)
    confirm_service_record(record=record, actor=actor_of(secretary))
    assert refused(change, own, record) == "own_record"
    assert refused(strike, own, record) == "own_record"


def test_nobody_reports_for_another(own, branch):
    other = make_member(branch, "李四", 2)
    assert refused(enter, own, other) == "out_of_reach"


def test_a_secretary_enters_the_own_service_for_the_town_to_confirm(secretary, member):
    member.user = secretary
    member.save()
    assert enter(secretary, member)[0].state == "waiting"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"served_on": localdate() + timedelta(days=1)}, "future_date"),
        ({"hours_reported": "0.25"}, "out_of_range"),
        ({"hours_reported": 17}, "too_long_a_day"),
    ],
)
def test_what_cannot_be_is_refused(secretary, member, fields, code):
    assert refused(enter, secretary, member, **fields) == code
    assert not ServiceRecord.objects.exists()


def test_the_same_activity_is_recorded_once_a_day(confirmed, secretary, member):
    assert refused(enter, secretary, member) == "recorded_already"


def test_service_counts_for_the_branch_of_its_day(
    town_officer, secretary, member, branch, sibling_branch
):
    Affiliation.objects.filter(member=member).update(valid_until=date(2018, 9, 1))
    Affiliation.objects.create(
        member=member, organization=sibling_branch, valid_from=date(2018, 9, 1)
    )
    [record] = enter(town_officer, member)
    assert record.organization == branch
    assert refused(enter, secretary, member, served_on=date(2018, 9, 2)) == "out_of_reach"


def test_a_change_of_a_confirmed_record_needs_a_reason_and_moves_the_points(
    confirmed, secretary, member
):
    assert refused(change, secretary, confirmed, reason=" ") == "missing_reason"
    change(secretary, confirmed, hours_confirmed=2, effect="good")
    assert effective() == Decimal("2.4")
    reasons = PointEntry.objects.order_by("pk").values_list("reason", flat=True)
    assert list(reasons) == ["", "更正", "更正"]
    assert refused(change, secretary, confirmed, hours_confirmed=5) == "more_than_reported"
    assert verify_ledger().problems == []


def test_a_changed_record_keeps_to_the_limits_of_its_day(confirmed, secretary, member):
    enter(secretary, member, activity_name="扫雪", hours_reported=10)
    assert refused(change, secretary, confirmed, hours_reported=7) == "too_long_a_day"
    assert refused(change, secretary, confirmed, activity_name="扫雪") == "recorded_already"


def test_a_struck_record_stays_and_earns_nothing(confirmed, secretary):
    strike(secretary, confirmed)
    confirmed.refresh_from_db()
    assert (confirmed.state, confirmed.striking_reason) == ("struck", "未参加")
    assert effective() == 0
    assert refused(strike, secretary, confirmed) == "struck"
    assert refused(change, secretary, confirmed) == "struck"
    code = refused(confirm_service_record, record=confirmed, actor=actor_of(secretary))
    assert code == "struck"


def test_a_record_moved_by_a_day_does_not_stand_in_its_own_way(secretary, member):
    [record] = enter(secretary, member, starts_at=time(22), ends_at=time(2))
    change(secretary, record, served_on=date(2018, 6, 2), starts_at=time(1), ends_at=time(5))
    record.refresh_from_db()
    assert (record.served_on, record.starts_at) == (date(2018, 6, 2), time(1))


def test_a_record_from_before_its_hours_were_held_against_its_times_is_restored(
    confirmed, secretary
):
    ServiceRecord.objects.update(starts_at=time(14), ends_at=time(15))
    strike(secretary, confirmed)
    restore_service(record=confirmed, reason="查实", actor=actor_of(secretary))
    confirmed.refresh_from_db()
    assert confirmed.state == "waiting"


def test_a_struck_record_leaves_room_in_its_day(confirmed, secretary, member):
    strike(secretary, confirmed)
    enter(secretary, member, activity_name="扫雪", hours_reported=16)


def test_a_restored_record_waits_and_counts_again_once_confirmed(confirmed, secretary):
    strike(secretary, confirmed)
    restore_service(record=confirmed, reason="查实", actor=actor_of(secretary))
    confirmed.refresh_from_db()
    assert confirmed.state == "waiting"
    confirm_service_record(record=confirmed, actor=actor_of(secretary))
    settle_month(month=JUNE)
    assert effective() == 4
    numbers = PointEntry.objects.filter(reverses=None).values_list("correction", flat=True)
    assert sorted(numbers) == [0, 1]


def test_what_its_day_no_longer_holds_is_not_restored(confirmed, secretary, member):
    strike(secretary, confirmed)
    enter(secretary, member, activity_name="扫雪", hours_reported=14)
    code = refused(restore_service, record=confirmed, reason="查实", actor=actor_of(secretary))
    assert code == "too_long_a_day"


def test_a_false_report_costs_points_even_if_it_was_never_confirmed(own, town_officer, member):
    [record] = enter(own, member)
    strike(town_officer, record, is_false=True)
    month = localdate().replace(day=1)
    assert [job.parameters["month"] for job in Job.objects.all()] == [month.isoformat()]
    settle_month(month=month)
    assert effective() == -10


def test_a_false_report_costs_ten_points_on_the_day_it_is_found(confirmed, secretary, town_officer):
    assert refused(strike, secretary, confirmed, is_false=True) == "not_a_reviewer"
    strike(town_officer, confirmed, is_false=True)
    entry = PointEntry.objects.get(kind="false_report")
    assert (entry.points, entry.fact_on) == (-10, localdate())
    assert effective() == -10
    assert verify_ledger().problems == []
    code = refused(restore_service, record=confirmed, reason="查实", actor=actor_of(secretary))
    assert code == "not_a_reviewer"
    restore_service(record=confirmed, reason="查实", actor=actor_of(town_officer))
    assert effective() == 0
    assert verify_ledger().problems == []


def test_a_confirmed_record_of_a_closed_month_stands(confirmed, secretary, officer):
    close_month(month=JUNE, user=officer)
    assert refused(change, secretary, confirmed, hours_confirmed=2) == "month_closed"
    assert refused(strike, secretary, confirmed) == "month_closed"


def test_a_reported_record_of_a_closed_month_may_still_be_confirmed(
    own, secretary, officer, member, branch
):
    enter(secretary, make_member(branch, "李四", 2))
    [record] = enter(own, member)
    close_month(month=JUNE, user=officer)
    confirm_service_record(record=record, actor=actor_of(secretary))
    running = localdate().replace(day=1)
    settle_month(month=running)
    assert PointEntry.objects.get(member=member).booked_on == localdate()
