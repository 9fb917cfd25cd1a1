"""Committees and party groups: who may hold a post, one at a time, and how it ends."""

from datetime import date

import pytest
import time_machine

from accounts.choices import Action
from accounts.models import AuditEvent
from common.errors import RuleViolation
from members.choices import PartyPost
from members.domain.appointments import appoint, end_appointments, take_out
from members.models import Appointment
from tests.activities.compliance import make_group
from tests.conftest import actor_of, make_member

ELECTED = date(2018, 3, 1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2018-06-20 12:00+08:00"):
        yield


@pytest.fixture
def actor(secretary):
    return actor_of(secretary)


@pytest.fixture
def people(branch):
    return [make_member(branch, name, n) for n, name in enumerate("甲乙丙", 1)]


def give(actor, organization, post, *members, since=ELECTED):
    return appoint(organization=organization, post=post, members=members, since=since, actor=actor)


def refused(act, **wanted):
    with pytest.raises(RuleViolation) as refusal:
        act(**wanted)
    return refusal.value.code


def test_a_committee_is_entered_post_by_post_with_the_secretary_first(actor, branch, people):
    give(actor, branch, PartyPost.COMMISSIONER, people[1], people[2])
    give(actor, branch, PartyPost.SECRETARY, people[0])
    held = branch.appointments.on(ELECTED).by_rank()
    assert [post.member.name for post in held] == ["甲", "丙", "乙"]
    assert not branch.appointments.on(date(2018, 2, 28)).exists()
    assert AuditEvent.objects.filter(action=Action.APPOINTED).count() == 3


@pytest.mark.parametrize(
    ("post", "since", "code"),
    [
        (PartyPost.SECRETARY, date(2018, 6, 21), "future_date"),
        (PartyPost.SECRETARY, date(2000, 12, 31), "no_organization_yet"),
        (PartyPost.LEADER, ELECTED, "no_post"),
    ],
)
def test_a_post_needs_a_branch_of_the_day_that_has_it(actor, branch, people, post, since, code):
    assert (
        refused(
            appoint, organization=branch, post=post, members=people[:1], since=since, actor=actor
        )
        == code
    )


def test_only_full_members_of_the_branch_sit_on_its_committee(actor, branch, sibling_branch):
    new = make_member(branch, "预", 7, stage="probationary")
    other = make_member(sibling_branch, "外", 8)
    for member in (new, other):
        wanted = {"organization": branch, "post": "deputy", "since": ELECTED, "actor": actor}
        assert refused(appoint, members=[member], **wanted) == "not_of_the_branch"
    group = make_group(branch, 1)
    give(actor, group, PartyPost.IN_GROUP, new)
    assert group.appointments.get().member == new


def test_a_branch_has_one_secretary_and_a_member_one_post_of_it(actor, branch, people):
    wanted = {"organization": branch, "since": ELECTED, "actor": actor}
    assert refused(appoint, post="secretary", members=people[:2], **wanted) == "one_alone"
    give(actor, branch, PartyPost.SECRETARY, people[0])
    assert refused(appoint, post="secretary", members=people[1:2], **wanted) == "taken"
    assert refused(appoint, post="publicity", members=people[:1], **wanted) == "taken"


def test_a_post_ends_with_its_last_day_and_says_why(actor, branch, people):
    held = give(actor, branch, PartyPost.SECRETARY, people[0])
    wanted = {"appointments": held, "actor": actor}
    assert refused(end_appointments, last=ELECTED, reason="", **wanted) == "missing_reason"
    early = date(2018, 2, 28)
    assert refused(end_appointments, last=early, reason="换届", **wanted) == "ends_before_start"
    ahead = date(2018, 6, 21)
    assert refused(end_appointments, last=ahead, reason="换届", **wanted) == "future_date"
    end_appointments(last=date(2018, 5, 31), reason="换届", **wanted)
    assert branch.appointments.on(date(2018, 5, 31)).exists()
    assert not branch.appointments.on(date(2018, 6, 1)).exists()
    assert refused(end_appointments, last=ELECTED, reason="换届", **wanted) == "done_already"
    late = {"organization": branch, "post": "secretary", "members": people[1:2], "actor": actor}
    assert refused(appoint, since=date(2018, 5, 31), **late) == "taken"
    give(actor, branch, PartyPost.SECRETARY, people[1], since=date(2018, 6, 1))


def test_what_was_entered_by_mistake_is_taken_out_and_kept_in_the_history(actor, branch, people):
    held = give(actor, branch, PartyPost.SECRETARY, people[0])
    take_out(appointments=held, reason="录错人", actor=actor)
    assert not Appointment.objects.exists()
    kept = Appointment.pgh_event_model.objects.get()
    assert (kept.member_id, kept.pgh_label) == (people[0].pk, "delete")
