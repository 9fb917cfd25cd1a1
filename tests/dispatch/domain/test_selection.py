"""Each step of a nominee is dated, says who decided, and cannot be skipped."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from branches.domain.workdays import add_working_days
from common.errors import RuleViolation
from dispatch.choices import NomineeState, ObjectionState
from dispatch.domain.selection import (
    Decision,
    decide_objection,
    move_nominees,
    nominate,
    object_to_nominee,
    publish_notice,
    take_back,
)
from dispatch.models import Nominee
from tests.conftest import actor_of
from tests.dispatch.programmes import decided, end, make_programme, nominated, on_notice, staff_of


@pytest.fixture
def programme(officer, unit):
    staff_of(unit, 10)
    return make_programme(officer)


def move(officer, people, to, decision=None):
    return move_nominees(
        nominees=people, to=to, decision=decision or decided(), actor=actor_of(officer)
    )


def states(programme):
    return [one.state for one in Nominee.objects.filter(programme=programme)]


def test_a_nominee_comes_from_the_base_once_and_more_than_the_quota_is_no_refusal(
    programme, officer
):
    people = nominated(programme, officer, 4)
    assert states(programme) == ["nominated"] * 4
    with pytest.raises(RuleViolation, match="已推荐"):
        nominate(entry=people[0].entry, reason="", actor=actor_of(officer))


def test_a_unit_takes_back_until_the_recommendation_and_nominates_again(programme, officer):
    actor, [one] = actor_of(officer), nominated(programme, officer, 1)
    take_back(nominee=one, reason="另有任务", actor=actor)
    assert states(programme) == ["dropped"]
    again = nominate(entry=one.entry, reason="任务完成", actor=actor)
    assert again.pk == one.pk
    assert [step.to for step in again.steps.all()] == ["nominated", "dropped", "nominated"]
    move(officer, [again], NomineeState.RECOMMENDED)
    again.refresh_from_db()
    with pytest.raises(RuleViolation, match="干部科"):
        take_back(nominee=again, reason="后悔", actor=actor)


def test_steps_are_taken_in_order_dated_with_who_decided_and_why(programme, officer):
    people = nominated(programme, officer, 2)
    for step in (NomineeState.REVIEWED, NomineeState.ON_NOTICE, NomineeState.CLEARED):
        with pytest.raises(RuleViolation, match=str(people[0])):
            move(officer, people, step)
    decision = Decision(date(2018, 5, 20), "区委组织部部务会", "表现优秀")
    move(officer, people, NomineeState.RECOMMENDED, decision)
    step = people[0].steps.last()
    assert (step.taken_on, step.decided_by, step.reason) == (
        date(2018, 5, 20),
        "区委组织部部务会",
        "表现优秀",
    )
    programme.refresh_from_db()
    assert programme.state == "selecting"


def test_one_who_cannot_take_the_step_holds_all_back(programme, officer):
    people = nominated(programme, officer, 2)
    move(officer, people[:1], NomineeState.RECOMMENDED)
    with pytest.raises(RuleViolation):
        move(officer, people, NomineeState.RECOMMENDED)
    assert sorted(states(programme)) == ["nominated", "recommended"]


def test_dropping_needs_a_reason_and_no_step_lies_ahead(programme, officer):
    people = nominated(programme, officer, 1)
    with pytest.raises(RuleViolation, match="理由"):
        move(officer, people, NomineeState.DROPPED, Decision(localdate(), "部务会"))
    ahead = Decision(localdate() + timedelta(days=1), "部务会")
    with pytest.raises(RuleViolation, match="今天"):
        move(officer, people, NomineeState.RECOMMENDED, ahead)
    with pytest.raises(RuleViolation, match="至少"):
        move(officer, [], NomineeState.RECOMMENDED)


def test_the_notice_runs_five_working_days_and_nobody_is_cleared_meanwhile(programme, officer):
    notice, people = on_notice(programme, officer, 2)
    today = localdate()
    assert (notice.published_on, notice.ends_on) == (
        today,
        add_working_days(start=today, days=5),
    )
    with pytest.raises(RuleViolation, match=f"{notice.ends_on}"):
        move(officer, people, NomineeState.CLEARED)
    end(notice)
    move(officer, people, NomineeState.CLEARED)
    assert states(programme) == ["cleared"] * 2


def test_the_national_holiday_does_not_count(programme, officer, monkeypatch):
    monkeypatch.setattr("dispatch.domain.selection.localdate", lambda: date(2018, 9, 28))
    people = nominated(programme, officer, 1)
    for step in (NomineeState.RECOMMENDED, NomineeState.REVIEWED):
        move(officer, people, step, Decision(date(2018, 9, 28), "部务会"))
    notice = publish_notice(
        programme=programme,
        nominees=people,
        decision=Decision(date(2018, 9, 28), "部务会"),
        actor=actor_of(officer),
    )
    # 29 and 30 September are worked instead of days of the holiday, which ends on the 7th.
    assert notice.ends_on == date(2018, 10, 10)


def test_an_open_or_upheld_objection_holds_back_a_dismissed_one_does_not(programme, officer):
    actor = actor_of(officer)
    notice, people = on_notice(programme, officer, 2)
    said = {"raised_by": "群众来电", "text": "反映工作作风问题", "actor": actor}
    first, second = (object_to_nominee(nominee=one, **said) for one in people)
    end(notice)
    with pytest.raises(RuleViolation, match="异议"):
        move(officer, people[:1], NomineeState.CLEARED)
    decide_objection(
        objection=first, state=ObjectionState.DISMISSED, answer="经查不属实", actor=actor
    )
    decide_objection(objection=second, state=ObjectionState.UPHELD, answer="属实", actor=actor)
    with pytest.raises(RuleViolation, match="已处理"):
        decide_objection(objection=first, state=ObjectionState.UPHELD, answer="再议", actor=actor)
    move(officer, people[:1], NomineeState.CLEARED)
    with pytest.raises(RuleViolation, match="成立"):
        move(officer, people[1:], NomineeState.CLEARED)
    move(officer, people[1:], NomineeState.DROPPED)


def test_objections_are_taken_on_the_last_day_and_not_after(programme, officer):
    actor = actor_of(officer)
    notice, people = on_notice(programme, officer, 1)
    said = {"raised_by": "群众来信", "text": "另有意见", "actor": actor}
    notice.ends_on = localdate()
    assert notice.runs_on(localdate())
    end(notice)
    with pytest.raises(RuleViolation, match="公示期"):
        object_to_nominee(nominee=Nominee.objects.get(pk=people[0].pk), **said)


def test_no_nominations_before_quotas_and_after_the_postings(programme, officer):
    [one] = nominated(programme, officer, 1)
    programme.state = "running"
    programme.save()
    other = one.entry.quota.names.exclude(pk=one.entry_id)[0]
    with pytest.raises(RuleViolation, match="两走进两提升"):
        nominate(entry=other, reason="", actor=actor_of(officer))
