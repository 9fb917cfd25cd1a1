from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from accounts.scope import Scope
from activities.choices import CellState
from activities.domain.grid import party_day_grid
from activities.domain.records import ActivityChange, change_activities
from activities.domain.workflow import amend_activity, record_activity
from activities.models import Activity, ActivityPart, Attendance, Motion
from common.errors import RuleViolation
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from spreadsheets.models import ImportRow
from tests.activities.compliance import hold
from tests.conftest import actor_of, make_branch, make_member, staged, workbook

HEADER = [
    "支部", "日期", "类型", "主题", "主持人", "应到", "实到", "缺席人员及原因", "联合支部", "状态",
]  # fmt: skip
DAY = date(2018, 6, 25)
PLAIN = {
    "branch": "T01001",
    "date": "2018-06-25",
    "kind": "主题党日",
    "theme": "学习",
    "host": "",
    "due": "",
    "present": "",
    "absentees": "",
    "partners": "",
    "state": "",
}


def row(**cells):
    return list((PLAIN | cells).values())


def stage(user, *rows, header=HEADER):
    table = batches.table_for(kind="party-days", actor=actor_of(user))
    return staged(table, workbook(header, *rows))


def opened(user, *rows):
    batch = batches.open_batch(
        kind="party-days",
        file_name="x.xlsx",
        content=workbook(HEADER, *rows),
        actor=actor_of(user),
        options={},
    )
    batches.preview(batch=batch)
    return batch


def commit(user, *rows):
    return batches.commit(batch=opened(user, *rows))


def codes(staging):
    return [(problem.row, problem.code) for problem in staging.problems]


def outcomes(staging):
    return list(staging.row_outcomes.values())


def attendance():
    return dict(Attendance.objects.values_list("member__name", "state"))


@pytest.fixture
def people(branch):
    """Return 张三, 冯远明 and 田琴 of our branch, and 新人 who joined only in July 2018."""
    make_member(branch, "新人", 4, joined_on=date(2018, 7, 1))
    return [
        make_member(branch, name, number)
        for number, name in enumerate(["张三", "冯远明", "田琴"], start=1)
    ]


def test_a_row_becomes_an_accepted_activity_with_everyone_due_present(officer, branch, people):
    commit(officer, row(host="张 三", due=3, present=3))
    activity = Activity.objects.get()
    assert (activity.kind, activity.held_on, activity.theme, activity.state) == (
        "party_day",
        DAY,
        "学习",
        "accepted",
    )
    assert (activity.host, activity.due_reported, activity.present_reported) == (people[0], 3, 3)
    assert attendance() == {"张三": "present", "冯远明": "present", "田琴": "present"}
    assert list(ActivityPart.objects.values_list("organization", "is_lead")) == [(branch.pk, True)]


@pytest.mark.parametrize(
    ("user", "state", "is_backfill", "cell"),
    [
        ("officer", "accepted", True, CellState.MET),
        ("town_officer", "accepted", True, CellState.MET),
        ("secretary", "submitted", False, CellState.LATE),
    ],
)
def test_past_months_are_a_backfill_for_officers_and_late_for_a_secretary(
    request, branch, user, state, is_backfill, cell
):
    commit(request.getfixturevalue(user), row())
    activity = Activity.objects.get()
    assert (activity.state, activity.is_backfill) == (state, is_backfill)
    june = date(2018, 6, 1)
    [found] = party_day_grid(scope=Scope((branch.path,)), first=june, last=june)
    assert [c.state for c in found.cells] == [cell]


def test_the_running_month_is_no_backfill(officer, branch):
    commit(officer, row(date=localdate().isoformat()))
    assert Activity.objects.get().is_backfill is False


@pytest.mark.parametrize(
    "header",
    [
        ["支部名称", "时间", "活动类型", "活动主题", "主持人", "应到人数", "实到人数", "缺席情况"],
        [
            "所在党支部",
            "开展时间",
            "类 型",
            "活动名称",
            "主持人：",
            "应参加人数",
            "实到",
            "请假人员",
        ],
        ["党支部", "活动\n日期", "类型", "主题*", "主持人", "应到(人)", "实参加人数", "缺席人员"],
    ],
)
def test_every_known_header_is_understood(officer, branch, header):
    staging = stage(officer, row()[:8], header=header)
    assert (outcomes(staging), staging.understanding.unused) == (["create"], [])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("", "party_day"),
        ("主题党日活动", "party_day"),
        ("支部党员大会", "members_meeting"),
        ("支委会", "committee_meeting"),
        ("党小组会", "group_meeting"),
        ("党 课", "lesson"),
        ("组织生活会", "organization_life"),
    ],
)
def test_kinds_are_known_by_the_words_people_use(officer, branch, word, kind):
    commit(officer, row(kind=word))
    assert Activity.objects.get().kind == kind


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"branch": ""}, "missing_branch"),
        ({"branch": "没有的支部"}, "unknown_branch"),
        ({"date": ""}, "missing_date"),
        ({"date": "2018年6月"}, "bad_date"),
        ({"date": "2018"}, "bad_date"),
        ({"date": "6月25日"}, "bad_date"),
        ({"date": "2018.6.31"}, "bad_date"),
        ({"date": "2091-06-25"}, "future_date"),
        ({"kind": "聚餐"}, "unknown_type"),
        ({"due": "约50"}, "bad_number"),
        ({"due": 2.5}, "out_of_range"),
        ({"present": -1}, "out_of_range"),
        ({"theme": "长" * 201}, "too_long"),
        ({"state": "未知状态"}, "unknown_state"),
    ],
)
def test_each_problem_is_named_once_at_its_row(officer, branch, cells, code):
    staging = stage(officer, row(**cells))
    assert (codes(staging), outcomes(staging)) == ([(2, code)], ["error"])


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("冯远明（生病）、田琴(外出)", {"冯远明": "leave", "田琴": "leave"}),
        ("冯远明，田琴（无故）", {"冯远明": "absent", "田琴": "absent"}),
        ("冯远明（生病，住院）；田琴", {"冯远明": "leave", "田琴": "absent"}),
        ("冯远明 田琴", {"冯远明": "absent", "田琴": "absent"}),
        ("无", {}),
        ("—", {}),
    ],
)
def test_leave_and_absence_are_read_from_the_cell(officer, branch, people, text, away):
    assert codes(commit(officer, row(absentees=text))) == []
    everyone = {"张三": "present", "冯远明": "present", "田琴": "present"}
    assert attendance() == everyone | away


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"absentees": "李四（病假）"}, "unknown_absentee", "缺席人员及原因"),
        ({"absentees": "新人"}, "unknown_absentee", "缺席人员及原因"),  # joined later
        ({"host": "李四"}, "unknown_host", "主持人"),
        ({"host": "张三", "absentees": "张三（病假）"}, "host_absent", "主持人"),
        ({"due": 5}, "due_differs", "应到"),
        ({"partners": "没有的支部"}, "unknown_partner", "联合支部"),
    ],
)
def test_doubts_are_warnings_and_the_text_is_kept(officer, branch, people, cells, code, column):
    staging = commit(officer, row(**cells))
    assert outcomes(staging) == ["warning"]
    assert [(p.code, p.column) for p in staging.problems] == [(code, column)]
    activity = Activity.objects.get()
    assert activity.absentees_text == cells.get("absentees", "")
    assert activity.host_text == cells.get("host", "")
    assert activity.due_reported == cells.get("due")


def test_a_name_borne_by_two_is_a_doubt_and_nobody_is_marked_absent(officer, branch, people):
    make_member(branch, "田琴", 9)
    staging = commit(officer, row(absentees="田琴（病假）", host="田琴"))
    assert codes(staging) == [(2, "unknown_absentee"), (2, "unknown_host")]
    assert set(attendance().values()) == {"present"}
    assert Activity.objects.get().host is None


def test_a_joint_activity_counts_for_each_branch_once(officer, branch, sibling_branch):
    named = f"{sibling_branch.name}、{sibling_branch.code}、{branch.short_name}"
    assert codes(commit(officer, row(partners=named))) == []
    assert sorted(ActivityPart.objects.values_list("organization", "is_lead")) == [
        (branch.pk, True),
        (sibling_branch.pk, False),
    ]


def test_a_branch_day_and_kind_stand_once_in_a_file(officer, branch, sibling_branch):
    staging = stage(
        officer,
        row(),
        row(kind="", theme="另一主题"),
        row(kind="党课"),
        row(branch=sibling_branch.code),
        row(date="2018.6.26"),
    )
    assert codes(staging) == [(3, "duplicate")]
    assert staging.outcomes["create"] == 4


def test_a_second_import_changes_nothing(officer, branch, people):
    rows = [row(host="李四", due=9, absentees="田琴"), row(date="2018-05-25")]
    commit(officer, *rows)
    assert outcomes(commit(officer, *rows)) == ["unchanged", "unchanged"]
    assert (Activity.objects.count(), Attendance.objects.count()) == (2, 6)


def test_a_changed_row_shows_old_and_new_and_keeps_when_it_came_in(officer, secretary, branch):
    commit(secretary, row())
    Activity.objects.update(state="returned")
    before = Activity.objects.get()
    commit(officer, row(theme="新主题", present=3))
    assert ImportRow.objects.latest("pk").changes == {
        "theme": ["学习", "新主题"],
        "present_reported": ["", "3"],
    }
    after = Activity.objects.get()
    assert (after.theme, after.present_reported) == ("新主题", 3)
    assert (after.state, after.submitted_at, after.is_backfill) == (
        before.state,
        before.submitted_at,
        before.is_backfill,
    )


@pytest.mark.parametrize("state", ["submitted", "accepted", "cancelled"])
def test_what_the_form_would_not_change_no_file_changes(officer, branch, people, state):
    commit(officer, row(absentees="冯远明（生病）", state="已通过"))
    Activity.objects.update(state=state)
    named = "已取消" if state == "cancelled" else ""
    for change in ({"theme": "新主题"}, {"absentees": "田琴"}, {"present": 3}, {"host": "张三"}):
        staging = commit(officer, row(state=named, **{"absentees": "冯远明（生病）"} | change))
        assert (codes(staging), outcomes(staging)) == ([(2, "wrong_state")], ["error"])
    assert (Activity.objects.get().theme, attendance()["冯远明"]) == ("学习", "leave")


def test_corrected_absentees_correct_the_attendance(officer, branch, people):
    commit(officer, row(absentees="冯远明（生病）"))
    Activity.objects.update(state="returned")
    commit(officer, row(theme="新主题"))
    assert attendance()["冯远明"] == "leave"
    commit(officer, row(absentees="田琴"))
    assert attendance() == {"张三": "present", "冯远明": "present", "田琴": "absent"}


def test_a_cancelled_activity_stands_in_the_way_of_none_but_is_named(officer, branch):
    commit(officer, row())
    Activity.objects.update(state="cancelled")
    staging = commit(officer, row())
    assert (codes(staging), outcomes(staging)) == ([(2, "cancelled_before")], ["warning"])
    assert sorted(Activity.objects.values_list("state", flat=True)) == ["accepted", "cancelled"]
    assert outcomes(stage(officer, row())) == ["unchanged"]


@pytest.mark.parametrize("word", ["待审核", "已通过", "草稿", "已退回"])
def test_no_file_revives_what_was_cancelled(officer, branch, word):
    commit(officer, row())
    Activity.objects.update(state="cancelled")
    staging = commit(officer, row(state=word))
    assert (codes(staging), outcomes(staging)) == ([(2, "wrong_state")], ["error"])
    assert Activity.objects.get().state == "cancelled"


@pytest.mark.parametrize(
    ("user", "word", "state"),
    [
        ("officer", "", "accepted"),
        ("officer", "待审核", "submitted"),
        ("officer", "Accepted", "accepted"),
        ("officer", "草稿", None),
        ("officer", "已退回", None),
        ("officer", "作废", None),
        ("secretary", "已提交", "submitted"),
        ("secretary", "已通过", None),
    ],
)
def test_a_new_activity_enters_in_a_state_the_form_could_give_it(
    request, branch, user, word, state
):
    staging = commit(request.getfixturevalue(user), row(state=word))
    assert codes(staging) == ([] if state else [(2, "wrong_state")])
    assert list(Activity.objects.values_list("state", flat=True)) == ([state] if state else [])


def test_a_draft_lies_ahead_and_nothing_else_does(secretary, branch, people):
    ahead = (localdate() + timedelta(days=5)).isoformat()
    for word in ("", "待审核", "已通过"):
        assert codes(stage(secretary, row(date=ahead, state=word))) == [(2, "future_date")]
    commit(secretary, row(date=ahead, state="草稿"))
    draft = Activity.objects.get()
    assert (draft.state, draft.submitted_at, draft.attendances.count()) == ("draft", None, 4)
    assert outcomes(stage(secretary, row(date=ahead, state="草稿"))) == ["unchanged"]
    assert outcomes(commit(secretary, row(date=ahead, state="草稿", theme="新"))) == ["update"]


@pytest.mark.parametrize(
    ("user", "held", "word", "code"),
    [
        ("secretary", "draft", "待审核", None),
        ("secretary", "returned", "待审核", None),
        ("officer", "submitted", "已通过", None),
        ("secretary", "submitted", "已通过", "not_allowed"),
        ("secretary", "submitted", "草稿", "wrong_state"),
        ("secretary", "accepted", "待审核", "wrong_state"),
        ("secretary", "accepted", "已取消", "not_allowed"),
        ("officer", "accepted", "已退回", "missing_reason"),
        ("officer", "submitted", "已取消", "missing_reason"),
        ("officer", "draft", "已通过", "wrong_state"),
    ],
)
def test_a_state_cell_takes_the_steps_of_the_pages(request, branch, user, held, word, code):
    actor = request.getfixturevalue(user)
    commit(actor, row())
    Activity.objects.update(state=held, reason="旧")
    staging = commit(actor, row(state=word))
    activity = Activity.objects.get()
    if code:
        assert (codes(staging), activity.state) == ([(2, code)], held)
    else:
        assert (outcomes(staging), codes(staging)) == (["update"], [])
        assert (activity.get_state_display(), activity.reason) == (word, "")
        assert outcomes(stage(actor, row(state=word))) == ["unchanged"]


def test_a_returned_activity_is_mended_and_submitted_by_one_row(secretary, branch):
    commit(secretary, row())
    Activity.objects.update(state="returned")
    commit(secretary, row(theme="改好", state="待审核"))
    assert list(Activity.objects.values_list("theme", "state")) == [("改好", "submitted")]


def test_a_step_taken_by_a_file_is_undone(officer, branch):
    commit(officer, row(state="待审核"))
    batch = opened(officer, row(state="已通过"))
    batches.commit(batch=batch)
    undo(batch=batch, actor=actor_of(officer))
    assert Activity.objects.get().state == "submitted"


def test_undoing_gives_the_attendance_entered_by_hand_back(officer, secretary, branch, people):
    fields = {"kind": "party_day", "held_on": DAY, "theme": "学习", "place": "室"}
    away = {people[1].pk: ("leave", "出差")}
    record_activity(branch=branch, fields=fields, away=away, actor=actor_of(secretary))
    Activity.objects.update(state="returned")
    batch = opened(officer, row(absentees="田琴"))
    batches.commit(batch=batch)
    assert attendance() == {"张三": "present", "冯远明": "present", "田琴": "absent"}
    undo(batch=batch, actor=actor_of(officer))
    assert attendance() == {"张三": "present", "冯远明": "leave", "田琴": "present"}
    assert Activity.objects.get().absentees_text == ""


def test_a_list_changed_since_is_kept_by_undoing(officer, secretary, branch, people):
    commit(officer, row())
    Activity.objects.update(state="returned")
    batch = opened(officer, row(absentees="田琴"))
    batches.commit(batch=batch)
    fields = {"kind": "party_day", "held_on": DAY, "theme": "学习", "place": "室"}
    away = {people[0].pk: ("leave", "生病")}
    activity = Activity.objects.get()
    amend_activity(activity=activity, fields=fields, away=away, actor=actor_of(secretary))
    assert undo(batch=batch, actor=actor_of(officer))["kept"] == 1
    assert attendance() == {"张三": "leave", "冯远明": "present", "田琴": "present"}


def test_a_day_may_hold_several_cancelled_activities(officer, branch):
    for theme in ("第一次", "第二次"):
        commit(officer, row(theme=theme))
        Activity.objects.update(state="cancelled")
    commit(officer, row())
    rows = [row(theme=theme, state="已取消") for theme in ("第二次", "第一次")]
    staging = stage(officer, *rows, row(state="已通过"), rows[0])
    assert outcomes(staging) == ["unchanged", "unchanged", "unchanged", "duplicate"]


def test_a_step_taken_meanwhile_stops_the_change(officer, branch):
    commit(officer, row())
    Activity.objects.update(state="returned")
    read = Activity.objects.get()
    Activity.objects.update(state="submitted")
    with pytest.raises(RuleViolation):
        change_activities(changes=[ActivityChange(read, {"theme": "新"})])
    assert Activity.objects.get().theme == "学习"


def test_a_secretary_imports_for_the_own_branch_only(secretary, branch, sibling_branch):
    staging = commit(secretary, row(), row(branch=sibling_branch.code))
    assert codes(staging) == [(3, "unknown_branch")]
    assert Activity.objects.count() == 1


def test_a_short_name_borne_by_two_branches_in_reach_is_for_a_person(officer, branch, other_town):
    twin = make_branch(other_town, 7)
    twin.short_name = branch.short_name
    twin.save()
    staging = stage(officer, row(branch=branch.short_name))
    assert (codes(staging), outcomes(staging)) == ([(2, "manual_check")], ["manual"])


def test_a_lesson_comes_in_with_who_gave_it_and_its_hours(officer, branch, people):
    header = ["支部", "日期", "类型", "主题", "授课人", "学时"]
    rows = [
        ["T01001", "2018-06-25", "党课", "学习", "张 三", "1.5"],
        ["T01001", "2018-06-26", "党课", "学习", "赵教授", "2"],
    ]
    content = workbook(header, *rows)
    batch = batches.open_batch(
        kind="party-days", file_name="x.xlsx", content=content, actor=actor_of(officer), options={}
    )
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    own, outside = Activity.objects.order_by("held_on")
    assert (own.lecturer.name, str(own.hours)) == ("张三", "1.5")
    assert (outside.lecturer, outside.lecturer_text) == (None, "赵教授")
    assert outcomes(stage(officer, *rows, header=header)) == ["unchanged", "unchanged"]


def test_the_hours_of_a_returned_lesson_change_by_file_and_back_by_undo(officer, branch, people):
    known = make_lesson(branch)
    header = ["支部", "日期", "类型", "授课人", "学时"]
    content = workbook(header, ["T01001", "2018-06-25", "党课", "张三", "2.25"])
    batch = batches.open_batch(
        kind="party-days", file_name="x.xlsx", content=content, actor=actor_of(officer), options={}
    )
    batches.preview(batch=batch)
    batches.commit(batch=batch)
    known.refresh_from_db()
    assert (known.lecturer.name, str(known.hours)) == ("张三", "2.3")
    batch.refresh_from_db()
    undo(batch=batch, actor=actor_of(officer))
    known.refresh_from_db()
    assert (known.lecturer, known.lecturer_text, str(known.hours)) == (None, "赵教授", "1.5")


def test_a_file_does_not_change_the_list_on_which_votes_rest(officer, branch, people):
    meeting = make_lesson(branch, kind="members_meeting")
    Motion.objects.create(activity=meeting, number=1, text="同意", votes_for=2)
    staging = stage(officer, row(kind="党员大会", theme="", absentees="张三（生病）"))
    assert codes(staging) == [(2, "votes_on_record")]


def make_lesson(branch, **changed):
    fields = {
        "kind": "lesson", "state": "returned", "lecturer_text": "赵教授", "hours": Decimal("1.5")
    }  # fmt: skip
    return hold(branch, DAY, **{**fields, **changed})
