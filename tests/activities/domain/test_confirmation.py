from datetime import date
from decimal import Decimal

import pytest

from activities.domain.confirmation import confirm_service_record, confirm_service_records
from activities.models import ServiceRecord
from common.errors import RuleViolation
from points.domain.settlement import settle_month
from points.models import PointEntry
from tests.conftest import actor_of, make_member

JUNE = date(2018, 6, 1)


def report(member, branch, name="植树", hours=4, **fields):
    return ServiceRecord.objects.create(
        member=member,
        organization=branch,
        served_on=JUNE,
        activity_name=name,
        hours_reported=hours,
        **fields,
    )


def refused(function, **arguments):
    with pytest.raises(RuleViolation) as error:
        function(**arguments)
    return error.value.code


def confirm_all(user, expected):
    confirm_service_records(
        records=ServiceRecord.objects.all(), expected=expected, actor=actor_of(user)
    )


def test_fewer_hours_may_be_confirmed_than_were_reported_and_never_more(secretary, member, branch):
    record, actor = report(member, branch), actor_of(secretary)
    for hours in (Decimal("4.5"), Decimal(0)):
        code = refused(confirm_service_record, record=record, actor=actor, hours=hours)
        assert code == "more_than_reported"
    confirm_service_record(record=record, actor=actor, hours=Decimal("2.5"), effect="good")
    record.refresh_from_db()
    assert (record.hours_reported, record.hours_confirmed, record.effect) == (4, 2.5, "good")
    settle_month(month=JUNE)
    assert PointEntry.objects.get().points == 3


def test_nobody_confirms_the_own_service_and_the_town_does_it_instead(
    secretary, town_officer, member, branch
):
    member.user = secretary
    member.save()
    record = report(member, branch)
    code = refused(confirm_service_record, record=record, actor=actor_of(secretary))
    assert code == "own_record"
    confirm_service_record(record=record, actor=actor_of(town_officer))
    assert ServiceRecord.objects.get().confirmed_by == town_officer


def test_many_are_confirmed_at_once_without_the_own(secretary, member, branch):
    member.user = secretary
    member.save()
    report(member, branch)
    for serial in (2, 3):
        report(make_member(branch, f"党员{serial}", serial), branch)
    confirm_all(secretary, 2)
    confirmed = ServiceRecord.objects.confirmed()
    assert sorted(confirmed.values_list("member__name", "hours_confirmed")) == [
        ("党员2", 4),
        ("党员3", 4),
    ]


def test_a_list_that_changed_meanwhile_is_not_confirmed(secretary, member, branch):
    report(member, branch)
    assert refused(confirm_all, user=secretary, expected=2) == "list_changed"
    assert not ServiceRecord.objects.confirmed().exists()


def test_what_is_out_of_reach_is_not_among_many(secretary, foreign_branch):
    report(make_member(foreign_branch, "李四", 2), foreign_branch)
    assert refused(confirm_all, user=secretary, expected=1) == "list_changed"
