from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEvent


def test_a_wrong_password_is_said_once(client, secretary):
    page = client.post("/accounts/login/", {"username": "secretary", "password": "x"})
    text = page.content.decode()
    assert text.count("用户名或密码不正确（区分大小写）。") == 1
    assert "请改正" not in text


def test_large_text_stays(client, secretary):
    client.force_login(secretary)
    answer = client.post("/accounts/text/", {"text": "large", "next": "/members/"})
    assert (answer.url, answer.cookies["text"].value) == ("/members/", "large")
    page = client.get("/members/").content.decode()
    assert '<html lang="zh-hans" class="large">' in page
    client.post("/accounts/text/", {"text": "usual"})
    assert 'class="large"' not in client.get("/members/").content.decode()


@pytest.mark.parametrize("address", ["/accounts/text/", "/accounts/language/"])
def test_a_choice_leads_nowhere_else(client, db, address):
    assert client.post(address, {"next": "https://elsewhere.example/"}).url == "/"


LOGINS = "/accounts/sessions/"


@pytest.fixture
def browsers(secretary):
    """Three browsers of one person, of which the first is at hand."""
    login = {"username": "secretary", "password": "a-long-password"}
    opened = [
        Client(HTTP_USER_AGENT=f"{kind}/1 (Windows)") for kind in ("Chrome", "Edg", "QQBrowser")
    ]
    for browser in opened:
        browser.post("/accounts/login/", login, REMOTE_ADDR="10.21.7.200")
    return opened


def open_ones(browsers):
    return [browser.get(LOGINS).status_code == 200 for browser in browsers]


def test_a_person_sees_where_the_account_is_open_and_nobody_elses(browsers, outsider):
    Client(HTTP_USER_AGENT="Firefox/1").force_login(outsider)
    page = browsers[0].get(LOGINS).content.decode()
    for shown in ("Chrome · Windows", "Edge · Windows", "QQ · Windows", "10.21.*"):
        assert shown in page
    assert "Firefox" not in page
    assert page.count("本次登录") == 1


def test_one_other_session_is_ended(browsers, secretary):
    second = secretary.sessions.get(device="Edge · Windows").pk
    browsers[0].post(f"{LOGINS}close/", {"session": second})
    assert open_ones(browsers) == [True, False, True]


def test_all_other_sessions_are_ended_and_the_log_tells(browsers, secretary):
    browsers[0].post(f"{LOGINS}close/")
    assert open_ones(browsers) == [True, False, False]
    event = AuditEvent.objects.get(action="sessions_closed")
    assert (event.user, event.details) == (secretary, {"sessions": 2})


def test_nobody_ends_the_session_of_another(browsers, client, outsider, secretary):
    client.force_login(outsider)
    victim = secretary.sessions.first().pk
    page = client.post(f"{LOGINS}close/", {"session": victim}, follow=True).content.decode()
    assert "没有可退出的登录" in page
    assert open_ones(browsers) == [True, True, True]


def test_a_session_left_alone_is_not_shown_any_longer(browsers, secretary, settings):
    longer = timezone.now() - timedelta(seconds=settings.SESSION_IDLE_SECONDS + 1)
    secretary.sessions.filter(device="Edge · Windows").update(seen_at=longer)
    assert "Edge" not in browsers[0].get(LOGINS).content.decode()
