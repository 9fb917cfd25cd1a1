from datetime import date

import pytest

from activities.domain.meetings import Particulars, votes_on_record
from activities.domain.records import GuestEntry, MotionEntry
from activities.domain.workflow import amend_activity, record_activity
from common.errors import RuleViolation
from tests.conftest import actor_of, make_member

DAY = date(2018, 6, 1)


def fields(**changed):
    meeting = {"kind": "members_meeting", "held_on": DAY, "theme": "转正", "place": "室"}
    return {**meeting, **changed}


@pytest.fixture
def people(branch):
    """Five full members, one confirmed only later, one on probation."""
    full = [make_member(branch, f"正式{n}", n) for n in range(1, 6)]
    late = make_member(branch, "后转正", 6, confirmed_on=date(2018, 6, 2))
    new = make_member(branch, "预备", 7, stage="probationary")
    return [*full, late, new]


@pytest.fixture
def hold(branch, people, secretary):
    def make(away=None, changed=None, **said):
        return record_activity(
            branch=branch, fields=fields(**(changed or {})), away=away or {},
            actor=actor_of(secretary), said=Particulars(**said),
        )  # fmt: skip

    return make


def decided(activity):
    ballot = votes_on_record(activity=activity, listed=list(activity.attendances.all()))
    return ballot.electorate, [str(decision.outcome) for decision in ballot.decisions]


def refusal(function, *given, **arguments):
    with pytest.raises(RuleViolation) as refused:
        function(*given, **arguments)
    return refused.value.code


def test_full_members_of_the_day_alone_are_entitled(hold):
    electorate, outcomes = decided(hold(motions=[MotionEntry("同意转正", 3, 1, 1)]))
    assert (electorate.entitled, electorate.present, outcomes) == (5, 5, ["carried"])


def test_who_is_away_stays_in_the_base(hold, people):
    away = {one.pk: ("leave", "生病") for one in people[:2]}
    motions = [MotionEntry("同意", 3), MotionEntry("改选", 2, 1)]
    electorate, outcomes = decided(hold(away, motions=motions))
    assert (electorate.present, outcomes) == (3, ["carried", "failed"])


def test_exactly_half_decides_nothing(hold, people, branch):
    make_member(branch, "正式6", 8)
    away = {one.pk: ("absent", "") for one in people[:3]}
    assert decided(hold(away, motions=[MotionEntry("同意", 3)]))[1] == ["no_quorum"]


def test_more_votes_than_present_are_refused(hold, people):
    away = {people[0].pk: ("leave", "生病")}
    assert refusal(hold, away, motions=[MotionEntry("同意", 4, 1)]) == "too_many_votes"


def test_members_are_left_out_by_a_declared_rule_alone(hold, people):
    uncounted = {people[0].pk: "excused", people[1].pk: "suspended"}
    motions = [MotionEntry("同意", 2, 1)]
    assert refusal(hold, uncounted=uncounted, motions=motions) == "missing_rule"
    activity = hold(changed={"excuse": "流动党员"}, uncounted=uncounted, motions=motions)
    assert (decided(activity)[0].entitled, decided(activity)[1]) == (3, ["carried"])


def test_a_member_on_probation_gets_no_vote_by_any_word(hold, people):
    activity = hold(uncounted={people[6].pk: "entitled"})
    assert activity.attendances.get(member=people[6]).vote == "probationary"


def test_a_party_day_decides_nothing(hold):
    changed = {"kind": "party_day"}
    assert refusal(hold, changed=changed, motions=[MotionEntry("同意", 1)]) == "no_votes_here"
    assert set(hold(changed=changed).attendances.values_list("vote", flat=True)) == {""}


def test_a_draft_is_mended_with_all_that_belongs_to_it(hold, branch, secretary, sibling_branch):
    activity = hold(
        motions=[MotionEntry("一", 3), MotionEntry("二", 3)],
        guests=[GuestEntry("王常委", "contact")],
    )
    activity.state = "returned"
    activity.save()
    said = Particulars(motions=[MotionEntry("三", 5)], partners=[sibling_branch])
    amend_activity(
        activity=activity, fields=fields(), away={}, actor=actor_of(secretary), said=said
    )
    assert [str(motion) for motion in activity.motions.all()] == ["1. 三"]
    assert not activity.guests.exists()
    assert activity.parts.get(is_lead=False).organization == sibling_branch


def test_decisions_stand_when_a_member_leaves_the_party_later(hold, people):
    activity = hold(motions=[MotionEntry("同意", 3)])
    for one in people[:3]:
        one.stage = "left"
        one.save()
    assert decided(activity)[0].entitled == 5
