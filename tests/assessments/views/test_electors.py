"""All voters of the office's assessments, and their file."""

import pytest
from django.urls import reverse

from accounts.models import User
from assessments.choices import CycleKind
from assessments.models import Cycle, Elector, VoterGroup
from tests.spreadsheets.exported import column, download

URL = reverse("assessments:elector_list")


@pytest.fixture
def poll(district, officer):
    """Return a branch's own poll, in which somebody votes."""
    cycle = Cycle.objects.create(
        organization=district, title="民主评议", year=2018, kind=CycleKind.MEMBERS, made_by=officer
    )
    group = VoterGroup.objects.create(cycle=cycle, name="党员", weight=100)
    voter = User.objects.create_user("member", name="党员甲")
    return Elector.objects.create(cycle=cycle, group=group, user=voter)


def test_voters_are_listed_found_and_exported_without_those_of_a_branchs_poll(
    client, officer, cycle, poll
):
    client.force_login(officer)
    assert len(client.get(URL).context["page"].object_list) == 12
    found = client.get(URL, {"cycle": cycle.pk, "q": "镇街"})
    assert {one.group.name for one in found.context["page"]} == {"镇街"}
    content = download(client, URL, q="镇街")
    assert column(content, "用户名") == [f"镇街{number}" for number in range(6)]
    assert column(content, "所在单位")[0] == "示例单位1"


def test_the_list_costs_the_same_queries_for_any_number_of_voters(
    client, officer, cycle, django_assert_max_num_queries
):
    client.force_login(officer)
    with django_assert_max_num_queries(12):
        client.get(URL)
