"""Walks the URLconf: every named route is visited as a stranger and as an outsider."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from members.models import Member
from tests.addresses import (
    API,
    LISTS,
    NEEDS,
    OBJECTS,
    OFFICES,
    POSTS,
    PUBLIC,
    address,
    body,
    routes,
    visit,
)
from tests.conftest import make_member
from tests.world import lasting_world

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)


def test_every_route_has_a_row():
    assert sorted(routes()) == sorted(PUBLIC | LISTS | OBJECTS | OFFICES)


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_a_stranger_is_sent_to_the_login(client, world, name):
    url = address(name, world)
    response = visit(client, name, url)
    if name in API:
        assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
        return
    assert response.status_code == 302
    assert response.url == f"{reverse('accounts:session_login')}?next={url}"


def test_what_only_acts_shows_nothing(client, world):
    client.force_login(world["officer"])
    answers = {name: client.get(address(name, world)).status_code for name in sorted(POSTS)}
    assert answers == dict.fromkeys(answers, 405)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_is_asked_for_or_done_in_another_way(client, world, method):
    client.force_login(world["officer"])
    visit_by = getattr(client, method)
    answers = {name: visit_by(address(name, world)).status_code for name in sorted(NEEDS)}
    assert answers == dict.fromkeys(answers, 405)


@pytest.mark.parametrize("name", sorted(OBJECTS))
def test_what_is_out_of_reach_does_not_exist(client, world, name):
    client.force_login(world["outsider"])
    hidden = visit(client, name, address(name, world))
    absent = visit(client, name, address(name, world, shift=1_000_000))
    assert (hidden.status_code, hidden.content) == (404, absent.content)
    assert address(name, world) not in hidden.content.decode()


@pytest.mark.parametrize("name", sorted(LISTS - POSTS))
def test_lists_show_an_outsider_nothing_of_ours(client, world, name):
    client.force_login(world["outsider"])
    page = body(client.get(address(name, world))).decode(errors="ignore")
    strays = [word for word in ("张三", "秘密", world["branch"].short_name) if word in page]
    assert strays == []


@pytest.mark.parametrize("name", sorted((LISTS | OBJECTS) - POSTS))
def test_the_secretary_sees_the_own_branch(client, world, name):
    client.force_login(world["user"])
    assert client.get(address(name, world)).status_code == 200


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_the_account_administrator_sees_no_member(client, world, name):
    client.force_login(world["account_admin"])
    response = client.get(address(name, world))
    page = body(response).decode(errors="ignore")
    assert response.status_code in {200, 302, 403, 404, 405}
    assert [word for word in ("张三", "秘密", "419*", "419900") if word in page] == []


def test_in_reach_without_the_capability_is_forbidden(client, world):
    client.force_login(world["user"])
    url = address("activities:activity_change", world)
    assert client.post(url, {"to": "accepted"}).status_code == 403
    assert client.post(reverse("points:month_close"), {"month": "2018-06"}).status_code == 403
    for name in ("members:member_reveal", "activities:service_reveal"):
        assert client.get(reverse(name)).status_code == 403


def test_a_member_sees_the_own_record_and_no_other(client, world):
    user, own = User.objects.create_user("me", "a-long-password"), world["member"]
    Member.objects.filter(pk=own.pk).update(user=user)
    other = make_member(world["branch"], "李四", 2)
    client.force_login(user)
    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(reverse("members:member_list")).url == own.get_absolute_url()
    assert client.get(reverse("portal:home")).url == own.get_absolute_url()


def test_a_deactivated_account_is_out_on_the_next_request(client, world):
    client.force_login(world["user"])
    User.objects.filter(pk=world["user"].pk).update(is_active=False)
    assert client.get(world["member"].get_absolute_url()).status_code == 302


def test_an_ended_grant_shows_nothing_on_the_next_request(client, world):
    client.force_login(world["user"])
    world["user"].grants.update(valid_until=date(2018, 2, 1))
    assert client.get(world["member"].get_absolute_url()).status_code == 404
