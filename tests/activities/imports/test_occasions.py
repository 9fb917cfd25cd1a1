"""What the entry form refuses of a branch and a day, no file brings in."""

from datetime import date

import pytest

from activities.domain.workflow import record_activity
from activities.models import Activity
from common.errors import RuleViolation
from members.models import Member
from tests.activities.compliance import make_group
from tests.activities.imports.party_days import DAY, attendance, codes, commit, outcomes, row
from tests.conftest import actor_of, make_member

WORDS = {"party_day": "主题党日", "group_meeting": "党小组会"}


@pytest.fixture
def group(branch):
    return make_group(branch, 1)


@pytest.mark.parametrize(
    ("organization", "kind", "day", "code"),
    [
        ("branch", "party_day", date(2005, 6, 30), "nobody_due"),
        ("branch", "party_day", date(2000, 12, 31), "no_branch_yet"),
        ("sibling_branch", "party_day", DAY, "no_members"),
        ("branch", "group_meeting", DAY, "has_groups"),
        ("group", "party_day", DAY, "is_group"),
    ],
)
@pytest.mark.usefixtures("people", "group")
def test_form_and_file_refuse_alike(request, officer, organization, kind, day, code):
    place, word = request.getfixturevalue(organization), WORDS[kind]
    with pytest.raises(RuleViolation) as refused:
        record_activity(
            branch=place,
            fields={"kind": kind, "held_on": day, "theme": "学习"},
            away={},
            actor=actor_of(officer),
        )
    staging = commit(officer, row(branch=place.name, kind=word, date=str(day)))
    assert (refused.value.code, codes(staging)) == (code, [(2, code)])
    assert (outcomes(staging), Activity.objects.count()) == (["error"], 0)


def test_once_the_roster_is_there_the_same_file_brings_in_what_was_refused(officer, branch):
    rows = [row(), row(date="2018-05-25")]
    assert outcomes(commit(officer, *rows)) == ["error", "error"]
    make_member(branch, "张三", 1)
    assert outcomes(commit(officer, *rows)) == ["create", "create"]


def test_what_is_on_record_stays_unchanged_though_nobody_is_due_any_more(officer, branch, people):
    commit(officer, row())
    Member.objects.update(joined_on=date(2019, 1, 1))
    assert outcomes(commit(officer, row())) == ["unchanged"]
    Activity.objects.update(state="returned")
    staging = commit(officer, row(theme="新主题"))
    assert (codes(staging), outcomes(staging)) == ([(2, "nobody_due")], ["error"])


def test_of_a_committee_a_file_lists_who_is_entered_in_it_on_the_day(officer, branch, people):
    branch.appointments.create(member=people[0], post="secretary", valid_from=DAY)
    rows = [row(kind="支委会"), row(kind="支委会", date="2018-05-25"), row()]
    assert codes(commit(officer, *rows)) == [(3, "nobody_listed")]
    listed = {(one.held_on, one.kind): one.attendances.count() for one in Activity.objects.all()}
    assert listed == {
        (DAY, "committee_meeting"): 1,
        (date(2018, 5, 25), "committee_meeting"): 0,
        (DAY, "party_day"): len(people),
    }


def test_a_group_met_with_who_is_entered_in_it(officer, group, people):
    group.appointments.create(member=people[1], post="leader", valid_from=DAY)
    staging = commit(officer, row(branch=group.name, kind="党小组会", due="2", absentees="田琴"))
    assert codes(staging) == []
    assert attendance() == {"冯远明": "present", "田琴": "absent"}
