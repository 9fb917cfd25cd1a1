"""A second factor reported lost, as the pages have two people decide on it."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from accounts.domain.second_factor import is_set_up
from tests.accounts.domain.test_lost_factors import with_factor
from tests.conftest import make_user


@pytest.fixture
def colleague(officer):
    return with_factor(officer)


@pytest.fixture
def asked(client, account_admin, colleague):
    """What the administrator reads after asking."""
    client.force_login(account_admin)
    url = reverse("accounts:user_second_factor", args=[colleague.pk])
    assert "须经另一人同意" in client.get(url).content.decode()
    return client.post(url, {"reason": "手机遗失"}, follow=True).content.decode()


def page(client, url):
    return client.get(url).content.decode()


def test_a_second_person_finds_it_on_the_to_do_list_and_agrees(client, colleague, district, asked):
    assert "目前没有其他人可以同意" in asked
    decide = reverse("accounts:second_factor_decide", args=[colleague.pk])
    assert decide not in page(client, "/")
    assert decide in page(client, colleague.get_absolute_url())
    second = make_user("second", district, Role.DISTRICT_OFFICER)
    assert "经以下任一人员同意后解除：second" in page(client, decide)
    client.force_login(second)
    to_account = f'href="{colleague.get_absolute_url()}"'
    assert to_account not in page(client, decide)  # the accounts are not theirs
    home = page(client, "/")
    assert decide in home
    assert "手机遗失" in home
    assert "已解除" in client.post(decide, {"decision": "agree"}, follow=True).content.decode()
    assert not is_set_up(user=colleague)
    assert decide not in page(client, "/")
    again = client.post(decide, {"decision": "agree"}, follow=True).content.decode()
    assert "该账号未设置二次验证" in again


def test_who_asked_takes_it_back(client, colleague, asked):
    decide = reverse("accounts:second_factor_decide", args=[colleague.pk])
    agreed = client.post(decide, {"decision": "agree"}, follow=True).content.decode()
    assert "须由另一人同意" in agreed
    assert "保留" in client.post(decide, {"decision": "keep"}, follow=True).content.decode()
    assert "没有待办理的申请" in page(client, decide)
    assert is_set_up(user=colleague)


def test_whose_it_is_reads_what_to_do_and_decides_nothing(client, colleague, asked):
    client.force_login(colleague)
    decide = reverse("accounts:second_factor_decide", args=[colleague.pk])
    found = page(client, decide)
    assert "用手机验证码登录一次" in found
    assert 'name="decision"' not in found


def test_out_of_reach_there_is_neither_account_nor_anything_to_decide(
    client, colleague, town, asked
):
    client.force_login(make_user("of-town", town, Role.ACCOUNT_ADMIN))
    decide = reverse("accounts:second_factor_decide", args=[colleague.pk])
    absent = reverse("accounts:second_factor_decide", args=[colleague.pk + 1_000])
    hidden = client.post(decide, {"decision": "keep"})
    assert (hidden.status_code, hidden.content) == (404, client.post(absent).content)
    assert decide not in page(client, "/")
