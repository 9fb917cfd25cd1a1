"""Who holds which post everywhere in reach: on a day, by place, as a file."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from accounts.models import User
from members.domain.appointments import end_appointments
from members.models import Appointment
from tests.activities.compliance import make_group
from tests.conftest import actor_of, make_branch, make_member
from tests.spreadsheets.exported import column, download

ELECTED = date(2018, 3, 1)
LIST = "members:appointment_list"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2018-06-20 12:00+08:00"):
        yield


def hold(organization, member, post, since=ELECTED):
    return Appointment.objects.create(
        organization=organization, member=member, post=post, valid_from=since
    )


@pytest.fixture
def posts(town_officer, branch, foreign_branch):
    """甲 was secretary before 乙; 丙 leads a group; 丁 sits in another town."""
    people = [make_member(branch, name, n) for n, name in enumerate("甲乙丙", 1)]
    former = hold(branch, people[0], "secretary", date(2015, 3, 1))
    end_appointments(
        appointments=[former], last=date(2018, 2, 28), reason="换届", actor=actor_of(town_officer)
    )
    hold(foreign_branch, make_member(foreign_branch, "丁", 4), "secretary")
    return {
        "甲": former,
        "乙": hold(branch, people[1], "secretary"),
        "丙": hold(make_group(branch, 1), people[2], "leader"),
    }


def names(client, **query):
    page = client.get(reverse(LIST), query)
    return [post.member.name for post in page.context["page"]]


def test_the_day_asked_for_decides_who_is_named(client, town_officer, posts):
    client.force_login(town_officer)
    assert names(client) == ["乙", "丙"]
    assert names(client, on="2018-01-01") == ["甲"]
    assert names(client, show="ever") == ["甲", "乙", "丙"]


def test_a_list_is_narrowed_by_place_body_and_name(client, officer, posts, branch):
    client.force_login(officer)
    assert names(client) == ["乙", "丙", "丁"]
    assert names(client, within=branch.pk) == ["乙", "丙"]
    assert names(client, body="group") == ["丙"]
    assert names(client, body="committee") == ["乙", "丁"]
    assert names(client, q="丁") == ["丁"]


def test_the_page_says_who_holds_what_and_leads_to_the_place(client, secretary, posts, branch):
    client.force_login(secretary)
    text = client.get(reverse(LIST)).content.decode()
    assert reverse("members:committee_detail", args=[branch.pk]) in text
    assert "2018-03-01" in text
    assert "丁" not in text
    assert 'value="2018-06-20"' in text
    assert "导入表格" in text
    former = client.get(reverse(LIST), {"show": "ever"}).content.decode()
    assert "2018-02-28" in former
    assert "换届" in former
    assert reverse(LIST) in client.get(reverse("members:member_list")).content.decode()


def test_an_empty_list_says_how_to_begin(client, secretary):
    client.force_login(secretary)
    assert "导入任职表格" in client.get(reverse(LIST)).content.decode()


def test_the_file_masks_numbers_and_gives_the_last_day(client, secretary, posts):
    client.force_login(secretary)
    file = download(client, reverse(LIST), show="ever")
    assert column(file, "姓名") == ["甲", "乙", "丙"]
    assert column(file, "党内职务") == ["书记", "书记", "党小组组长"]
    assert column(file, "离任日期")[0] == "2018-02-28"
    assert all("*" * 11 in number for number in column(file, "身份证号"))


def test_a_member_without_an_office_sees_the_own_posts_alone(client, posts):
    member = posts["甲"].member
    member.user = User.objects.create_user("me", "a-long-password")
    member.save()
    client.force_login(member.user)
    assert names(client, show="ever") == ["甲"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(
    client, officer, town, count, django_assert_num_queries
):
    for number in range(count):
        branch = make_branch(town, number + 10)
        hold(branch, make_member(branch, f"戊{number}", number + 50), "secretary")
    client.force_login(officer)
    with django_assert_num_queries(7):
        assert len(names(client)) == count
