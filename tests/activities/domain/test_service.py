from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from activities.domain.service import Stint, add_service_records
from activities.models import ServiceRecord
from common.errors import RuleViolation
from tests.conftest import actor_of, make_member

DAY = date(2018, 6, 25)


def fields(**changed):
    return {"served_on": DAY, "activity_name": "植树", "hours_reported": Decimal(4), **changed}


@pytest.fixture
def add(officer, branch, member):
    def make(*entries):
        return add_service_records(
            entries=[(member, branch, entry) for entry in entries],
            actor=actor_of(officer),
            confirm=True,
        )

    return make


def refusal(function, *arguments):
    with pytest.raises(RuleViolation) as refused:
        function(*arguments)
    return refused.value.code


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"hours_reported": Decimal("0.49")}, "out_of_range"),
        ({"hours_reported": Decimal("24.01")}, "out_of_range"),
        ({"hours_reported": Decimal("16.01")}, "too_long_a_day"),
        ({"starts_at": time(9)}, "half_a_time"),
        ({"ends_at": time(9)}, "half_a_time"),
        ({"starts_at": time(9), "ends_at": time(8, 59)}, "ends_early"),
        ({"starts_at": time(22), "ends_at": time(14, 1)}, "ends_early"),
        ({"starts_at": time(9), "ends_at": time(9)}, "ends_early"),
        ({"starts_at": time(14), "ends_at": time(15)}, "more_than_the_times"),
        ({"starts_at": time(22), "ends_at": time(1, 59)}, "more_than_the_times"),
    ],
)
def test_no_door_lets_a_record_in_that_cannot_be(add, changed, code):
    assert refusal(add, fields(**changed)) == code
    assert not ServiceRecord.objects.exists()


def test_a_day_of_sixteen_hours_is_full_until_the_next(add):
    add(
        fields(hours_reported=Decimal("15.5")),
        fields(activity_name="甲", served_on=date(2018, 7, 1)),
    )
    assert refusal(add, fields(activity_name="乙", hours_reported=1)) == "too_long_a_day"
    add(fields(activity_name="乙", hours_reported=Decimal("0.5")))
    assert (
        refusal(add, fields(activity_name="丙", hours_reported=Decimal("0.5"))) == "too_long_a_day"
    )


def test_hours_cut_by_the_confirmation_do_not_fill_the_day(add):
    [record] = add(fields(hours_reported=12))
    ServiceRecord.objects.filter(pk=record.pk).update(hours_confirmed=6)
    add(fields(activity_name="乙", hours_reported=10))


def test_another_member_has_a_day_of_ones_own(add, officer, branch):
    add(fields(hours_reported=16, starts_at=time(6), ends_at=time(22)))
    other = make_member(branch, "李四", 2)
    same = [(other, branch, fields(starts_at=time(9), ends_at=time(13)))]
    add_service_records(entries=same, actor=actor_of(officer), confirm=False)


def test_hours_are_no_more_than_the_times_hold(add):
    twenty_past = {"starts_at": time(9), "ends_at": time(11, 20)}
    add(fields(hours_reported=Decimal("2.33"), **twenty_past))
    longer = fields(activity_name="乙", hours_reported=Decimal("2.34"), **twenty_past)
    with pytest.raises(RuleViolation) as refused:
        add(longer | {"served_on": DAY + timedelta(days=1)})
    assert refused.value.messages == [
        "张三：09:00 至 11:20 只有 2.33 小时，填报了 2.34 小时，请核对时长和起止时间。"
    ]


def test_a_night_is_entered_by_its_times_and_belongs_to_the_day_it_began(add):
    [record] = add(fields(starts_at=time(22), ends_at=time(2)))
    assert (record.served_on, record.ends_next_day) == (DAY, True)
    [until] = add(fields(activity_name="乙", starts_at=time(20), ends_at=time(0), hours_reported=2,
                         served_on=DAY - timedelta(days=3)))  # fmt: skip
    assert until.ends_next_day
    full = fields(activity_name="丙", hours_reported=16, served_on=DAY + timedelta(days=1))
    add(full)  # the hours past midnight fill the day of the start alone


@pytest.mark.parametrize("shift", [-1, 0, 1])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_night_overlaps_with_records_of_the_days_around(add, shift, at_once):
    times = {-1: (time(20), time(0, 30)), 0: (time(23), time(0, 30)), 1: (time(1), time(3))}
    night_start = {-1: time(0, 10), 0: time(22), 1: time(22)}[shift]
    night = fields(starts_at=night_start, ends_at=time(2), hours_reported=1)
    start, end = times[shift]
    other = fields(
        activity_name="乙", served_on=DAY + timedelta(days=shift), starts_at=start, ends_at=end,
        hours_reported=1,
    )  # fmt: skip
    if not at_once:
        add(other)
    assert refusal(add, *([night, other] if at_once else [night])) == "overlap"


def test_what_begins_when_a_night_ends_is_let_in(add):
    add(fields(starts_at=time(22), ends_at=time(2)))
    add(fields(activity_name="乙", served_on=DAY + timedelta(days=1), starts_at=time(2),
               ends_at=time(6)))  # fmt: skip


def test_the_night_in_the_way_is_named_with_its_date(add):
    add(fields(starts_at=time(22), ends_at=time(2)))
    with pytest.raises(RuleViolation) as refused:
        add(fields(activity_name="乙", served_on=DAY + timedelta(days=1), starts_at=time(1),
                   ends_at=time(6)))  # fmt: skip
    [message] = refused.value.messages
    assert message == "张三：该党员 2018-06-25 22:00 至 次日 02:00 另有服务记录，请核对时间。"


def test_two_of_one_call_are_held_against_each_other(add):
    early = fields(starts_at=time(9), ends_at=time(13))
    late = fields(activity_name="乙", starts_at=time(10), ends_at=time(14))
    assert refusal(add, early, late) == "overlap"


MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(st.lists(MINUTES, min_size=4, max_size=4, unique=True).map(sorted))
def test_stints_overlap_exactly_if_they_share_a_minute(times):
    a, b, c, d = times
    hours = Decimal(1)
    for one, other in (((a, c), (b, d)), ((a, d), (b, c))):
        assert Stint(hours, *one).overlaps(Stint(hours, *other))
        assert Stint(hours, *other).overlaps(Stint(hours, *one))
    assert not Stint(hours, a, b).overlaps(Stint(hours, c, d))
    assert not Stint(hours, a, b).overlaps(Stint(hours, b, c))
    assert not Stint(hours, a, d).overlaps(Stint(hours))
    assert not Stint(hours, a, b).overlaps(Stint(hours, c, d), days_later=1)
    assert Stint(hours, d, b).overlaps(Stint(hours, a, c), days_later=1)
    assert Stint(hours, a, c).overlaps(Stint(hours, d, b), days_later=-1)
    assert not Stint(hours, d, b).overlaps(Stint(hours, b, c), days_later=1)
    assert Stint(hours, c, a).overlaps(Stint(hours, d, b))


@pytest.mark.parametrize(("start", "end"), [(time(22), time(2)), (time(8), time(0))])
def test_the_database_lets_a_night_in(add, start, end):
    [record] = add(fields())
    ServiceRecord.objects.filter(pk=record.pk).update(starts_at=start, ends_at=end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (time(7), time(1)),
        (time(23), time(16)),
        (time(9), None),
        (None, time(9)),
        (time(9), time(9)),
        (time(9), time(8)),
    ],
)
def test_the_database_refuses_half_a_time_and_an_end_before_the_start(add, start, end):
    [record] = add(fields())
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceRecord.objects.filter(pk=record.pk).update(starts_at=start, ends_at=end)
