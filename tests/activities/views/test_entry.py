from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.timezone import localdate

from activities.domain.workflow import change_state
from activities.models import Activity
from tests.conftest import actor_of, make_member

ADD = "/activities/add/"


@pytest.fixture
def form(branch, member):
    return {
        "organization": branch.pk, "kind": "party_day", "held_on": "2018-06-01",
        "theme": "学习党章", "place": "活动室",
    }  # fmt: skip


def said(response):
    """Return the latest message."""
    return [str(message) for message in get_messages(response.wsgi_request)][-1]


def test_the_message_says_what_became_of_the_entry(client, secretary, town_officer, form):
    client.force_login(secretary)
    assert said(client.post(ADD, form)) == "已登记，并已提交审核。"
    ahead = form | {"held_on": localdate() + timedelta(days=3)}
    assert said(client.post(ADD, ahead)) == "已存为草稿，活动开展后请再提交审核。"
    client.force_login(town_officer)
    assert said(client.post(ADD, form | {"held_on": "2018-07-01"})) == "已登记，并已审核通过。"


def test_the_button_says_what_it_does(client, secretary, town_officer, member):
    client.force_login(secretary)
    assert "提交审核" in client.get(ADD).content.decode()
    client.force_login(town_officer)
    assert "登记并通过" in client.get(ADD).content.decode()
    ahead = client.get(f"{ADD}?held_on={localdate() + timedelta(days=3)}")
    assert "存为草稿" in ahead.content.decode()


def test_a_second_entry_leads_to_the_first(client, secretary, form):
    client.force_login(secretary)
    client.post(ADD, form)
    page = client.post(ADD, form).content.decode()
    link = f'<a href="{Activity.objects.get().get_absolute_url()}">查看已登记的活动</a>'
    assert link in page


def test_mending_into_a_day_on_record_is_refused_at_the_form(client, secretary, town_officer, form):
    client.force_login(secretary)
    client.post(ADD, form)
    client.post(ADD, form | {"held_on": "2018-06-08"})
    other = Activity.objects.get(held_on=date(2018, 6, 8))
    change_state(activity=other, to="returned", actor=actor_of(town_officer), reason="日期不对")
    response = client.post(reverse("activities:activity_edit", args=[other.pk]), form)
    assert response.status_code == 200
    assert "查看已登记的活动" in response.content.decode()


def test_errors_are_said_once_and_name_the_field(client, secretary, form):
    client.force_login(secretary)
    page = client.post(ADD, form | {"theme": "", "place": "长" * 101}).content.decode()
    assert page.count("请填写主题。") == 2  # above, and at the field
    assert "地点最多 100 字，现有 101 字。" in page


def test_without_a_script_the_list_is_renewed_by_a_button(client, secretary, branch, form):
    make_member(branch, "新党员", 9, joined_on=date(2018, 7, 1))
    client.force_login(secretary)
    typed = form | {"theme": "写了一半", "place": "", "refresh": "1"}
    page = client.post(ADD, typed).content.decode()
    assert ("应到 1 人" in page, "写了一半" in page, "请填写" in page) == (True, True, False)
    assert "应到 2 人" in client.post(ADD, typed | {"held_on": "2018-07-02"}).content.decode()
    assert not Activity.objects.exists()


def test_odd_characters_in_the_attendance_are_no_error(client, secretary, member, form):
    client.force_login(secretary)
    odd = {
        f"attendance-{member.pk}": "leave",
        f"reason-{member.pk}": "生\x00病",
        "attendance-²": "leave",
    }
    assert client.post(ADD, form | odd).status_code == 302
    assert Activity.objects.get().attendances.get().reason == "生病"
    assert client.get(f"{ADD}?organization=²").status_code == 200


def on_leave(member, reason=""):
    return {f"attendance-{member.pk}": "leave", f"reason-{member.pk}": reason}


def test_leave_without_a_reason_is_refused_by_name_and_nothing_typed_is_lost(
    client, secretary, member, form, branch
):
    other = make_member(branch, "李四", 2)
    client.force_login(secretary)
    away = on_leave(member) | on_leave(other, "住院") | {"content": "学习了党章"}
    page = client.post(ADD, form | away).content.decode()
    assert "请填写请假事由：张三。" in page
    assert ("住院" in page, "学习了党章" in page, page.count("has-error")) == (True, True, 1)
    assert not Activity.objects.exists()
    client.post(ADD, form | away | on_leave(member, "出差"))
    assert sorted(Activity.objects.get().attendances.values_list("reason", flat=True)) == [
        "住院", "出差"
    ]  # fmt: skip


@pytest.mark.parametrize("reason", ["无", "无故", "缺席", " "])
def test_a_word_for_no_reason_is_none(client, secretary, member, form, reason):
    client.force_login(secretary)
    assert "请填写请假事由：张三。" in (
        client.post(ADD, form | on_leave(member, reason)).content.decode()
    )


def test_absence_needs_no_reason(client, secretary, member, form):
    client.force_login(secretary)
    client.post(ADD, form | {f"attendance-{member.pk}": "absent"})
    assert Activity.objects.get().attendances.get().state == "absent"


def test_a_draft_may_lack_the_reason_until_it_is_submitted(client, secretary, member, form):
    client.force_login(secretary)
    client.post(ADD, form | on_leave(member) | {"draft": "1"})
    activity = Activity.objects.get()
    change = reverse("activities:activity_change", args=[activity.pk])
    assert "请填写请假事由：张三。" in said(client.post(change, {"to": "submitted"}))
    edit = reverse("activities:activity_edit", args=[activity.pk])
    assert client.post(edit, form | on_leave(member)).url == activity.get_absolute_url()
    refused = client.post(edit, form | on_leave(member) | {"submit": "1", "theme": "改过的主题"})
    assert "请填写请假事由：张三。" in refused.content.decode()
    assert "改过的主题" in refused.content.decode()
    client.post(edit, form | on_leave(member, "出差") | {"submit": "1"})
    activity.refresh_from_db()
    assert activity.state == "submitted"


def test_a_host_who_was_not_there_is_pointed_out_and_not_refused(
    client, secretary, town_officer, member, form
):
    client.force_login(secretary)
    hosted = form | {"host_text": "张三"}
    page = client.post(ADD, hosted | on_leave(member, "住院"), follow=True).content.decode()
    assert "已登记，并已提交审核。" in page
    assert "主持人张三在名单上登记为“请假”" in page
    client.force_login(town_officer)
    seen = client.get(Activity.objects.get().get_absolute_url()).content.decode()
    assert "主持人张三在名单上登记为“请假”" in seen
    page = client.post(ADD, hosted | {"held_on": "2018-06-08"}, follow=True).content.decode()
    assert "主持人张三在名单上" not in page


def test_every_step_is_confirmed_and_the_second_tab_is_told(client, secretary, town_officer, form):
    client.force_login(secretary)
    client.post(ADD, form)
    change = reverse("activities:activity_change", args=[Activity.objects.get().pk])
    client.force_login(town_officer)
    assert said(client.post(change, {"to": "accepted"})) == "已审核通过。"
    again = client.post(change, {"to": "accepted"})
    assert (again.status_code, said(again)) == (302, "该活动已审核通过，无需重复操作。")
    returned = client.post(change, {"to": "returned", "reason": "再核\x00对"})
    assert said(returned) == "已退回支部修改。"
    assert Activity.objects.get().reason == "再核对"
    cancelled = client.post(change, {"to": "cancelled", "reason": "误录"})
    assert said(cancelled) == "活动已取消。"


def test_an_unknown_step_is_refused_with_a_word(client, secretary, form):
    client.force_login(secretary)
    client.post(ADD, form)
    change = reverse("activities:activity_change", args=[Activity.objects.get().pk])
    response = client.post(change, {"to": "nonsense"})
    assert (response.status_code, Activity.objects.get().state) == (302, "submitted")
