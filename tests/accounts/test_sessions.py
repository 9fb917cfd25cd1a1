"""What stands in the table of sessions, and what a browser can do with it."""

import pytest
from django.conf import settings

from accounts.domain.accounts import deactivate_account, reset_password
from accounts.models import Session
from tests.conftest import actor_of

PAGE = "/members/"


@pytest.fixture
def at_work(client, secretary):
    client.force_login(secretary)
    assert client.get(PAGE).status_code == 200
    return client


def test_the_row_of_a_session_does_not_open_it(at_work):
    stored = Session.objects.get().session_key
    assert stored != at_work.cookies[settings.SESSION_COOKIE_NAME].value
    thief = type(at_work)()
    thief.cookies[settings.SESSION_COOKIE_NAME] = stored
    assert thief.get(PAGE).status_code == 302
    assert at_work.get(PAGE).status_code == 200


def test_a_row_says_no_more_than_times_kind_of_browser_and_half_an_address(client, secretary):
    login = {"username": "secretary", "password": "a-long-password"}
    agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36"
    client.post("/accounts/login/", login, REMOTE_ADDR="10.21.7.200", HTTP_USER_AGENT=agent)
    row = Session.objects.get()
    assert (row.user, row.device, row.address) == (secretary, "Chrome · Windows", "10.21.*")
    assert row.began_at == row.seen_at
    assert "10.21.7.200" not in str(vars(row))


def test_logging_out_leaves_no_row(at_work):
    at_work.post("/accounts/logout/")
    assert not Session.objects.filter(user__isnull=False).exists()


@pytest.mark.parametrize("rule", [deactivate_account, reset_password])
def test_no_row_is_left_of_an_account_that_is_closed(at_work, secretary, account_admin, rule):
    rule(account=secretary, reason="换届", actor=actor_of(account_admin))
    assert not Session.objects.exists()
    assert at_work.get(PAGE).status_code == 302


def test_a_rows_end_is_the_sessions_end(at_work):
    Session.objects.all().delete()
    assert at_work.get(PAGE).status_code == 302
