from datetime import date, time
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
    same = [(other, branch, fields(starts_at=time(9), ends_at=time(11)))]
    add_service_records(entries=same, actor=actor_of(officer), confirm=False)


def test_two_of_one_call_are_held_against_each_other(add):
    early = fields(starts_at=time(9), ends_at=time(11))
    late = fields(activity_name="乙", starts_at=time(10), ends_at=time(12))
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


@pytest.mark.parametrize(
    ("start", "end"), [(time(9), None), (None, time(9)), (time(9), time(9)), (time(9), time(8))]
)
def test_the_database_refuses_half_a_time_and_an_end_before_the_start(add, start, end):
    [record] = add(fields())
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceRecord.objects.filter(pk=record.pk).update(starts_at=start, ends_at=end)
