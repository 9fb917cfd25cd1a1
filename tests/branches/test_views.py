import re

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.choices import Role
from accounts.models import Grant, User
from tests.conftest import make_branch, make_member


@pytest.fixture
def page(client, secretary, branch, member):
    make_member(branch, "预备党员", 2, stage="probationary")
    client.force_login(secretary)
    return client.get(branch.get_absolute_url()).content.decode()


def test_a_branch_shows_its_members_by_stage_with_their_rows(client, page, branch):
    roster = reverse("members:member_list") + f"?within={branch.pk}"
    for stage, count in (("", 2), ("&amp;stage=full", 1), ("&amp;stage=probationary", 1)):
        found = re.search(
            rf'href="{re.escape(roster + stage)}">.*?stat-value">(\d+)<', page, re.DOTALL
        )
        assert found
        assert int(found[1]) == count
        address = (roster + stage).replace("&amp;", "&")
        assert client.get(address).content.decode().count("<strong>") == count


def test_a_branch_shows_its_party_days_and_what_to_do_next(page, branch):
    year = localdate().year
    assert f"{year} 年主题党日" in page
    assert f"within={branch.pk}" in page
    assert "查看党员名单" in page
    assert f"/activities/add/?organization={branch.pk}" in page


def test_who_may_record_nothing_is_offered_nothing(client, town, branch):
    user = User.objects.create_user("me", "a-long-password")
    Grant.objects.create(user=user, organization=branch, role=Role.MEMBER)
    client.force_login(user)
    assert client.get(branch.get_absolute_url()).status_code == 403


@pytest.mark.parametrize("branches", [1, 3])
def test_the_page_of_a_town_costs_the_same_whatever_its_size(
    client, town_officer, town, branches, django_assert_max_num_queries
):
    for number in range(branches):
        make_member(make_branch(town, number), f"党员{number}", number)
    client.force_login(town_officer)
    with django_assert_max_num_queries(19):
        client.get(town.get_absolute_url())


def test_the_tree_is_open_down_to_the_chosen_node_without_a_script(
    client, officer, town, other_town, branch, foreign_branch
):
    client.force_login(officer)
    page = client.get(f"/organizations/?within={town.pk}").content.decode()
    tree = page[page.index('<ul class="tree">') : page.index("</aside>")]
    shown = [found for found in (town, other_town, branch, foreign_branch) if f">{found}<" in tree]
    assert shown == [town, other_town, branch]


def test_the_district_enters_holidays_and_everybody_sees_them(client, officer, secretary):
    client.force_login(secretary)
    assert "国庆节" in client.get("/organizations/calendar/?year=2018").content.decode()
    client.force_login(officer)
    client.post("/organizations/calendar/set/", {"day": "2031-10-01", "name": "国庆节"})
    page = client.get("/organizations/calendar/?year=2031").content.decode()
    assert "2031-10-01" in page
    wrong = {"day": "2031-10-02", "name": "调休", "is_working": "1"}
    page = client.post("/organizations/calendar/set/", wrong).content.decode()
    assert "调休上班日只能是周末" in page
