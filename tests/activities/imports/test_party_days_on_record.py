"""Rows that meet an activity on record: changed, moved on, undone."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from activities.domain.records import ActivityChange, change_activities
from activities.domain.workflow import amend_activity, record_activity
from activities.models import Activity, Attendance, Motion
from common.errors import RuleViolation
from spreadsheets.domain import batches
from spreadsheets.domain.undo import undo
from spreadsheets.models import ImportRow
from tests.activities.imports.party_days import (
    DAY,
    attendance,
    codes,
    commit,
    make_lesson,
    opened,
    outcomes,
    row,
    stage,
)
from tests.conftest import actor_of, workbook

pytestmark = pytest.mark.usefixtures("people")


def test_a_second_import_changes_nothing(officer, branch, people):
    rows = [row(host="李四", due=9, absentees="田琴"), row(date="2018-05-25")]
    commit(officer, *rows)
    assert outcomes(commit(officer, *rows)) == ["unchanged", "unchanged"]
    assert (Activity.objects.count(), Attendance.objects.count()) == (2, 6)


def test_a_changed_row_shows_old_and_new_and_keeps_when_it_came_in(officer, secretary, branch):
    commit(secretary, row())
    Activity.objects.update(state="returned")
    before = Activity.objects.get()
    commit(officer, row(theme="新主题", present=2))
    assert ImportRow.objects.latest("pk").changes == {
        "theme": ["学习", "新主题"],
        "present_reported": ["3", "2"],
    }
    after = Activity.objects.get()
    assert (after.theme, after.present_reported) == ("新主题", 2)
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


def test_no_file_submits_leave_without_a_reason(secretary, branch, people):
    commit(secretary, row(absentees="田琴（出差）"))
    Attendance.objects.filter(state="leave").update(reason="")
    Activity.objects.update(absentees_text="", state="returned")
    assert codes(commit(secretary, row(state="待审核"))) == [(2, "leave_without_reason")]
    commit(secretary, row(absentees="田琴（住院）", state="待审核"))
    assert attendance()["田琴"] == "leave"
    assert Activity.objects.get().state == "submitted"


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
