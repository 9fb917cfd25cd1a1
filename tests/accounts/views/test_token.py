import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.domain.tokens import use_token
from accounts.models import AuditEvent

TOKENS = "/accounts/tokens/"


def wish(**changes):
    end = localdate() + timedelta(days=30)
    return {"name": "月报程序", "ends_on": end, "present": "a-long-password", **changes}


@pytest.fixture
def at_work(client, secretary):
    client.force_login(secretary)
    return client


def test_a_token_is_shown_once(at_work, secretary):
    shown = at_work.post(TOKENS, wish()).content.decode()
    [key] = re.findall(r"bp_[\w-]+", shown)
    assert use_token(key=key).user == secretary
    page = at_work.get(TOKENS).content.decode()
    assert "月报程序" in page
    assert key not in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("present", "wrong", "与当前密码不符。"),
        ("ends_on", localdate() + timedelta(days=400), "令牌有效期最长一年"),
        ("name", "", "用途"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_issued(at_work, secretary, field, value, words):
    assert words in at_work.post(TOKENS, wish(**{field: value})).content.decode()
    assert not secretary.tokens.exists()


def test_the_owner_revokes_a_token(at_work, secretary):
    at_work.post(TOKENS, wish())
    token = secretary.tokens.get()
    revoke = reverse("accounts:token_revoke")
    page = at_work.post(revoke, {"token": token.pk}, follow=True).content.decode()
    assert "已撤销，程序不能再用它读取数据。" in page
    assert "月报程序" not in page
    page = at_work.post(revoke, {"token": token.pk}, follow=True).content.decode()
    assert "没有可撤销的令牌。" in page
    assert AuditEvent.objects.filter(action="token_revoked").count() == 1


def test_an_administrator_is_offered_to_revoke_what_there_is(client, secretary, account_admin):
    account = reverse("accounts:user_detail", args=[secretary.pk])
    client.force_login(secretary)
    client.post(TOKENS, wish())
    client.force_login(account_admin)
    revoke = reverse("accounts:user_revoke", args=[secretary.pk])
    assert revoke in client.get(account).content.decode()
    client.post(revoke, {"reason": "外泄"})
    assert revoke not in client.get(account).content.decode()
