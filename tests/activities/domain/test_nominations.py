from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.choices import Capability
from accounts.models import AuditEvent
from activities.domain.nominations import (
    capability_for,
    move_nomination,
    nominate,
    publish_month,
    set_deadlines,
    withdraw_nomination,
)
from activities.domain.workflow import change_state, record_activity
from activities.models import Method, Nomination
from activities.reports.showcase import published_months, showcase, tally
from common.errors import RuleViolation
from tests.conftest import actor_of, make_branch, make_member

JUNE = date(2018, 6, 1)
YESTERDAY = localdate() - timedelta(days=1)


def hold(branch, user, day=date(2018, 6, 8), **changed):
    if not branch.affiliations.exists():
        make_member(branch, "张三", branch.pk)
    fields = {"kind": "party_day", "held_on": day, "theme": "走访", "place": "室", **changed}
    return record_activity(branch=branch, fields=fields, away={}, actor=actor_of(user))


def put_forward(activity, user):
    return nominate(activity=activity, reason="参与率高", summary="入户走访", actor=actor_of(user))


def move(nomination, to, user):
    move_nomination(nomination=nomination, to=to, actor=actor_of(user))
    nomination.refresh_from_db()
    return nomination


def pick(nomination, user):
    return move(move(nomination, "shortlisted", user), "picked", user)


def refusal(function, *given, **named):
    with pytest.raises(RuleViolation) as refused:
        function(*given, **named)
    return refused.value.code


@pytest.fixture
def nomination(branch, secretary):
    return put_forward(hold(branch, secretary), secretary)


def test_a_submitted_party_day_is_nominated_for_its_month(nomination, branch):
    assert (nomination.month, nomination.organization) == (JUNE, branch)
    assert nomination.state == "nominated"
    assert AuditEvent.objects.latest("id").action == "nominated"


def test_a_draft_a_lesson_and_what_was_returned_are_not_nominated(branch, secretary, town_officer):
    draft = hold(branch, secretary, localdate() + timedelta(days=1))
    lesson = hold(branch, secretary, kind="lesson")
    returned = change_state(
        activity=hold(branch, secretary), to="returned", actor=actor_of(town_officer), reason="错"
    )
    for activity in (draft, lesson, returned):
        assert refusal(put_forward, activity, secretary) == "does_not_count"


def test_a_branch_nominates_once_a_month_and_may_change_its_mind(nomination, branch, secretary):
    other = hold(branch, secretary, date(2018, 6, 20))
    assert refusal(put_forward, other, secretary) == "nominated_already"
    withdraw_nomination(nomination=nomination, actor=actor_of(secretary))
    assert put_forward(other, secretary).activity == other


def test_the_way_goes_over_the_shortlist_and_every_step_back(nomination, officer):
    assert refusal(move, nomination, "picked", officer) == "wrong_state"
    for to in ("shortlisted", "picked", "shortlisted", "nominated"):
        assert move(nomination, to, officer).state == to
    assert refusal(move, nomination, "nominated", officer) == "wrong_state"


def test_who_shortlists_does_not_pick_and_does_not_take_back_a_pick(nomination, officer):
    assert capability_for(nomination=nomination, to="shortlisted") == (
        Capability.NOMINATION_SHORTLIST
    )
    assert capability_for(nomination=nomination, to="picked") == Capability.SHOWCASE_PUBLISH
    pick(nomination, officer)
    assert capability_for(nomination=nomination, to="shortlisted") == Capability.SHOWCASE_PUBLISH


def test_no_more_are_picked_than_the_method_has_places(
    nomination, sibling_branch, town, secretary, officer
):
    Method.objects.update(stars=1)
    pick(nomination, officer)
    other = put_forward(hold(sibling_branch, officer), officer)
    move(other, "shortlisted", officer)
    assert refusal(move, other, "picked", officer) == "no_place_left"
    move(nomination, "shortlisted", officer)
    assert move(other, "picked", officer).state == "picked"


def test_what_no_longer_counts_is_neither_shortlisted_nor_picked_nor_published(
    nomination, officer, town_officer
):
    pick(nomination, officer)
    change_state(
        activity=nomination.activity, to="returned", actor=actor_of(town_officer), reason="核实"
    )
    assert refusal(publish_month, month=JUNE, actor=actor_of(officer)) == "does_not_count"
    move(nomination, "shortlisted", officer)
    assert refusal(move, nomination, "picked", officer) == "does_not_count"
    move(nomination, "nominated", officer)
    assert refusal(move, nomination, "shortlisted", officer) == "does_not_count"


def test_deadlines_hold_nominations_and_shortlists_up(
    nomination, branch, sibling_branch, officer, secretary
):
    actor = actor_of(officer)
    set_deadlines(month=JUNE, nominate_by=YESTERDAY, shortlist_by=YESTERDAY, actor=actor)
    assert refusal(put_forward, hold(sibling_branch, officer), officer) == "too_late"
    assert refusal(move, nomination, "shortlisted", officer) == "too_late"
    set_deadlines(month=JUNE, nominate_by=None, shortlist_by=localdate(), actor=actor)
    assert move(nomination, "shortlisted", officer).state == "shortlisted"


def test_shortlists_do_not_end_before_nominations(officer):
    days = {"nominate_by": localdate(), "shortlist_by": YESTERDAY}
    assert refusal(set_deadlines, month=JUNE, **days, actor=actor_of(officer)) == "wrong_order"


def test_publication_is_final(nomination, branch, officer, secretary):
    actor = actor_of(officer)
    assert refusal(publish_month, month=JUNE, actor=actor) == "nothing_picked"
    pick(nomination, officer)
    assert not showcase().exists()
    publish_month(month=JUNE, actor=actor)
    assert published_months() == [JUNE]
    assert refusal(publish_month, month=JUNE, actor=actor) == "published"
    assert refusal(move, nomination, "shortlisted", officer) == "published"
    assert refusal(withdraw_nomination, nomination=nomination, actor=actor) == "published"
    other = hold(make_branch(branch.superior, 3), officer)
    assert refusal(put_forward, other, officer) == "published"


def test_the_showcase_counts_who_came_and_leaves_out_what_was_cancelled_since(
    nomination, branch, officer
):
    pick(nomination, officer)
    publish_month(month=JUNE, actor=actor_of(officer))
    assert [shown.present for shown in showcase()] == [1]
    change_state(
        activity=nomination.activity, to="cancelled", actor=actor_of(officer), reason="重复"
    )
    assert not showcase().exists()


def test_each_step_is_counted_with_those_beyond_it(nomination, sibling_branch, officer):
    pick(nomination, officer)
    put_forward(hold(sibling_branch, officer), officer)
    assert tally(nominations=Nomination.objects.all()) == (2, 1, 1)
