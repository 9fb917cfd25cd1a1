"""Every sentence of the rules of due, met, late and missing."""

from datetime import date

import pytest

from activities.domain.requirements import grant_exemption, withdraw_exemption
from activities.models import ActivityPart, Requirement
from members.domain.register import RosterEntry, add_members
from members.models import Affiliation
from tests.activities.compliance import found, hold, make_group, states
from tests.conftest import actor_of, id_number, make_member

JAN, FEB, MAR, JUNE, JULY, DEC = (date(2018, month, 1) for month in (1, 2, 3, 6, 7, 12))


def existing(branch, founded=None, dissolved=None):
    branch.founded_on, branch.dissolved_on = founded, dissolved
    branch.save()


@pytest.mark.parametrize(
    ("founded", "dissolved", "state"),
    [
        (None, None, "missing"),
        (date(2018, 6, 16), None, "missing"),  # 15 days
        (date(2018, 6, 17), None, "not_due"),  # 14 days
        (None, date(2018, 6, 15), "missing"),
        (None, date(2018, 6, 14), "not_due"),
        (date(2018, 6, 8), date(2018, 6, 22), "missing"),
    ],
)
def test_a_month_is_due_after_fifteen_days_of_existence(branch, founded, dissolved, state):
    existing(branch, founded, dissolved)
    assert states("party_day", JUNE) == [state]


def test_a_branch_that_did_not_exist_has_no_term(branch):
    existing(branch, date(2018, 7, 1))
    assert states("party_day", JUNE) == []
    existing(branch, None, date(2018, 5, 31))
    assert states("party_day", JUNE) == []


@pytest.mark.parametrize(
    ("submitted", "backfill", "state", "days"),
    [
        (date(2018, 7, 5), False, "met", 0),
        (date(2018, 7, 6), False, "late", 1),
        (date(2018, 7, 12), False, "late", 7),
        (date(2019, 7, 12), True, "met", 0),
    ],
)
def test_a_record_is_late_after_the_fifth_of_the_next_month(
    branch, submitted, backfill, state, days
):
    hold(branch, date(2018, 6, 25), submitted=submitted, is_backfill=backfill)
    [duty] = found("party_day", JUNE)
    assert (str(duty.state), duty.days_late) == (state, days)


def test_one_activity_in_time_outweighs_late_ones(branch):
    hold(branch, date(2018, 6, 1), submitted=date(2018, 9, 1))
    hold(branch, date(2018, 6, 25))
    [duty] = found("party_day", JUNE)
    assert (str(duty.state), duty.days_late, len(duty.activity_ids)) == ("met", 0, 2)


def test_the_running_month_is_open_and_those_ahead_too(branch):
    hold(branch, date(2018, 6, 1))
    today = date(2018, 6, 30)
    assert states("party_day", JUNE, JULY, today=today) == ["open", "open"]


@pytest.mark.parametrize("state", ["draft", "returned", "cancelled"])
def test_only_submitted_and_accepted_activities_count(branch, state):
    hold(branch, date(2018, 6, 1), state=state)
    assert states("party_day", JUNE) == ["missing"]


def test_twice_a_month_needs_two_and_one_late_makes_it_late(branch):
    Requirement.objects.filter(kind="party_day").update(per_period=2)
    hold(branch, date(2018, 6, 1))
    assert states("party_day", JUNE) == ["missing"]
    hold(branch, date(2018, 6, 20), submitted=date(2018, 7, 9))
    [duty] = found("party_day", JUNE)
    assert (str(duty.state), duty.days_late) == ("late", 4)
    hold(branch, date(2018, 6, 28))
    assert states("party_day", JUNE) == ["met"]


def test_a_quarter_belongs_to_its_last_month_and_is_met_in_any(branch):
    hold(branch, date(2018, 1, 15), "lesson")
    quarters = found("lesson", JAN, JUNE)
    assert [(duty.term.first, duty.term.month, str(duty.state)) for duty in quarters] == [
        (JAN, MAR, "met"),
        (date(2018, 4, 1), JUNE, "missing"),
    ]


def test_a_quarters_record_is_late_by_the_month_of_its_own_date(branch):
    hold(branch, date(2018, 1, 15), "lesson", submitted=date(2018, 3, 1))
    [duty] = found("lesson", MAR)
    assert (str(duty.state), duty.days_late) == ("late", 24)


def test_a_quarter_is_judged_when_it_is_over(branch):
    assert states("lesson", MAR, today=date(2018, 3, 31)) == ["open"]
    assert states("lesson", MAR, today=date(2018, 4, 1)) == ["missing"]


@pytest.mark.parametrize(
    ("founded", "state"),
    [(date(2018, 2, 14), "missing"), (date(2018, 2, 15), "not_due")],
)
def test_a_quarter_is_due_if_two_of_its_months_are(branch, founded, state):
    existing(branch, founded)
    assert states("lesson", MAR) == [state]


@pytest.mark.parametrize(
    ("founded", "state"),
    [(date(2018, 7, 17), "missing"), (date(2018, 7, 18), "not_due")],
)
def test_a_year_is_due_if_six_of_its_months_are(branch, founded, state):
    existing(branch, founded)
    assert states("organization_life", DEC) == [state]
    assert states("appraisal", DEC) == [state]


def full_members(branch, count, **fields):
    fields = {"stage": "full", "confirmed_on": date(2010, 7, 1), **fields}
    return [make_member(branch, f"党员{n}", n, **fields) for n in range(count)]


def test_a_committee_meeting_is_due_with_seven_full_members_on_the_first(branch):
    people = full_members(branch, 6)
    assert states("committee_meeting", JUNE) == ["not_due"]
    assert found("committee_meeting", JUNE)[0].because == "too_few"
    seventh = make_member(branch, "第七人", 7, confirmed_on=date(2018, 6, 1))
    assert states("committee_meeting", JUNE, JULY) == ["missing", "missing"]
    seventh.confirmed_on = date(2018, 6, 2)
    seventh.save()
    assert states("committee_meeting", JUNE, JULY) == ["not_due", "missing"]
    Affiliation.objects.filter(member=people[0]).update(valid_until=JULY)
    assert states("committee_meeting", JUNE, JULY) == ["not_due", "not_due"]


def test_probationary_members_do_not_make_a_committee(branch):
    full_members(branch, 6)
    make_member(branch, "预备", 8, stage="probationary")
    assert states("committee_meeting", JUNE) == ["not_due"]


def test_who_left_since_still_counts_for_the_months_before(branch):
    people = full_members(branch, 7)
    Affiliation.objects.filter(member=people[0]).update(valid_until=JULY)
    people[0].stage = "left"
    people[0].save()
    assert states("committee_meeting", JUNE, JULY) == ["missing", "not_due"]


def test_who_moved_counts_where_at_home_on_the_first(branch, sibling_branch):
    full_members(branch, 6)
    [pk] = add_members(
        entries=[RosterEntry(id_number(99), branch, {"name": "甲", "stage": "full"})]
    )
    Affiliation.objects.filter(member=pk).update(valid_until=date(2018, 6, 15))
    Affiliation.objects.create(
        member_id=pk, organization=sibling_branch, valid_from=date(2018, 6, 15)
    )
    assert states("committee_meeting", JUNE, JULY) == ["missing", "not_due", "not_due", "not_due"]


def test_a_group_meeting_is_met_when_every_group_has_met(branch):
    first, second = make_group(branch, 1), make_group(branch, 2)
    hold(first, date(2018, 6, 5), "group_meeting")
    hold(first, date(2018, 6, 6), "group_meeting")
    assert states("group_meeting", JUNE) == ["missing"]
    hold(second, date(2018, 6, 7), "group_meeting", submitted=date(2018, 7, 8))
    [duty] = found("group_meeting", JUNE)
    assert (str(duty.state), duty.needed, duty.days_late) == ("late", 2, 3)


def test_a_branch_without_groups_owes_no_group_meeting(branch):
    assert states("group_meeting", JUNE) == []
    hold(branch, date(2018, 6, 5), "group_meeting")
    assert found("group_meeting", JUNE)[0].because == "no_groups"


def test_a_group_counts_from_its_own_fifteenth_day(branch):
    make_group(branch, 1, founded_on=date(2018, 6, 17))
    assert states("group_meeting", JUNE, JULY) == ["not_due", "missing"]


def test_a_group_meeting_that_names_no_group_stands_for_one_still_lacking(branch):
    first, second = make_group(branch, 1), make_group(branch, 2)
    hold(first, date(2018, 6, 5), "group_meeting")
    hold(branch, date(2018, 6, 6), "group_meeting")
    assert states("group_meeting", JUNE) == ["met"]
    both = hold(branch, date(2018, 7, 6), "group_meeting", partners=[first])
    assert states("group_meeting", JULY) == ["missing"]
    ActivityPart.objects.create(activity=both, organization=second, is_lead=False)
    assert states("group_meeting", JULY) == ["met"]


def test_a_joint_activity_counts_for_a_partner_that_is_named(branch, sibling_branch):
    hold(branch, date(2018, 6, 5), partners=[sibling_branch])
    assert states("party_day", JUNE) == ["met", "met"]


def test_with_a_list_of_the_partner_one_of_its_members_must_have_come(
    branch, sibling_branch, member
):
    guest = make_member(sibling_branch, "李四", 2)
    own = (member, branch, "present")
    hold(branch, date(2018, 6, 5), partners=[sibling_branch], present=[own])
    absent = (guest, sibling_branch, "absent")
    hold(branch, date(2018, 7, 5), partners=[sibling_branch], present=[own, absent])
    came = (guest, sibling_branch, "present")
    hold(branch, date(2018, 8, 5), partners=[sibling_branch], present=[own, came])
    asked = found("party_day", JUNE, date(2018, 8, 1))
    of_partner = [str(duty.state) for duty in asked if duty.branch_id == sibling_branch.pk]
    assert of_partner == ["met", "missing", "met"]


def test_a_partner_struck_off_is_not_served(branch, sibling_branch):
    made = hold(branch, date(2018, 6, 5), partners=[sibling_branch])
    made.parts.filter(is_lead=False).update(struck_reason="未参加")
    assert states("party_day", JUNE) == ["met", "missing"]


def test_an_exempt_month_is_not_due_and_its_activity_is_still_shown(branch, officer):
    actor = actor_of(officer)
    activity = hold(branch, date(2018, 6, 5))
    exemption = grant_exemption(
        branch=branch, kind="party_day", months=(JUNE, JUNE), reason="外出", actor=actor
    )
    [duty] = found("party_day", JUNE)
    assert (str(duty.state), duty.because, duty.activity_ids) == (
        "not_due",
        "exempt",
        [activity.pk],
    )
    assert states("lesson", JUNE) == ["missing"]
    withdraw_exemption(exemption=exemption, reason="误批", actor=actor)
    assert states("party_day", JUNE) == ["met"]


def test_an_exemption_from_everything_takes_the_quarter_once_half_is_left(branch, officer):
    grant_exemption(
        branch=branch, kind="", months=(FEB, MAR), reason="外出", actor=actor_of(officer)
    )
    assert states("lesson", MAR) == ["not_due"]
    assert states("party_day", JAN, MAR) == ["missing", "not_due", "not_due"]


def test_committees_temporary_and_functional_branches_owe_nothing(town):
    assert states("party_day", JUNE) == []
    for kind in ("temporary_branch", "functional_branch"):
        town.kind = kind
        town.save()
        assert states("party_day", JUNE) == []


def version(start, **changes):
    for rule in Requirement.objects.filter(kind="party_day"):
        rule.pk = None
        rule.valid_from = start
        for name, value in changes.items():
            setattr(rule, name, value)
        rule.save(force_insert=True)


def test_each_month_is_judged_by_the_version_of_its_time(branch):
    version(JULY, late_after_day=10, min_days=20)
    hold(branch, date(2018, 6, 25), submitted=date(2018, 7, 8))
    hold(branch, date(2018, 7, 25), submitted=date(2018, 8, 8))
    assert states("party_day", JUNE, JULY) == ["late", "met"]
    existing(branch, date(2018, 7, 15))
    assert states("party_day", JULY) == ["not_due"]


def test_what_is_no_longer_required_has_no_term(branch):
    version(JULY, per_period=0)
    assert states("party_day", JUNE, JULY) == ["missing"]


def test_a_requirement_may_change_its_period(branch):
    version(JULY, period="quarter")
    hold(branch, date(2018, 8, 1))
    assert states("party_day", JUNE, date(2018, 9, 1)) == ["missing", "met"]


def test_a_deadline_past_the_months_end_is_its_last_day(branch):
    Requirement.objects.update(late_after_day=31)
    [duty] = found("party_day", date(2018, 1, 1))
    assert duty.term.deadline == date(2018, 2, 28)
