"""Meetings of some of a branch: a committee's, a party group's."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Activity
from tests.activities.compliance import make_group
from tests.conftest import make_member

ADD = "/activities/add/"
DAY = "2018-06-01"


@pytest.fixture
def people(branch):
    posts = ["支部书记", "组织委员", "", ""]
    return [
        make_member(branch, name, n, party_post=post)
        for n, (name, post) in enumerate(zip("甲乙丙丁", posts, strict=True), 1)
    ]


def opened(client, organization, kind, **more):
    query = {"organization": organization.pk, "kind": kind, "held_on": DAY} | more
    return client.get(ADD, query, headers={"HX-Request": "true"})


def ticked(response):
    """Return the list as a browser would send it back, with how it was ticked."""
    context = response.context
    ticks = {f"attendance-{tick.stay.member_id}": str(tick.state) for tick in context["ticks"]}
    return {"listed_for": context["listed_for"], **ticks}


def entry(organization, kind, **more):
    fields = {"kind": kind, "held_on": DAY, "theme": "研究工作", "place": "室"}
    return {"organization": organization.pk, **fields, **more}


def names(activity):
    return sorted(activity.attendances.values_list("member__name", flat=True))


def test_a_committee_meeting_begins_with_who_holds_a_post(client, secretary, branch, people):
    client.force_login(secretary)
    listed = ticked(opened(client, branch, "committee_meeting"))
    client.post(ADD, entry(branch, "committee_meeting", **listed))
    activity = Activity.objects.get()
    assert names(activity) == ["乙", "甲"]
    page = client.get(activity.get_absolute_url()).content.decode()
    assert "应到 2 人，实到 2 人" in page


def test_who_is_entered_in_the_committee_is_due_from_that_day_on(client, secretary, branch, people):
    branch.appointments.create(member=people[2], post="secretary", valid_from=date(2018, 5, 1))
    client.force_login(secretary)
    listed = ticked(opened(client, branch, "committee_meeting"))
    client.post(ADD, entry(branch, "committee_meeting", **listed))
    assert names(Activity.objects.get()) == ["丙"]
    Activity.objects.all().delete()
    before = ticked(opened(client, branch, "committee_meeting", held_on="2018-04-30"))
    assert [before[f"attendance-{one.pk}"] for one in people[:3]] == [
        "present", "present", "not_listed"
    ]  # fmt: skip


def test_the_next_one_begins_with_who_was_listed_last_time(client, secretary, branch, people):
    client.force_login(secretary)
    listed = ticked(opened(client, branch, "committee_meeting"))
    listed |= {f"attendance-{people[1].pk}": "not_listed", f"attendance-{people[2].pk}": "leave"}
    listed[f"reason-{people[2].pk}"] = "出差"
    client.post(ADD, entry(branch, "committee_meeting", **listed))
    again = opened(client, branch, "committee_meeting")
    states = [str(tick.state) for tick in again.context["ticks"]]
    assert sorted(states) == ["not_listed", "not_listed", "present", "present"]


def test_choosing_another_kind_renews_the_list_and_keeps_who_is_away(
    client, secretary, branch, people
):
    client.force_login(secretary)
    everybody = ticked(opened(client, branch, "party_day"))
    assert set(everybody.values()) - {everybody["listed_for"]} == {"present"}
    everybody[f"attendance-{people[0].pk}"] = "leave"
    some = ticked(opened(client, branch, "committee_meeting", **everybody))
    assert [some[f"attendance-{one.pk}"] for one in people] == [
        "leave", "present", "not_listed", "not_listed"
    ]  # fmt: skip
    back = ticked(opened(client, branch, "party_day", **some))
    assert list(back.values()).count("present") == 3


def test_who_joined_by_a_later_day_is_not_on_a_committee_by_that(client, secretary, branch, people):
    new = make_member(branch, "新", 9, joined_on=date(2018, 6, 15))
    client.force_login(secretary)
    listed = ticked(opened(client, branch, "committee_meeting"))
    later = ticked(opened(client, branch, "committee_meeting", **listed, held_on="2018-07-01"))
    assert later == listed | {f"attendance-{new.pk}": "not_listed"}


def test_a_list_made_for_another_kind_is_shown_anew_before_it_counts(
    client, secretary, branch, people
):
    client.force_login(secretary)
    everybody = ticked(opened(client, branch, "party_day"))
    answer = client.post(ADD, entry(branch, "committee_meeting", **everybody))
    assert "出勤名单已按会议类别更新" in answer.content.decode()
    assert not Activity.objects.exists()
    client.post(ADD, entry(branch, "committee_meeting", **ticked(answer)))
    assert names(Activity.objects.get()) == ["乙", "甲"]


def test_a_committee_decides_by_its_own_members(client, secretary, branch, people):
    client.force_login(secretary)
    listed = ticked(opened(client, branch, "committee_meeting"))
    motions = {
        "motions-TOTAL_FORMS": "1", "motions-INITIAL_FORMS": "0",
        "motions-0-text": "同意", "motions-0-votes_for": "2",
    }  # fmt: skip
    answer = client.post(ADD, entry(branch, "committee_meeting", **listed, **motions), follow=True)
    assert "应到会有表决权 2 人，实到 2 人" in answer.content.decode()


def test_a_group_meets_with_who_belongs_to_it(client, secretary, branch, people):
    group = make_group(branch, 1)
    client.force_login(secretary)
    page = client.post(ADD, entry(branch, "group_meeting")).content.decode()
    assert "请选择召开会议的党小组" in page
    listed = ticked(opened(client, group, "group_meeting"))
    assert "请点选应到会人员" in (
        client.post(ADD, entry(group, "group_meeting", **listed)).content.decode()
    )
    listed |= {f"attendance-{one.pk}": "present" for one in people[2:]}
    client.post(ADD, entry(group, "group_meeting", **listed))
    activity = Activity.objects.get()
    assert (names(activity), activity.parts.get().organization) == (["丁", "丙"], group)
    assert ticked(opened(client, group, "group_meeting")) == listed
    edit = reverse("activities:activity_edit", args=[activity.pk])
    Activity.objects.update(state="returned")
    assert ticked(client.get(edit)) == listed
    assert "党小组只登记党小组会" in client.post(ADD, entry(group, "party_day")).content.decode()


def test_nobody_is_left_out_of_a_party_day(client, secretary, branch, people):
    client.force_login(secretary)
    listed = {
        "listed_for": f"party_day-{branch.pk}", f"attendance-{people[0].pk}": "not_listed"
    }  # fmt: skip
    page = client.post(ADD, entry(branch, "party_day", **listed)).content.decode()
    assert "此类活动全体党员应到" in page
