from datetime import date

import pytest
from django.utils.timezone import localdate

from accounts.scope import Scope
from activities.choices import CellState
from activities.domain.grid import party_day_grid
from activities.models import Activity, ActivityPart
from spreadsheets.domain import batches
from tests.activities.imports.party_days import DAY, attendance, codes, commit, outcomes, row, stage
from tests.conftest import actor_of, make_branch, make_member, workbook

pytestmark = pytest.mark.usefixtures("people")


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
    make_member(sibling_branch, "李四", 9)
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
