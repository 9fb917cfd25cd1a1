from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from activities.domain.workflow import amend_activity, change_state, record_activity
from activities.models import Activity
from common.errors import RuleViolation
from tests.conftest import actor_of, make_member

DAY = date(2018, 6, 1)


def fields(**changed):
    return {"kind": "party_day", "held_on": DAY, "theme": "学习", "place": "室", **changed}


@pytest.fixture
def record(branch, member):
    def make(user, **changed):
        return record_activity(
            branch=branch, fields=fields(**changed), away={}, actor=actor_of(user)
        )

    return make


def refusal(function, **arguments):
    with pytest.raises(RuleViolation) as refused:
        function(**arguments)
    return refused.value.code


def test_an_entry_is_a_draft_ahead_submitted_by_the_branch_and_accepted_from_above(
    record, secretary, town_officer
):
    assert record(secretary).state == "submitted"
    assert record(town_officer, held_on=date(2018, 7, 1)).state == "accepted"
    assert record(town_officer, held_on=localdate() + timedelta(days=3)).state == "draft"


def test_nothing_is_recorded_before_the_branch_was_founded(record, secretary, branch):
    assert refusal(record, user=secretary, held_on=date(2000, 12, 31)) == "no_branch_yet"


def test_nothing_is_recorded_where_nobody_was_due(record, secretary):
    assert refusal(record, user=secretary, held_on=date(2005, 6, 30)) == "nobody_due"


def test_the_second_entry_of_a_day_names_the_first(record, secretary):
    first = record(secretary)
    with pytest.raises(RuleViolation) as refused:
        record(secretary, theme="又一次")
    assert refused.value.params == {"activity": first.pk}


def test_an_amended_activity_may_not_become_a_second_of_its_day(record, secretary, town_officer):
    record(secretary)
    other = record(secretary, held_on=date(2018, 6, 8))
    change_state(activity=other, to="returned", actor=actor_of(town_officer), reason="日期不对")
    arguments = {"activity": other, "away": {}, "actor": actor_of(secretary)}
    assert refusal(amend_activity, fields=fields(), **arguments) == "recorded_already"
    early = fields(held_on=date(2000, 1, 1))
    assert refusal(amend_activity, fields=early, **arguments) == "no_branch_yet"


def test_a_step_taken_already_is_told_apart_from_a_step_that_is_none(
    record, secretary, town_officer
):
    activity = record(secretary)
    arguments = {"activity": activity, "actor": actor_of(town_officer)}
    change_state(to="accepted", **arguments)
    assert refusal(change_state, to="accepted", **arguments) == "done_already"
    assert refusal(change_state, to="submitted", **arguments) == "wrong_state"
    assert refusal(change_state, to="nonsense", **arguments) == "wrong_state"


def test_only_who_had_joined_is_due(record, branch, secretary):
    make_member(branch, "新党员", 9, joined_on=date(2018, 6, 2))
    assert record(secretary).attendances.count() == 1


def test_a_list_amended_by_hand_takes_the_place_of_what_a_file_reported(
    record, secretary, branch, member
):
    activity = record(secretary)
    reported = {"absentees_text": "李四（外出）", "due_reported": 9, "present_reported": 8}
    Activity.objects.filter(pk=activity.pk).update(state="returned", **reported)
    arguments = {"activity": activity, "actor": actor_of(secretary)}
    amend_activity(fields=fields(theme="新"), away={}, **arguments)
    assert Activity.objects.values(*reported).get() == reported
    amend_activity(fields=fields(), away={member.pk: ("leave", "生病")}, **arguments)
    kept = {"absentees_text": "", "due_reported": None, "present_reported": None}
    assert Activity.objects.values(*reported).get() == kept
    assert activity.attendances.get().state == "leave"


def test_the_host_is_known_by_name_where_one_alone_bears_it(record, secretary, branch, member):
    assert record(secretary, host_text="张 三").host == member
    make_member(branch, "张三", 2)
    assert record(secretary, host_text="张三", held_on=date(2018, 6, 2)).host is None
