import time
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse
from django.utils import timezone

from accounts.models import CountedAct, User

URL = "/accounts/login/"
SLOWED, WRONG = "尝试次数过多", "用户名或密码不正确"


def attempt(client, username="officer", password=None, address="10.0.0.1"):
    data = {"username": username, "password": password or "wrong"}
    answer = client.post(URL, data, REMOTE_ADDR=address)
    return "in" if answer.status_code == 302 else answer.content.decode()


@pytest.mark.parametrize("username", ["officer", "nobody"])
def test_guessing_is_slowed_after_five_failures_known_name_or_not(client, officer, username):
    answers = [attempt(client, username, address=f"10.0.0.{n}") for n in range(6)]
    assert [WRONG in answer for answer in answers] == [True] * 5 + [False]
    assert SLOWED in answers[5]


def test_the_right_password_must_wait_too_and_is_let_in_after_the_window(client, officer):
    for _try in range(5):
        attempt(client)
    assert SLOWED in attempt(client, password="a-long-password")
    CountedAct.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert attempt(client, password="a-long-password") == "in"


def test_a_working_session_goes_on_while_somebody_guesses(client, officer):
    client.force_login(officer)
    stranger = type(client)()
    for _try in range(6):
        attempt(stranger)
    assert client.get(reverse("members:member_list")).status_code == 200


def test_one_address_is_slowed_after_thirty_failures_over_all_names(client, officer):
    for number in range(30):
        attempt(client, f"name{number}")
    assert SLOWED in attempt(client, "another")
    assert WRONG in attempt(client, "another", address="10.0.0.2")


def test_a_right_password_ends_the_count(client, officer):
    for _try in range(4):
        attempt(client)
    assert attempt(client, password="a-long-password") == "in"
    client.logout()
    assert WRONG in attempt(client)


def test_no_name_and_no_address_stands_readable_among_the_failures(client, officer):
    attempt(client, "a-password-typed-into-the-wrong-field")
    rows = str(list(CountedAct.objects.values()))
    assert "password" not in rows
    assert "10.0.0.1" not in rows


@pytest.mark.parametrize(("key", "seconds"), [("seen", 31 * 60), ("began", 12 * 3600 + 1)])
def test_a_session_left_alone_or_too_old_ends(client, officer, key, seconds):
    client.force_login(officer)
    page = reverse("members:member_list")
    assert client.get(page).status_code == 200
    session = client.session
    session[key] = int(time.time()) - seconds
    session.save()
    assert client.get(page).status_code == 302


class CountingHasher(MD5PasswordHasher):
    made = 0

    def encode(self, *args, **kwargs):
        type(self).made += 1
        return super().encode(*args, **kwargs)


@pytest.mark.parametrize("username", ["officer", "nobody", "gone"])
def test_a_try_costs_one_hash_whether_the_name_exists_or_not(client, officer, settings, username):
    User.objects.create_user("gone", "a-long-password", is_active=False)
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    before = CountingHasher.made
    answer = attempt(client, username)
    assert WRONG in answer
    assert CountingHasher.made == before + 1
