"""A request for correction, from the person's own page to the register."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from accounts.models import AuditEvent, User
from members.models import CorrectionRequest, Member
from tests.conftest import id_number, make_user


@pytest.fixture
def person(member):
    member.user = User.objects.create_user("me", "a-long-password")
    member.mobile = "13812345678"
    member.save()
    return member


FACTS = {
    "name": "张三",
    "sex": "male",
    "ethnic_group": "苗",
    "joined_on": "2001年7月",
    "mobile": "13812345678",
    "note": "",
}

AS_IT_IS = {"ethnic_group": "", "joined_on": "2005-07-01"}


def ask(client, user, member, **fields):
    client.force_login(user)
    url = reverse("members:correction_ask", args=[member.pk])
    return client.post(url, {**FACTS, **fields}, follow=True).content.decode()


def decide(client, user, **fields):
    client.force_login(user)
    asked = CorrectionRequest.objects.get()
    return client.post(asked.get_absolute_url(), fields, follow=True).content.decode()


def test_a_member_asks_and_the_town_corrects_by_one_click(client, person, town_officer):
    page = ask(client, person.user, person)
    assert "更正申请：待办理" in page
    client.force_login(town_officer)
    assert "1 件更正申请待办理" in client.get("/").content.decode()
    shown = client.get(CorrectionRequest.objects.get().get_absolute_url()).content.decode()
    assert "<strong>苗</strong>" in shown
    assert "<strong>2001-07</strong>" in shown
    decide(client, town_officer, accept="1")
    person.refresh_from_db()
    assert (person.ethnic_group, str(person.joined_on), person.joined_precision) == (
        "苗", "2001-07-01", "month",
    )  # fmt: skip
    asked = CorrectionRequest.objects.get()
    assert (asked.state, asked.proposed) == ("done", {})
    line = AuditEvent.objects.get(action="member_corrected")
    assert "me" in line.reason
    client.force_login(person.user)
    assert "更正申请：已更正" in client.get(person.get_absolute_url()).content.decode()


def test_the_audit_log_names_the_facts_asked_for_and_no_value(client, person, secretary, district):
    ask(client, person.user, person, mobile="13900000000", ethnic_group="", joined_on="2005-07-01")
    client.force_login(make_user("auditor", district, Role.AUDITOR))
    page = client.get(reverse("accounts:audit_list")).content.decode()
    assert "字段：手机号码" in page
    assert "13900000000" not in page


def test_what_the_town_may_not_write_waits_for_the_branch(client, person, town_officer, secretary):
    ask(client, person.user, person, mobile="13900000000")
    client.force_login(town_officer)
    shown = client.get(CorrectionRequest.objects.get().get_absolute_url()).content.decode()
    assert "13900000000" not in shown
    assert "由其他层级办理" in shown
    decide(client, town_officer, accept="1")
    asked = CorrectionRequest.objects.get()
    assert (asked.state, asked.proposed) == ("open", {"mobile": "13900000000"})
    decide(client, secretary, accept="1")
    person.refresh_from_db()
    assert (person.ethnic_group, person.mobile) == ("苗", "13900000000")
    assert CorrectionRequest.objects.get().state == "done"


def test_a_secretary_asks_for_the_name_only_the_town_may_correct(client, person, secretary):
    ask(client, secretary, person, name="张山")
    page = decide(client, secretary, accept="1")
    assert "您无权更正，由上级党组织办理" in page
    assert Member.objects.get().name == "张三"
    assert CorrectionRequest.objects.get().state == "open"


def test_declining_needs_an_answer_that_the_member_reads(client, person, town_officer):
    ask(client, person.user, person)
    assert "请写明不予采纳的理由" in decide(client, town_officer, decline="1")
    decide(client, town_officer, decline="1", answer="档案中为汉族")
    assert Member.objects.get().ethnic_group == ""
    client.force_login(person.user)
    page = client.get(person.get_absolute_url()).content.decode()
    assert "更正申请：未采纳" in page
    assert "档案中为汉族" in page


def test_who_has_no_part_in_a_request_does_not_read_it(client, person, district, secretary):
    ask(client, person.user, person, note="家中情况有变")
    shown = {}
    for user in (secretary, make_user("cadre", district, Role.CADRE_OFFICER)):
        client.force_login(user)
        shown[user.username] = "家中情况" in client.get(person.get_absolute_url()).content.decode()
    assert shown == {"secretary": True, "cadre": False}


def test_nothing_changed_and_nothing_said_is_no_request(client, person):
    page = ask(client, person.user, person, **AS_IT_IS)
    assert "请改动至少一项，或写明哪里不对" in page
    assert not CorrectionRequest.objects.exists()


def test_a_note_alone_is_answered_when_it_is_done(client, person, town_officer):
    ask(client, person.user, person, **AS_IT_IS, note="身份证号末位有误")
    assert "请写明如何处理" in decide(client, town_officer, accept="1")
    decide(client, town_officer, accept="1", answer="已核对，重新导入")
    assert CorrectionRequest.objects.get().state == "done"


def test_an_id_number_does_not_get_into_the_note(client, person):
    page = ask(client, person.user, person, note=f"应为{id_number(7)}")
    assert "身份证号" in page
    assert not CorrectionRequest.objects.exists()


def test_one_request_waits_at_a_time_and_may_be_withdrawn(client, person, secretary):
    ask(client, person.user, person)
    assert "已有一件更正申请在办" in ask(client, secretary, person, name="张山")
    withdraw = reverse("members:correction_withdraw", args=[CorrectionRequest.objects.get().pk])
    assert "只有申请人能撤回" in client.post(withdraw, follow=True).content.decode()
    client.force_login(person.user)
    client.post(withdraw)
    assert CorrectionRequest.objects.get().state == "withdrawn"
    ask(client, person.user, person)
    assert CorrectionRequest.objects.open().count() == 1


def test_what_another_settled_meanwhile_is_said_and_not_done_twice(client, person, town_officer):
    ask(client, person.user, person)
    decide(client, town_officer, decline="1", answer="档案中为汉族")
    assert "该申请已办结：未采纳" in decide(client, town_officer, accept="1")
    assert Member.objects.get().ethnic_group == ""


def test_the_list_shows_those_that_wait_first_and_nobody_elses(
    client, person, town_officer, outsider
):
    ask(client, person.user, person)
    url = reverse("members:correction_list")
    client.force_login(town_officer)
    assert "待办理" in client.get(url).content.decode()
    client.force_login(outsider)
    assert "暂无更正申请" in client.get(url).content.decode()
