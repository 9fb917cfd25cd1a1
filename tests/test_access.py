"""Walks the URLconf: every named route is visited as a stranger and as an outsider."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from tests.addresses import (
    ADMINISTRATION,
    API,
    APPROVAL,
    LEDGER,
    LISTS,
    OBJECTS,
    OFFICES,
    POSTS,
    PUBLIC,
    REQUIREMENTS,
    address,
    body,
    routes,
    visit,
)
from tests.conftest import make_member
from tests.world import one_of_each


@pytest.fixture
def world(branch, member, secretary):
    return one_of_each(branch, member, secretary)


def test_every_route_has_a_row():
    assert sorted(routes()) == sorted(PUBLIC | LISTS | set(OBJECTS) | set(OFFICES))


@pytest.mark.parametrize("name", sorted(LISTS | set(OBJECTS) | set(OFFICES)))
def test_a_stranger_is_sent_to_the_login(client, world, name):
    url = address(name, world)
    response = visit(client, name, url)
    if name in API:
        assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
        return
    assert response.status_code == 302
    assert response.url == f"{reverse('accounts:session_login')}?next={url}"


@pytest.mark.parametrize("name", sorted(OBJECTS))
def test_what_is_out_of_reach_does_not_exist(client, world, outsider, name):
    client.force_login(outsider)
    hidden = visit(client, name, address(name, world))
    absent = visit(client, name, address(name, world, shift=1_000_000))
    assert (hidden.status_code, hidden.content) == (404, absent.content)
    assert address(name, world) not in hidden.content.decode()


@pytest.mark.parametrize("name", sorted(LISTS - POSTS))
def test_lists_show_an_outsider_nothing_of_ours(client, world, outsider, name):
    client.force_login(outsider)
    page = body(client.get(address(name, world))).decode(errors="ignore")
    strays = [word for word in ("张三", "秘密", world["branch"].short_name) if word in page]
    assert strays == []


@pytest.mark.parametrize("name", sorted((LISTS | set(OBJECTS)) - POSTS))
def test_the_secretary_sees_the_own_branch(client, world, secretary, name):
    client.force_login(secretary)
    assert client.get(address(name, world)).status_code == 200


@pytest.mark.parametrize("name", sorted(ADMINISTRATION))
def test_accounts_are_open_to_the_account_administrator_alone(
    client, world, officer, town_officer, account_admin, name
):
    for user in (officer, town_officer, world["user"]):
        client.force_login(user)
        assert visit(client, name, address(name, world)).status_code == 403
    client.force_login(account_admin)
    assert client.get(address(name, world)).status_code == 200
    if ADMINISTRATION[name]:
        absent = address(name, world, shift=1_000_000)
        assert visit(client, name, absent).status_code == 404


@pytest.mark.parametrize("name", sorted(APPROVAL))
def test_what_waits_is_open_to_who_may_approve(
    client, world, officer, town_officer, account_admin, name
):
    for user, status in ((town_officer, 403), (officer, 200), (account_admin, 200)):
        client.force_login(user)
        assert client.get(address(name, world)).status_code == status
    assert client.get(address(name, world, shift=1_000_000)).status_code == 404


@pytest.mark.parametrize("name", sorted(REQUIREMENTS))
def test_requirements_are_set_and_branches_exempted_by_officers_alone(
    client, world, officer, outsider, name
):
    for user in (world["user"], outsider):
        client.force_login(user)
        assert visit(client, name, address(name, world)).status_code == 403
    client.force_login(officer)
    assert visit(client, name, address(name, world)).status_code in {200, 302}
    if REQUIREMENTS[name]:
        assert visit(client, name, address(name, world, shift=1_000_000)).status_code == 404


@pytest.mark.parametrize("name", sorted(LEDGER))
def test_points_are_entered_and_reversed_by_the_district_alone(
    client, world, officer, town_officer, outsider, name
):
    for user in (world["user"], town_officer, outsider):
        client.force_login(user)
        assert visit(client, name, address(name, world)).status_code == 403
    client.force_login(officer)
    assert visit(client, name, address(name, world)).status_code == 200
    if LEDGER[name]:
        assert visit(client, name, address(name, world, shift=1_000_000)).status_code == 404


@pytest.mark.parametrize("name", sorted(LISTS | set(OBJECTS) | set(OFFICES)))
def test_the_account_administrator_sees_no_member(client, world, account_admin, name):
    client.force_login(account_admin)
    response = client.get(address(name, world))
    page = body(response).decode(errors="ignore")
    assert response.status_code in {200, 302, 403, 404, 405}
    assert [word for word in ("张三", "秘密", "419*", "419900") if word in page] == []


def test_in_reach_without_the_capability_is_forbidden(client, world, secretary):
    client.force_login(secretary)
    url = address("activities:activity_change", world)
    assert client.post(url, {"to": "accepted"}).status_code == 403
    assert client.post(reverse("points:month_close"), {"month": "2018-06"}).status_code == 403
    for name in ("members:member_reveal", "activities:service_reveal"):
        assert client.get(reverse(name)).status_code == 403


def test_a_member_sees_the_own_record_and_no_other(client, world, member, branch, sibling_branch):
    user = User.objects.create_user("me", "a-long-password")
    member.user = user
    member.save()
    other = make_member(branch, "李四", 2)
    client.force_login(user)
    assert client.get(member.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    assert "李四" not in client.get(reverse("members:member_list")).content.decode()
    assert client.get(reverse("portal:home")).url == member.get_absolute_url()


def test_a_deactivated_account_is_out_on_the_next_request(client, world, secretary):
    client.force_login(secretary)
    secretary.is_active = False
    secretary.save()
    assert client.get(world["member"].get_absolute_url()).status_code == 302


def test_an_ended_grant_shows_nothing_on_the_next_request(client, world, secretary):
    client.force_login(secretary)
    secretary.grants.update(valid_until=date(2018, 2, 1))
    assert client.get(world["member"].get_absolute_url()).status_code == 404
