"""What the entry form asks for each kind, and what the page of the activity makes of it."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Activity, Motion
from tests.conftest import make_member

ADD = "/activities/add/"


@pytest.fixture
def form(branch, member):
    return {
        "organization": branch.pk, "kind": "members_meeting", "held_on": "2018-06-01",
        "theme": "讨论转正", "place": "活动室", "agenda": "通报情况\r\n\r\n 表决 ",
        "motions-TOTAL_FORMS": "2", "motions-INITIAL_FORMS": "0",
        "motions-0-text": "同意李四转正", "motions-0-votes_for": "1",
        "motions-1-text": "", "motions-1-votes_for": "",
    }  # fmt: skip


def page_after(client, form):
    response = client.post(ADD, form, follow=True)
    return response.content.decode()


def test_a_meeting_shows_its_agenda_and_explains_what_it_decided(client, secretary, form):
    client.force_login(secretary)
    page = page_after(client, form)
    assert Activity.objects.get().agenda == "通报情况\n表决"
    assert "应到会有表决权 1 人，实到 1 人；超过半数至少为 1 人。" in page
    assert ("会议有效。" in page, "1. 同意李四转正" in page, "通过</span>" in page) == (True,) * 3


@pytest.mark.parametrize(
    "typed", ["1. 通报情况\n2. 表决", "一、通报情况\n二、表决", "（一）通报情况\n（二）表决"]
)
def test_numbers_typed_with_the_agenda_are_not_doubled(client, secretary, form, typed):
    client.force_login(secretary)
    page = page_after(client, form | {"agenda": typed, "motions-0-text": "1、同意李四转正"})
    first, second = typed.splitlines()
    items = f"<li>{first}</li><li>{second}</li>"
    assert f'<ol class="agenda as-typed"> {items}' in " ".join(page.split())
    assert ("1. 1、" in page, "1、同意李四转正" in page) == (False, True)
    minutes = reverse("activities:activity_minutes", args=[Activity.objects.get().pk])
    assert 'class="agenda as-typed"' in client.get(minutes).content.decode()


def test_an_agenda_without_numbers_gets_them(client, secretary, form):
    client.force_login(secretary)
    page = page_after(client, form | {"agenda": "十九大精神\n1.5小时党课\n2026年工作总结"})
    assert '<ol class="agenda">' in page


def test_too_many_votes_are_refused_and_nothing_typed_is_lost(client, secretary, form):
    client.force_login(secretary)
    page = page_after(client, form | {"motions-0-votes_against": "1"})
    assert "计票合计 2 票，但到会有表决权的只有 1 人" in page
    assert "同意李四转正" in page
    assert not Activity.objects.exists()


def test_opinions_in_writing_are_told_beside_the_motion(client, secretary, form, branch):
    away = make_member(branch, "李在外", 2)
    client.force_login(secretary)
    said = {f"attendance-{away.pk}": "leave", "motions-0-votes_for": "2", "motions-0-written": "1"}
    page = page_after(client, form | said | {f"reason-{away.pk}": "出差"})
    assert "会议无效" in page  # one of two present is not more than half
    assert "其中书面意见 1 票" in page


def test_a_row_half_filled_is_named(client, secretary, form):
    client.force_login(secretary)
    assert "请填写赞成票数。" in page_after(client, form | {"motions-0-votes_for": ""})
    assert "请填写议题。" in page_after(client, form | {"motions-1-votes_for": "1"})
    assert not Activity.objects.exists()


def test_a_button_gives_more_rows_and_keeps_what_was_typed(client, secretary, form):
    client.force_login(secretary)
    page = client.post(ADD, form | {"refresh": "1"}).content.decode()
    assert "同意李四转正" in page
    assert 'name="motions-2-text"' in page
    assert not Activity.objects.exists()


def test_what_a_kind_does_not_have_is_not_kept(client, secretary, form):
    client.force_login(secretary)
    client.post(ADD, form | {"kind": "party_day", "hours": "2"})
    activity = Activity.objects.get()
    assert (activity.agenda, activity.hours, Motion.objects.count()) == ("", None, 0)


def test_a_lesson_names_who_gave_it(client, secretary, form, member):
    client.force_login(secretary)
    lesson = form | {"kind": "lesson", "hours": "1.5"}
    assert "请填写主讲人。" in page_after(client, lesson)
    page = page_after(client, lesson | {"lecturer_text": "赵教授"})
    assert ("赵教授" in page, "支部以外" in page, "1.5" in page) == (True, True, True)
    own = lesson | {"lecturer_text": "张三", "held_on": "2018-06-02"}
    assert "支部以外" not in page_after(client, own)
    assert Activity.objects.get(held_on=date(2018, 6, 2)).lecturer == member


def test_partners_are_named_by_code_or_name(client, secretary, form, sibling_branch):
    client.force_login(secretary)
    assert "没有找到联合支部“无此支部”" in page_after(client, form | {"partners_text": "无此支部"})
    page_after(client, form | {"partners_text": f"{sibling_branch.code}、{sibling_branch.name}"})
    parts = Activity.objects.get().parts.filter(is_lead=False)
    assert [part.organization for part in parts] == [sibling_branch]


def test_a_leader_is_noted_as_contact_and_in_no_list(client, secretary, form, member):
    client.force_login(secretary)
    guests = {
        "guests-TOTAL_FORMS": "1", "guests-INITIAL_FORMS": "0", "guests-0-name": "王 常委",
        "guests-0-role": "contact", "guests-0-post": "区委常委",
    }  # fmt: skip
    page = page_after(client, form | guests)
    assert "王常委（联系领导，区委常委）" in page
    activity = Activity.objects.get()
    assert [row.member for row in activity.attendances.all()] == [member]


def test_an_entry_may_be_kept_as_a_draft_until_it_is_complete(client, secretary, form):
    client.force_login(secretary)
    page = page_after(client, form | {"draft": "1"})
    activity = Activity.objects.get()
    assert (activity.state, activity.submitted_at) == ("draft", None)
    edit = reverse("activities:activity_edit", args=[activity.pk])
    assert edit in page
    assert "同意李四转正" in client.get(edit).content.decode()


def test_a_returned_entry_is_mended_and_submitted_in_one_step(client, secretary, form):
    client.force_login(secretary)
    client.post(ADD, form)
    Activity.objects.update(state="returned", reason="主题太简单")
    edit = reverse("activities:activity_edit", args=[Activity.objects.get().pk])
    assert "保存并提交审核" in client.get(edit).content.decode()
    client.post(edit, form | {"theme": "讨论李四转正", "submit": "1"})
    activity = Activity.objects.get()
    assert (activity.state, activity.theme) == ("submitted", "讨论李四转正")


def test_who_is_left_out_of_the_vote_is_told_to_the_recorder(client, secretary, form, branch):
    other = make_member(branch, "李流动", 2)
    client.force_login(secretary)
    uncounted = {f"vote-{other.pk}": "excused", "excuse": "流动党员不计入"}
    page = page_after(client, form | uncounted)
    assert "应到会有表决权 1 人" in page
    assert "按规定不计入应到会人数" in page
    assert "流动党员不计入" in page
