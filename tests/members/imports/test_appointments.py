"""The workbook of committees and party groups: elected, ended, taken back, and known again."""

from datetime import date, timedelta

import pytest
import time_machine

from members.domain.appointments import appoint, end_appointments
from members.models import Affiliation, Appointment
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from tests.activities.compliance import make_group
from tests.conftest import actor_of, id_number, make_member, staged, workbook
from tests.spreadsheets.exported import written

HEAD = ["党支部", "党内职务", "姓名", "身份证号", "任职日期", "离任日期", "离任原因"]
BRANCH = "T01001"
OLD, NEW = date(2015, 3, 1), date(2018, 3, 1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2018-06-20 12:00+08:00"):
        yield


@pytest.fixture
def people(branch):
    return [make_member(branch, name, n) for n, name in enumerate("甲乙丙", 1)]


def row(name="甲", post="书记", since="2018-03-01", **cells):
    usual = {"place": BRANCH, "number": "", "until": "", "reason": ""}
    said = {**usual, **cells}
    return [said["place"], post, name, said["number"], since, said["until"], said["reason"]]


def stage(user, *rows):
    table = batches.table_for(kind="appointments", actor=actor_of(user))
    return staged(table, workbook(HEAD, *rows))


def codes(user, *rows):
    return [problem.code for problem in stage(user, *rows).problems]


def commit(user, *rows):
    batch = batches.open_batch(
        kind="appointments", file_name="任职.xlsx", content=workbook(HEAD, *rows),
        actor=actor_of(user), options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    batch.refresh_from_db()
    return batch


def elect(user, branch, member, since=OLD, post="secretary"):
    return appoint(
        organization=branch, post=post, members=[member], since=since, actor=actor_of(user)
    )[0]


def held(branch, day=NEW):
    return {one.member.name: one.post for one in branch.appointments.on(day)}


def test_a_committee_and_a_group_are_entered_and_the_same_file_changes_nothing(
    secretary, branch, people
):
    group = make_group(branch, 1)
    rows = [
        row(), row("乙", "组织委员", number=id_number(2)), row("丙", "支委"),
        row("乙", "组长", place=group.name),
    ]  # fmt: skip
    commit(secretary, *rows)
    assert held(branch) == {"甲": "secretary", "乙": "organization", "丙": "commissioner"}
    assert held(group) == {"乙": "leader"}
    assert stage(secretary, *rows).outcomes["unchanged"] == 4


def test_who_leaves_makes_room_for_who_follows_wherever_they_stand(secretary, branch, people):
    elect(secretary, branch, people[0])
    commit(
        secretary,
        row("乙", "书记"),
        row("甲", "书记", "2015-03-01", until="2018-02-28", reason="换届"),
    )
    assert held(branch, date(2018, 2, 28)) == {"甲": "secretary"}
    assert held(branch) == {"乙": "secretary"}


def test_a_past_term_comes_in_whole(secretary, branch, people):
    commit(secretary, row(since="2015-03-01", until="2018-02-28", reason="换届"), row("乙"))
    assert held(branch, OLD) == {"甲": "secretary"}
    assert held(branch) == {"乙": "secretary"}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_exported_list_comes_back_unchanged_though_people_have_moved_away(
    town_officer, branch, sibling_branch, people, form
):
    namesake = make_member(branch, "甲", 4)
    gone = elect(town_officer, branch, people[0])
    elect(town_officer, branch, namesake, post="commissioner")
    elect(town_officer, make_group(branch, 1), people[2], post="in_group")
    end_appointments(
        appointments=[gone], last=date(2018, 2, 28), reason="调动", actor=actor_of(town_officer)
    )
    Affiliation.objects.filter(member=people[0]).update(valid_until=NEW)
    Affiliation.objects.create(member=people[0], organization=sibling_branch, valid_from=NEW)
    for query, count in (("", 2), ("show=ever", 3), ("on=2018-01-01&body=committee", 2)):
        table = batches.table_for(kind="appointments", actor=actor_of(town_officer))
        staging = staged(table, written("appointments", town_officer, query, form=form))
        assert (staging.outcomes["unchanged"], staging.problems) == (count, [])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"post": "主席"}, "unknown_post"),
        ({"post": "组长"}, "no_post"),
        ({"since": "2018-03"}, "needs_a_day"),
        ({"since": "2018-06-21"}, "future_date"),
        ({"since": "2000-12-31"}, "no_organization_yet"),
        ({"since": ""}, "missing_since"),
        ({"name": "丁"}, "not_of_the_branch"),
        ({"number": id_number(2)}, "not_of_the_branch"),
        ({"place": "T02001"}, "unknown_branch"),
        ({"place": "无此支部"}, "unknown_branch"),
        ({"until": "2018-05-31"}, "missing_reason"),
        ({"until": "2018-02-28", "reason": "换届"}, "ends_before_start"),
    ],
)
def test_what_a_row_gets_wrong_is_said(secretary, foreign_branch, people, cells, code):
    assert codes(secretary, row(**cells)) == [code]


def test_a_probationary_member_sits_in_a_group_but_on_no_committee(secretary, branch):
    make_member(branch, "丁", 9, stage="probationary")
    group = make_group(branch, 1)
    assert codes(secretary, row("丁", "委员")) == ["not_of_the_branch"]
    assert codes(secretary, row("丁", "组员", place=group.name)) == []


def test_two_heads_and_one_person_twice_are_refused(secretary, branch, people):
    elect(secretary, branch, people[0])
    assert codes(secretary, row("乙")) == ["taken"]
    assert codes(secretary, row("甲", "委员")) == ["taken"]
    assert codes(secretary, row("乙", "委员"), row("乙", "宣传委员")) == ["taken"]
    assert codes(secretary, row("乙", "委员"), row("乙", "委员")) == ["duplicate"]


def test_a_namesake_is_told_by_the_number(secretary, branch, people):
    make_member(branch, "甲", 4)
    assert codes(secretary, row()) == ["manual_check"]
    commit(secretary, row(number=id_number(4)))
    assert Appointment.objects.get().member.id_tail == id_number(4)[-4:]


def test_an_end_on_record_is_not_moved_by_a_file(secretary, branch, people):
    one = elect(secretary, branch, people[0])
    end_appointments(
        appointments=[one], last=date(2018, 2, 28), reason="换届", actor=actor_of(secretary)
    )
    known = {"post": "书记", "since": "2015-03-01"}
    assert codes(secretary, row(**known, until="2018-01-31", reason="换届")) == ["ended_otherwise"]
    commit(secretary, row(**known, until="2018-02-28", reason="任期届满"))
    assert Appointment.objects.get().reason == "任期届满"


def test_undoing_gives_the_post_back_to_who_had_it(secretary, branch, people):
    elect(secretary, branch, people[0])
    batch = commit(
        secretary,
        row("甲", "书记", "2015-03-01", until="2018-02-28", reason="换届"),
        row("乙", "书记"),
        row("丙", "委员"),
    )
    assert undo(batch=batch, actor=actor_of(secretary))["reversed"] == 3
    assert held(branch, date(2018, 6, 20)) == {"甲": "secretary"}


def test_undoing_leaves_ended_what_somebody_else_was_given_since(secretary, branch, people):
    elect(secretary, branch, people[0])
    leaving = row("甲", "书记", "2015-03-01", until="2018-02-28", reason="换届")
    batch = commit(secretary, leaving)
    elect(secretary, branch, people[1], NEW + timedelta(days=1))
    assert undo(batch=batch, actor=actor_of(secretary))["kept"] == 1
    assert held(branch, date(2018, 6, 20)) == {"乙": "secretary"}


def test_a_branch_out_of_reach_is_as_unknown_as_none(officer, outsider, people):
    assert codes(outsider, row()) == ["unknown_branch"]
    assert codes(officer, row()) == []
