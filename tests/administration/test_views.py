"""The pages of the account administrator."""

import re

import pytest

from accounts.choices import Role
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
