"""Setting it up, the second step of the log-in, and what happens without it."""

import re
import time
from base64 import b32decode

import pytest
from django.test import Client

from accounts.domain import totp
from accounts.domain.second_factor import set_up
from accounts.models import SecondFactor, User

KEY = b"12345678901234567890"
LOGIN, PROVE, MANAGE = (
    "/accounts/login/",
    "/accounts/second-factor/prove/",
    "/accounts/second-factor/",
)
PASSWORD = "a-long-password"  # noqa: S105  # of the people in conftest


def code(key=KEY, later=0):
    return totp.code_at(key=key, step=totp.present_step() + later)


def words(response):
    return response.content.decode()


@pytest.fixture
def recovery_codes(secretary):
    return set_up(user=secretary, key=KEY, code=code(later=-1))


@pytest.fixture
def half_in(client, secretary, recovery_codes):
    """A browser that gave the password and owes the code."""
    answer = client.post(LOGIN, {"username": "secretary", "password": PASSWORD, "next": "/points/"})
    assert answer.url == PROVE
    return client


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_ROLES = frozenset({"secretary"})


def key_on_offer(client):
    letters = re.search(r'class="typed">([A-Z2-7 ]+)<', words(client.get(MANAGE)))[1]
    return b32decode(letters.replace(" ", ""))


def test_the_password_alone_opens_nothing(half_in):
    assert half_in.get("/members/").status_code == 302
    assert half_in.get(MANAGE).status_code == 302


def test_the_code_lets_in_where_one_wanted_to_go(half_in):
    answer = half_in.post(PROVE, {"code": code()})
    assert answer.url == "/points/"
    assert half_in.get("/points/").status_code == 200


def test_a_recovery_code_does_too(half_in, recovery_codes):
    assert half_in.post(PROVE, {"code": recovery_codes[0]}).status_code == 302
    assert "剩余恢复码 9 个" in words(half_in.get(MANAGE))


def test_a_wrong_code_is_told_and_guessing_is_braked(half_in):
    for _try in range(5):
        assert "验证码不正确或已用过" in words(half_in.post(PROVE, {"code": "000000"}))
    assert "尝试次数过多" in words(half_in.post(PROVE, {"code": code()}))


def test_whoever_waits_too_long_begins_again(half_in, monkeypatch):
    later = time.time() + 11 * 60
    monkeypatch.setattr("accounts.domain.second_factor.time.time", lambda: later)
    assert half_in.post(PROVE, {"code": code()}).url == LOGIN


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "another"}])
def test_what_befalls_the_account_meanwhile_ends_the_log_in(half_in, change):
    User.objects.filter(username="secretary").update(**change)
    assert half_in.post(PROVE, {"code": code()}).url == LOGIN


def test_the_session_key_changes_with_the_code(half_in):
    before = half_in.session.session_key
    half_in.post(PROVE, {"code": code()})
    assert half_in.session.session_key != before


def test_a_person_sets_it_up_keeps_the_codes_and_stays_in(client, secretary):
    client.force_login(secretary)
    elsewhere = Client()
    elsewhere.force_login(secretary)
    key = key_on_offer(client)
    assert key == key_on_offer(client)
    page = words(client.post(MANAGE, {"present": PASSWORD, "code": code(key)}))
    assert len(re.findall(r'class="typed">\w{5}-\w{5}<', page)) == 10
    assert client.get("/members/").status_code == 200
    assert elsewhere.get("/members/").status_code == 302
    assert "剩余恢复码 10 个" in words(client.get(MANAGE))


@pytest.mark.parametrize(
    ("fields", "says"),
    [({"present": "wrong"}, "与当前密码不符"), ({"code": "000000"}, "验证码不正确")],
)
def test_neither_password_nor_code_alone_sets_it_up(client, secretary, fields, says):
    client.force_login(secretary)
    good = {"present": PASSWORD, "code": code(key_on_offer(client))}
    assert says in words(client.post(MANAGE, {**good, **fields}))
    assert not SecondFactor.objects.exists()


def test_the_page_draws_the_key_itself_and_asks_no_server_for_it(client, secretary):
    client.force_login(secretary)
    answer = client.get(MANAGE)
    assert re.search(r'<path d="M\d+ \d+h1v1h-1z', words(answer))
    assert "<img" not in words(answer)
    assert "no-store" in answer["Cache-Control"]


def test_a_role_that_asks_for_it_leads_there_and_nowhere_else(client, secretary, required):
    client.force_login(secretary)
    for page in ("/", "/members/", "/accounts/sessions/"):
        assert client.get(page).url == MANAGE
    page = words(client.get(MANAGE))
    assert "您的角色须设置二次验证" in page
    assert "/members/" not in page
    client.post(MANAGE, {"present": PASSWORD, "code": code(key_on_offer(client))})
    assert client.get("/members/").status_code == 200


def test_a_session_that_began_with_a_code_needs_no_more(half_in, required):
    half_in.post(PROVE, {"code": code()})
    assert half_in.get("/members/").status_code == 200


def test_a_temporary_password_is_changed_first(client, secretary, required):
    secretary.must_change_password = True
    secretary.save()
    client.force_login(secretary)
    assert client.get("/").url == "/accounts/password/"
    assert client.get(MANAGE).url == "/accounts/password/"


def test_new_codes_and_another_app_take_a_code(half_in, required, recovery_codes):
    half_in.post(PROVE, {"code": code()})
    wrong = half_in.post(f"{MANAGE}codes/", {"code": "000000"}, follow=True)
    assert "验证码不正确" in words(wrong)
    renewed = words(half_in.post(f"{MANAGE}codes/", {"code": recovery_codes[0]}))
    fresh = re.findall(r'class="typed">(\w{5}-\w{5})<', renewed)
    assert len(fresh) == 10
    answer = half_in.post(f"{MANAGE}remove/", {"code": fresh[0]}, follow=True)
    assert "已解除该身份验证器" in words(answer)
    assert half_in.get("/members/").url == MANAGE


def test_acting_under_another_post_does_not_lay_the_demand_aside(
    client, secretary, sibling_branch, settings
):
    settings.SECOND_FACTOR_ROLES = frozenset({"secretary"})
    other = secretary.grants.create(organization=sibling_branch, role="unit_head")
    client.force_login(secretary)
    session = client.session
    session["post"] = other.pk
    session.save()
    assert client.get("/members/").url == MANAGE
