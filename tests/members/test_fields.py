"""The policy of fields as each person meets it on pages and in files."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from accounts.models import AuditEvent
from members.models import Member
from tests.conftest import id_number, make_user


@pytest.fixture
def known(member):
    Member.objects.filter(pk=member.pk).update(mobile="13812345678", remark="原籍外省")
    member.refresh_from_db()
    return member


def page_of(client, user, member):
    client.force_login(user)
    return client.get(member.get_absolute_url()).content.decode()


def test_the_secretary_reads_the_mobile_and_a_masked_id(client, known, secretary):
    page = page_of(client, secretary, known)
    assert "13812345678" in page
    assert id_number(1) not in page
    assert known.masked_id in page


def test_a_town_officer_reads_the_mobile_masked(client, known, town_officer):
    page = page_of(client, town_officer, known)
    assert "138****5678" in page
    assert "13812345678" not in page


def test_a_cadre_officer_is_shown_no_mobile_at_all(client, known, district):
    page = page_of(client, make_user("cadre", district, Role.CADRE_OFFICER), known)
    assert "手机" not in page
    assert "5678" not in page


def test_a_file_leaves_out_the_column_nobody_may_see(client, known, district, town_officer):
    lists = reverse("members:member_list") + "?export=csv"
    client.force_login(make_user("cadre", district, Role.CADRE_OFFICER))
    assert "手机" not in b"".join(client.get(lists)).decode()
    client.force_login(town_officer)
    assert "138****5678" in b"".join(client.get(lists)).decode()


def correct(client, member, **fields):
    return client.post(reverse("members:member_correct", args=[member.pk]), fields)


def test_a_secretary_corrects_a_mobile_and_no_name(client, known, secretary):
    client.force_login(secretary)
    fields = {"mobile": "13900000000", "remark": "原籍外省", "name": "张四", "reason": "换号"}
    assert correct(client, known, **fields).url == known.get_absolute_url()
    known.refresh_from_db()
    assert (known.mobile, known.name) == ("13900000000", "张三")
    line = AuditEvent.objects.get(action="member_corrected")
    assert line.changes == {"mobile": ["****", "****"]}


def test_a_town_officer_corrects_name_and_dates_with_their_precision(client, known, town_officer):
    client.force_login(town_officer)
    fields = {"name": "张三丰", "sex": "male", "joined_on": "2005年8月", "reason": "核对档案"}
    correct(client, known, **fields)
    known.refresh_from_db()
    assert (known.name, known.pinyin) == ("张三丰", "zhangsanfeng")
    assert (str(known.joined_on), known.joined_precision) == ("2005-08-01", "month")
    assert known.mobile == "13812345678"


def test_a_correction_needs_a_reason_and_a_date_that_is_one(client, known, town_officer):
    client.force_login(town_officer)
    page = correct(client, known, name="张三丰", sex="male", joined_on="某年").content.decode()
    assert "“某年”不是有效日期" in page
    assert "更正事由" in page
    known.refresh_from_db()
    assert known.name == "张三"


def test_full_numbers_are_shown_once_with_a_reason(client, known, town_officer):
    client.force_login(town_officer)
    url = reverse("members:member_figures", args=[known.pk])
    assert id_number(1) not in client.get(url).content.decode()
    assert id_number(1) not in client.post(url, {"reason": ""}).content.decode()
    answer = client.post(url, {"reason": "核对档案"})
    assert id_number(1) in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
