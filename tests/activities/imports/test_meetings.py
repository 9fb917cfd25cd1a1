"""Meetings by workbook: who was due at one of some, guests, and what was put to the vote."""

import pytest

from activities.models import Activity, ActivityPart, Attendance, Guest, Motion
from members.models import Member
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from tests.activities.compliance import make_group
from tests.activities.imports.party_days import attendance, codes, outcomes, stage
from tests.conftest import actor_of, workbook

pytestmark = pytest.mark.usefixtures("people")
HEADER = [
    "支部",
    "日期",
    "类型",
    "主题",
    "应到",
    "参会人员",
    "缺席人员及原因",
    "列席人员",
    "表决事项",
]
PLAIN = {
    "branch": "T01001", "date": "2018-06-25", "kind": "支委会", "theme": "研究工作", "due": "",
    "attendees": "", "absentees": "", "guests": "", "motions": "",
}  # fmt: skip


def row(**cells):
    return list((PLAIN | cells).values())


def look(user, *rows):
    return stage(user, *rows, header=HEADER)


def load(user, *rows):
    batch = batches.open_batch(
        kind="party-days", file_name="x.xlsx", content=workbook(HEADER, *rows),
        actor=actor_of(user), options={},
    )  # fmt: skip
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    return batch


def give_post(name, post="组织委员"):
    Member.objects.filter(name=name).update(party_post=post)


def test_of_a_committee_those_are_due_whom_the_file_names(officer):
    load(officer, row(attendees="张三", absentees="田琴（生病）"))
    assert attendance() == {"张三": "present", "田琴": "leave"}
    assert outcomes(look(officer, row(attendees="张三", absentees="田琴(生病)"))) == ["unchanged"]


def test_of_a_committee_nobody_named_those_with_a_post_are_due(officer):
    give_post("张三", "支部书记")
    give_post("田琴")
    assert codes(look(officer, row(due=2))) == []
    load(officer, row(absentees="田琴（无故）"))
    assert attendance() == {"张三": "present", "田琴": "absent"}


@pytest.mark.parametrize("due", ["", 2, 9])
def test_no_list_is_made_up_of_a_meeting_of_some(officer, due):
    staging = look(officer, row(due=due))
    assert (codes(staging), outcomes(staging)) == ([(2, "nobody_listed")], ["warning"])
    load(officer, row(due=due))
    assert attendance() == {}
    assert Activity.objects.get().due_reported == (due or None)
    assert outcomes(look(officer, row(due=due))) == ["unchanged"]


def test_as_many_due_as_there_are_members_are_all_of_them(officer):
    load(officer, row(due=3, absentees="田琴"))
    assert attendance() == {"张三": "present", "冯远明": "present", "田琴": "absent"}


def test_who_is_named_and_not_known_is_a_doubt_and_the_text_is_kept(officer):
    cells = {"attendees": "张三、赵六", "due": 2}
    staging = look(officer, row(**cells))
    assert codes(staging) == [(2, "unknown_attendee"), (2, "due_differs")]
    load(officer, row(**cells))
    assert (attendance(), Activity.objects.get().attendees_text) == (
        {"张三": "present"}, "张三、赵六"
    )  # fmt: skip
    assert outcomes(look(officer, row(**cells))) == ["unchanged"]


def test_attendees_of_a_party_day_change_nothing_about_who_was_due(officer):
    load(officer, row(kind="主题党日", attendees="全体党员", absentees="田琴（生病）"))
    assert attendance() == {"张三": "present", "冯远明": "present", "田琴": "leave"}
    Activity.objects.update(state="returned")
    load(officer, row(kind="主题党日", attendees="张三", absentees="田琴（生病）"))
    assert len(attendance()) == 3


def test_corrected_absentees_leave_who_else_was_due(officer):
    load(officer, row(attendees="张三、冯远明"))
    Activity.objects.update(state="returned")
    load(officer, row(absentees="冯远明（生病）"))
    assert attendance() == {"张三": "present", "冯远明": "leave"}


def test_a_group_meets_with_those_named(officer, branch):
    group = make_group(branch, 1)
    load(officer, row(branch=group.name, kind="党小组会", attendees="田琴、张三"))
    assert attendance() == {"张三": "present", "田琴": "present"}
    table = batches.table_for(kind="party-days", actor=actor_of(officer))
    assert group.name in table.choices("branch")


GUESTS = "刘伟（联系领导，区委常委、部长）、王芳(镇组织委员)，赵强"


def test_guests_come_in_with_quality_and_post(officer):
    load(officer, row(kind="党员大会", guests=GUESTS))
    assert list(Guest.objects.values_list("name", "role", "post")) == [
        ("刘伟", "contact", "区委常委、部长"),
        ("王芳", "observer", "镇组织委员"),
        ("赵强", "observer", ""),
    ]
    assert outcomes(look(officer, row(kind="党员大会", guests=GUESTS))) == ["unchanged"]


MOTIONS = "接收王五为预备党员（同意2、反对0、弃权1）；推荐张三为先进（赞成3票）"


def test_motions_come_in_with_their_votes(officer):
    load(officer, row(kind="党员大会", motions=MOTIONS))
    votes = ("text", "votes_for", "votes_against", "votes_abstained", "written")
    assert list(Motion.objects.values_list(*votes)) == [
        ("接收王五为预备党员", 2, 0, 1, 0),
        ("推荐张三为先进", 3, 0, 0, 0),
    ]
    assert outcomes(look(officer, row(kind="党员大会", motions=MOTIONS))) == ["unchanged"]


@pytest.mark.parametrize(
    ("cells", "code", "outcome"),
    [
        ({"motions": "一致同意"}, "unread_motion", "warning"),
        ({"motions": "发展党员（不同意1）"}, "unread_motion", "warning"),
        ({"motions": "发展党员（同意4）"}, "too_many_votes", "error"),
        ({"motions": "发展党员（同意3、书面1）"}, "too_many_opinions", "error"),
        ({"motions": "发展党员（同意3）", "kind": "主题党日"}, "no_votes_here", "warning"),
    ],
)
def test_votes_that_the_form_would_refuse(officer, cells, code, outcome):
    staging = look(officer, row(**{"kind": "党员大会"} | cells))
    assert (codes(staging), outcomes(staging)) == ([(2, code)], [outcome])


def test_a_changed_vote_and_guest_are_shown_written_and_undone(officer):
    load(officer, row(kind="党员大会", motions=MOTIONS, guests=GUESTS))
    Activity.objects.update(state="returned")
    changed = row(kind="党员大会", motions="推荐张三为先进（同意2、反对1）", guests="王芳")
    batch = load(officer, changed)
    assert batch.rows.get().changes["guests"][1] == "王芳（列席）"
    assert list(Motion.objects.values_list("votes_for", "votes_against")) == [(2, 1)]
    undo(batch=batch, actor=actor_of(officer))
    assert (Motion.objects.count(), Guest.objects.count()) == (2, 3)
    assert outcomes(look(officer, row(kind="党员大会", motions=MOTIONS, guests=GUESTS))) == [
        "unchanged"
    ]


def test_what_is_accepted_takes_no_other_vote(officer):
    load(officer, row(kind="党员大会", motions=MOTIONS))
    staging = look(officer, row(kind="党员大会", motions="推荐张三为先进（同意1）"))
    assert codes(staging) == [(2, "wrong_state")]


def test_undoing_removes_a_meeting_with_its_votes_and_guests(officer):
    batch = load(officer, row(kind="党员大会", motions=MOTIONS, guests=GUESTS))
    assert undo(batch=batch, actor=actor_of(officer))["reversed"] == 1
    assert not Activity.objects.exists()


def test_undoing_keeps_what_a_partner_has_kept_its_own_list_of(officer, sibling_branch):
    batch = load(officer, row(kind="党课"))
    activity = Activity.objects.get()
    ActivityPart.objects.create(activity=activity, organization=sibling_branch, is_lead=False)
    Attendance.objects.filter(member__name="田琴").update(organization=sibling_branch)
    assert undo(batch=batch, actor=actor_of(officer))["kept"] == 1
