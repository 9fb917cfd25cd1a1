from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User

URL = "/accounts/password/"
OLD, NEW = "a-long-password", "purple kettle seven"


def change(client, present=OLD, new=NEW, again=None):
    return client.post(URL, {"present": present, "new": new, "again": again or new})


@pytest.fixture
def newcomer(secretary):
    secretary.must_change_password = True
    secretary.save()
    return secretary


def test_a_change_ends_the_other_sessions_and_keeps_this_one(client, secretary):
    client.force_login(secretary)
    elsewhere = type(client)()
    elsewhere.force_login(secretary)
    answer = client.post(URL, {"present": OLD, "new": NEW, "again": NEW}, follow=True)
    assert "密码已修改，其他登录均已退出" in answer.content.decode()
    assert client.get(URL).status_code == 200
    assert elsewhere.get(URL).status_code == 302


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"present": "wrong"}, "与当前密码不符"),
        ({"again": "purple kettle eight"}, "两次输入的新密码不一致"),
        ({"new": "short"}, "长度不足"),
        ({"new": OLD}, "新密码与当前密码相同"),
        ({"new": "purple shili seven"}, "请去掉"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_changes_nothing(client, secretary, fields, says):
    client.force_login(secretary)
    assert says in change(client, **fields).content.decode()
    secretary.refresh_from_db()
    assert secretary.check_password(OLD)


def test_whoever_finds_a_browser_open_cannot_guess_the_password(client, secretary):
    client.force_login(secretary)
    for _try in range(5):
        change(client, present="wrong")
    assert "尝试次数过多" in change(client).content.decode()
    assert client.get(reverse("members:member_list")).status_code == 200


def test_a_temporary_password_leads_to_the_change_and_nowhere_else(client, newcomer):
    client.force_login(newcomer)
    for address in ("/", "/members/", newcomer.grants.get().organization.get_absolute_url()):
        assert client.get(address).url == URL
    assert client.post("/points/close/").url == URL
    page = client.get(URL).content.decode()
    assert "当前密码为临时密码" in page
    assert "/members/" not in page
    change(client)
    assert client.get("/members/").status_code == 200


def test_from_the_change_one_may_log_out_and_choose_the_language(client, newcomer):
    client.force_login(newcomer)
    assert client.post("/accounts/language/", {"language": "en"}).url == "/"
    assert client.post("/accounts/logout/").url == reverse("accounts:session_login")


def test_a_temporary_password_left_unused_for_a_week_lets_nobody_in(client, newcomer):
    login = {"username": "secretary", "password": OLD}
    week = timezone.now() - timedelta(days=7, minutes=1)
    User.objects.update(password_changed_at=week)
    assert "临时密码已过期" in client.post("/accounts/login/", login).content.decode()
    assert (
        "临时密码"
        not in client.post("/accounts/login/", {**login, "password": "x"}).content.decode()
    )
    User.objects.update(must_change_password=False)
    assert client.post("/accounts/login/", login).status_code == 302
