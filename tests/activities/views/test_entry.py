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
