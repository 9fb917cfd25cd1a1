import pytest
from django.urls import reverse

from accounts.choices import Role
from accounts.models import Grant, User
from tests.conftest import make_member, make_user

ROSTER = "/members/"


def names(client, query):
    page = client.get(ROSTER + query).content.decode()
    return [name for name in ("蔡波", "蔡小波") if f"<strong>{name}</strong>" in page]


@pytest.mark.parametrize("query", ["?q=蔡 波", "?q=蔡　波", "?q=caibo", "?q=CAI bo"])
def test_blanks_in_a_name_are_ignored(client, secretary, branch, query):
    make_member(branch, "蔡波", 1)
    make_member(branch, "蔡小波", 2)
    client.force_login(secretary)
    assert names(client, query) == ["蔡波"]


def test_the_import_is_offered_to_who_may_import_members(client, secretary, town_officer, member):
    offered = {}
    for user in (secretary, town_officer):
        client.force_login(user)
        heading = client.get(ROSTER).content.decode().split('id="rows"')[0].split("<main")[1]
        offered[user.username] = "/imports/" in heading
    assert offered == {"secretary": False, "town": True}


@pytest.mark.parametrize("has_grant", [False, True])
def test_a_member_always_lands_on_the_own_record(client, branch, member, has_grant):
    user = User.objects.create_user("me", "a-long-password")
    member.user = user
    member.save()
    if has_grant:
        Grant.objects.create(user=user, organization=branch, role=Role.MEMBER)
    client.force_login(user)
    assert client.get(ROSTER).url == member.get_absolute_url()
    menu = client.get(member.get_absolute_url()).content.decode()
    assert f'<a href="{member.get_absolute_url()}"' in menu
    assert f'href="{ROSTER}"' not in menu


def test_a_record_shows_the_way_down_to_its_branch_as_far_as_it_is_in_reach(
    client, town_officer, secretary, town, branch, member
):
    def trail(user):
        client.force_login(user)
        page = client.get(reverse("points:account_detail", args=[member.pk])).content.decode()
        trail = page.split('class="trail"')[1].split("</nav>")[0]
        steps = (town.superior, town, branch, member)
        return [step for step in steps if step.get_absolute_url() in trail]

    assert trail(town_officer) == [town, branch, member]
    assert trail(secretary) == [branch, member]


def test_figures_of_a_member_are_shown_to_who_may_see_what_they_count(
    client, district, secretary, member
):
    shown = {}
    for user in (secretary, make_user("cadre", district, Role.CADRE_OFFICER)):
        client.force_login(user)
        page = client.get(member.get_absolute_url()).content.decode()
        words = ("年积分", "年度星级", "年参加活动", "查看红色账户")
        attended = client.get(reverse("activities:attendance_list", args=[member.pk]))
        shown[user.username] = ([word in page for word in words], attended.status_code)
    assert shown == {"secretary": ([True] * 4, 200), "cadre": ([False] * 4, 404)}
