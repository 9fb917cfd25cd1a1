"""The committee's page: entering posts, ending them, and who may."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from members.models import Appointment
from tests.activities.compliance import make_group
from tests.conftest import make_member


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2018-06-20 12:00+08:00"):
        yield


@pytest.fixture
def people(branch):
    return [make_member(branch, name, n) for n, name in enumerate("甲乙丙", 1)]


def enter(client, organization, post, *members, since="2018-03-01"):
    url = reverse("members:committee_appoint", args=[organization.pk])
    data = {"post": post, "since": since, "members": [one.pk for one in members]}
    return client.post(url, data, follow=True).content.decode()


def test_a_secretary_enters_the_committee_and_sees_it_where_it_matters(
    client, secretary, branch, people
):
    client.force_login(secretary)
    empty = client.get(branch.get_absolute_url()).content.decode()
    assert "尚未录入" in empty
    enter(client, branch, "commissioner", people[1])
    page = enter(client, branch, "secretary", people[0])
    assert "现任 2 人" in page
    assert page.index(">甲<") < page.index(">乙<")
    assert "书记 甲" in client.get(branch.get_absolute_url()).content.decode()
    own = client.get(people[0].get_absolute_url()).content.decode()
    assert "党内任职" in own
    assert "2018-03-01" in own


def test_what_a_rule_refuses_stands_on_the_form(client, secretary, branch, people):
    client.force_login(secretary)
    enter(client, branch, "secretary", people[0])
    assert "甲现任书记" in enter(client, branch, "secretary", people[1])


def test_posts_ticked_end_together_and_stay_to_be_seen(client, secretary, branch, people):
    client.force_login(secretary)
    enter(client, branch, "secretary", people[0])
    enter(client, branch, "commissioner", *people[1:])
    url = reverse("members:committee_end", args=[branch.pk])
    nothing = client.post(url, {"last": "2018-05-31", "reason": "换届"}, follow=True)
    assert "请勾选要免去的职务" in nothing.content.decode()
    ticked = list(Appointment.objects.values_list("pk", flat=True))
    data = {"appointments": ticked, "last": "2018-05-31", "reason": "换届"}
    page = client.post(url, data, follow=True).content.decode()
    assert "已免去" in page
    assert page.count("2018-05-31") == 3
    assert {one.valid_until for one in Appointment.objects.all()} == {date(2018, 6, 1)}


def test_a_mistake_is_taken_out(client, secretary, branch, people):
    client.force_login(secretary)
    enter(client, branch, "secretary", people[0])
    url = reverse("members:committee_end", args=[branch.pk])
    data = {"appointments": [Appointment.objects.get().pk], "last": "2018-06-20", "reason": "录错"}
    client.post(url, data | {"take_out": "1"})
    assert not Appointment.objects.exists()


def test_a_branch_names_its_groups_and_each_its_members(client, secretary, branch, people):
    group = make_group(branch, 1)
    client.force_login(secretary)
    enter(client, group, "leader", people[0])
    enter(client, group, "in_group", *people[1:])
    page = client.get(reverse("members:committee_detail", args=[branch.pk])).content.decode()
    assert str(group) in page
    [shown] = client.get(reverse("members:committee_detail", args=[branch.pk])).context["groups"]
    assert (shown.headed_by, shown.belong) == ("甲", 3)


def test_who_moved_away_stands_out_until_the_post_is_ended(
    client, secretary, branch, sibling_branch, people
):
    client.force_login(secretary)
    enter(client, branch, "secretary", people[0])
    page = reverse("members:committee_detail", args=[branch.pk])
    assert "已不在本支部" not in client.get(page).content.decode()
    people[0].affiliations.update(valid_until=date(2018, 6, 1))
    people[0].affiliations.create(organization=sibling_branch, valid_from=date(2018, 6, 1))
    assert "已不在本支部" in client.get(page).content.decode()


def test_posts_of_another_branch_are_not_ended_from_here(
    client, secretary, officer, branch, sibling_branch, people
):
    other = make_member(sibling_branch, "外", 9)
    client.force_login(officer)
    enter(client, sibling_branch, "secretary", other)
    client.force_login(secretary)
    url = reverse("members:committee_end", args=[branch.pk])
    data = {"appointments": [Appointment.objects.get().pk], "last": "2018-06-20", "reason": "换届"}
    client.post(url, data)
    assert Appointment.objects.get().valid_until is None


def test_a_committee_above_branches_has_no_such_page(client, officer, town):
    client.force_login(officer)
    assert client.get(reverse("members:committee_detail", args=[town.pk])).status_code == 404
