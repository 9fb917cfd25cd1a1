from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from accounts.models import User
from activities.models import ServiceRecord
from tests.conftest import make_member
from tests.points.facts import serve

JUNE = date(2018, 6, 1)
LIST = "/activities/service/"
SENT = {
    "served_on": "2018-06-25",
    "activity_name": "清洁家园",
    "hours_reported": "2.5",
    "effect": "good",
}


def waiting(member, branch, name="植树", hours=3):
    return ServiceRecord.objects.create(
        member=member,
        organization=branch,
        served_on=JUNE,
        activity_name=name,
        hours_reported=hours,
    )


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def own(member):
    member.user = User.objects.create_user("zhangsan", "a-long-password")
    member.save()
    return member.user


def test_a_secretary_enters_service_for_the_ticked_members(client, secretary, member, branch):
    other = make_member(branch, "李四", 2)
    client.force_login(secretary)
    page = client.get(LIST + "add/").content.decode()
    assert "张三" in page
    assert "李四" in page
    response = client.post(LIST + "add/", {**SENT, "members": [member.pk, other.pk]})
    assert said(response) == ["已录入 2 条并确认。"]
    record = ServiceRecord.objects.get(member=other)
    assert (record.hours_confirmed, record.effect) == (2.5, "good")


def test_a_town_chooses_the_branch_first(client, town_officer, branch, sibling_branch, member):
    client.force_login(town_officer)
    page = client.get(LIST + "add/").content.decode()
    assert sibling_branch.short_name in page
    page = client.get(f"{LIST}add/?organization={branch.pk}").content.decode()
    assert "张三" in page


def test_somebody_out_of_reach_cannot_be_ticked(client, secretary, foreign_branch):
    stranger = make_member(foreign_branch, "李四", 2)
    client.force_login(secretary)
    response = client.post(LIST + "add/", {**SENT, "members": [stranger.pk]})
    assert response.status_code == 200
    assert not ServiceRecord.objects.exists()


def test_a_member_reports_the_own_service_and_sees_it_wait(client, own, member):
    client.force_login(own)
    response = client.post(LIST + "report/", {**SENT, "effect": "good"})
    assert said(response) == ["已报送，待党支部确认后记分。"]
    record = ServiceRecord.objects.get()
    assert (record.member, record.effect, record.state) == (member, "fair", "waiting")
    page = client.get(record.get_absolute_url()).content.decode()
    assert "本人的服务须由他人确认" in page
    assert "/confirm/" not in page


def test_who_is_no_member_is_told_why_there_is_nothing_to_report(client, officer):
    client.force_login(officer)
    for response in (client.get(LIST + "report/"), client.post(LIST + "report/", SENT)):
        assert "账号未关联党员" in response.content.decode()
    assert not ServiceRecord.objects.exists()


def test_the_form_says_what_is_wrong_with_hours_and_times(client, secretary, member):
    client.force_login(secretary)
    sent = {**SENT, "members": [member.pk]}
    page = client.post(LIST + "add/", {**sent, "hours_reported": ""}).content.decode()
    assert "请填写时长（小时）。" in page
    assert "跨零点的填次日时间" in page
    times = {"starts_at": "14:00", "ends_at": "15:00", "hours_reported": "5"}
    page = client.post(LIST + "add/", sent | times).content.decode()
    assert "14:00 至 15:00 只有 1 小时，填报了 5 小时" in page
    assert ('value="14:00"' in page, 'value="5"' in page) == (True, True)
    assert not ServiceRecord.objects.exists()


def test_a_night_is_entered_as_it_was_worked(client, secretary, member):
    client.force_login(secretary)
    night = {"starts_at": "22:00", "ends_at": "02:00", "hours_reported": "4"}
    client.post(LIST + "add/", {**SENT, **night, "members": [member.pk]})
    record = ServiceRecord.objects.get()
    assert record.served_on == date(2018, 6, 25)
    for url in (LIST, record.get_absolute_url()):
        assert "22:00–次日 02:00" in client.get(url).content.decode()
    early = {**SENT, "served_on": "2018-06-26", "activity_name": "植树", "members": [member.pk]}
    times = {"starts_at": "01:00", "ends_at": "03:30"}
    page = client.post(LIST + "add/", early | times).content.decode()
    assert "2018-06-25 22:00 至 次日 02:00 另有服务记录" in page


def test_one_record_is_confirmed_with_fewer_hours(client, secretary, member, branch):
    record = waiting(member, branch)
    client.force_login(secretary)
    address = reverse("activities:service_confirm", args=[record.pk])
    refused = client.post(address, {"hours": "4", "effect": "fair"}).content.decode()
    assert "最多 3 小时" in refused
    client.post(address, {"hours": "2", "effect": "fair"})
    record.refresh_from_db()
    assert (record.hours_reported, record.hours_confirmed) == (3, 2)


def test_ticked_records_are_confirmed_and_the_filter_stays(client, secretary, member, branch):
    ticked, other = waiting(member, branch), waiting(member, branch, "扫雪")
    client.force_login(secretary)
    response = client.post(LIST + "confirm/", {"tick": [ticked.pk], "state": "waiting"})
    assert response.url == LIST + "?state=waiting"
    assert said(response) == ["已确认 1 条，积分随后记入。"]
    other.refresh_from_db()
    assert other.state == "waiting"


def test_all_that_fit_the_filter_are_confirmed_if_they_are_as_many_as_shown(
    client, secretary, member, branch
):
    for number in range(30):
        waiting(member, branch, f"植树{number}", hours="0.5")
    july = serve(member, branch, date(2018, 7, 1), 1)
    ServiceRecord.objects.filter(pk=july.pk).update(confirmed_at=None, hours_confirmed=None)
    client.force_login(secretary)
    page = client.get(LIST + "?state=waiting&month=2018-06")
    assert page.context["confirmable"] == 30
    sent = {"state": "waiting", "month": "2018-06", "all": "29"}
    assert said(client.post(LIST + "confirm/", sent)) == ["名单已有变化，请重新查看后再确认。"]
    client.post(LIST + "confirm/", {**sent, "all": "30"})
    assert ServiceRecord.objects.confirmed().count() == 30
    july.refresh_from_db()
    assert july.state == "waiting"


def test_the_own_record_has_no_tick(client, secretary, member, branch):
    member.user = secretary
    member.save()
    waiting(member, branch)
    client.force_login(secretary)
    assert 'name="tick"' not in client.get(LIST).content.decode()
    assert "请勾选要确认的记录" in said(client.post(LIST + "confirm/", {}))[0]


def test_a_record_is_changed_struck_and_restored_on_its_page(client, secretary, member, branch):
    record = serve(member, branch, JUNE, 3, name="植树")
    client.force_login(secretary)
    address = record.get_absolute_url()
    sent = {**SENT, "hours_confirmed": "2", "reason": "核实"}
    assert client.post(address + "edit/", sent).url == address
    record.refresh_from_db()
    assert (record.activity_name, record.hours_confirmed) == ("清洁家园", 2)
    client.post(address + "strike/", {"reason": "未参加"})
    assert "未参加" in client.get(address).content.decode()
    client.post(address + "restore/", {"reason": "查实"})
    record.refresh_from_db()
    assert record.state == "waiting"


def test_only_the_town_may_call_it_a_false_report(client, secretary, town_officer, member, branch):
    record = serve(member, branch, JUNE, 3)
    strike = record.get_absolute_url() + "strike/"
    client.force_login(secretary)
    assert "虚报" not in client.get(strike).content.decode()
    client.force_login(town_officer)
    assert "虚报" in client.get(strike).content.decode()
    client.post(strike, {"reason": "查无此事", "is_false_report": "on"})
    assert "虚报" in client.get(record.get_absolute_url()).content.decode()
