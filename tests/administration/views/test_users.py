"""The pages of the account administrator."""

import re

import pytest
from django.test import Client

from accounts.choices import Role
from accounts.domain import totp
from accounts.domain.second_factor import set_up
from accounts.models import User
from tests.conftest import make_user
from tests.spreadsheets.exported import column, download

LIST = "/accounts/users/"


@pytest.fixture
def admin(client, account_admin):
    client.force_login(account_admin)
    return account_admin


def listed(client, query=""):
    page = client.get(LIST + query).content.decode()
    return re.findall(r"<strong>(\w+)</strong></a>", page)


def test_accounts_are_found_by_name_role_place_and_state(
    client, admin, secretary, outsider, town_officer, town
):
    User.objects.filter(pk=outsider.pk).update(is_active=False)
    assert listed(client) == ["accounts", "outsider", "secretary", "town"]
    assert listed(client, "?q=SECR") == ["secretary"]
    assert listed(client, "?role=secretary") == ["outsider", "secretary"]
    assert listed(client, f"?within={town.pk}") == ["secretary", "town"]
    assert listed(client, "?state=deactivated") == ["outsider"]


def test_the_list_names_the_grants_in_force_and_so_does_its_file(client, admin, secretary, town):
    make_user("ended", town, Role.TOWN_OFFICER).grants.update(valid_until="2018-02-01")
    posts = column(download(client, LIST), "现有授权")
    assert posts == ["示例区委 · 系统管理员", None, "示例1街道示例1社区党支部 · 支部书记"]
    assert posts[2] in client.get(LIST).content.decode()


def test_an_account_shows_its_grants_as_dated_posts(client, admin, secretary, branch):
    page = client.get(secretary.get_absolute_url()).content.decode()
    assert branch.short_name in page
    assert "2018-01-01" in page


def slip(response):
    """Return the user name and the password as the page shows them."""
    return re.findall(r'class="typed">\s*(\S+)\s*<', response.content.decode())


def enter(username, password):
    client = Client()
    client.post("/accounts/login/", {"username": username, "password": password})
    return client


def test_a_new_person_gets_in_with_the_password_shown_once(client, admin):
    answer = client.post(f"{LIST}add/", {"username": "wang.wu", "name": "王五"})
    username, password = slip(answer)
    assert "no-store" in answer["Cache-Control"]
    assert enter(username, password).get("/").url == "/accounts/password/"
    account = User.objects.get(username="wang.wu")
    assert password not in client.get(account.get_absolute_url()).content.decode()


def test_a_taken_name_is_told_and_opens_nothing(client, admin, secretary):
    page = client.post(f"{LIST}add/", {"username": "Secretary", "name": "王五"}).content.decode()
    assert "用户名“Secretary”已被使用" in page
    assert User.objects.count() == 2


def test_a_reset_password_ends_what_was_open_and_lets_in_by_the_new_one(client, admin, secretary):
    at_work = enter("secretary", "a-long-password")
    answer = client.post(f"{LIST}{secretary.pk}/password/", {"reason": "忘记密码"})
    assert at_work.get("/members/").status_code == 302
    assert enter(*slip(answer)).get("/").url == "/accounts/password/"


def test_a_deactivated_person_is_out_at_once_until_activated(client, admin, secretary):
    at_work = enter("secretary", "a-long-password")
    address = f"{LIST}{secretary.pk}/"
    page = client.post(f"{address}deactivate/", {"reason": "调离"}, follow=True).content.decode()
    assert "已停用" in page
    assert at_work.get("/members/").status_code == 302
    client.post(f"{address}reactivate/", {"reason": "调回"})
    assert enter("secretary", "a-long-password").get("/members/").status_code == 200


def test_a_name_is_changed_on_its_page(client, admin, secretary):
    address = f"{LIST}{secretary.pk}/edit/"
    assert 'value="secretary"' in client.get(address).content.decode()
    page = client.post(address, {"username": "li.si", "name": "李四"}, follow=True).content.decode()
    assert "<h1>李四</h1>" in page


def test_the_own_account_offers_and_allows_nothing(client, admin):
    page = client.get(admin.get_absolute_url()).content.decode()
    assert "停用" not in page.replace("已停用", "")
    answer = client.post(f"{LIST}{admin.pk}/deactivate/", {"reason": "试试"}).content.decode()
    assert "本人账号" in answer
    assert User.objects.get(pk=admin.pk).is_active


def test_a_lost_second_factor_is_taken_off_with_a_reason(client, admin, secretary):
    key = totp.new_key()
    set_up(user=secretary, key=key, code=totp.code_at(key=key, step=totp.present_step()))
    assert "解除二次验证" in client.get(secretary.get_absolute_url()).content.decode()
    client.post(f"{LIST}{secretary.pk}/second-factor/", {"reason": "手机遗失"})
    assert enter("secretary", "a-long-password").get("/members/").status_code == 200
    assert "解除二次验证" not in client.get(secretary.get_absolute_url()).content.decode()
