"""Activities and service over the API, as their pages and files tell them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from activities.domain.records import ActivityEntry, Presence, add_activities
from activities.models import ServiceRecord
from tests.api import API, cost, read
from tests.conftest import make_member, make_user
from tests.spreadsheets.exported import column, written

JUNE = date(2018, 6, 12)


@pytest.fixture
def people(branch, sibling_branch, member):
    return [
        member,
        make_member(branch, "李四", 2),
        make_member(branch, "王五", 3),
        make_member(sibling_branch, "赵六", 4),
    ]


def hold(branch, sibling_branch, people, theme="重温誓词"):
    """Record a joint party day: one present, one on leave, one absent, one guest present."""
    states = ("present", "leave", "absent", "present")
    homes = (branch, branch, branch, sibling_branch)
    presences = [
        Presence(one.pk, home.pk, state, "生病" if state == "leave" else "")
        for one, home, state in zip(people, homes, states, strict=True)
    ]
    fields = {"kind": "party_day", "held_on": JUNE, "theme": theme, "content": "学习党章"}
    [activity] = add_activities(
        entries=[ActivityEntry(branch, fields, [sibling_branch], presences)]
    )
    return activity


@pytest.fixture
def activity(branch, sibling_branch, people):
    return hold(branch, sibling_branch, people)


def test_an_activity_is_told_with_who_was_there(client, secretary, activity, people, branch):
    told = read(client, secretary, f"activities/{activity.pk}/")
    assert (told["theme"], told["held_on"]) == ("重温誓词", "2018-06-12")
    assert told["content"] == "学习党章"
    lead, partner = sorted(told["parts"], key=lambda part: not part["is_lead"])
    assert (lead["organization"]["name"], partner["is_lead"]) == (branch.name, False)
    assert {(row["member"]["name"], row["state"], row["reason"]) for row in told["attendance"]} == {
        ("张三", "present", ""),
        ("李四", "leave", "生病"),
        ("王五", "absent", ""),
        ("赵六", "present", ""),
    }


def test_reasons_of_absence_are_told_of_branches_in_reach_alone(client, activity, sibling_branch):
    partner = make_user("partner", sibling_branch, "secretary")
    told = read(client, partner, f"activities/{activity.pk}/")
    assert len(told["attendance"]) == 4
    assert {row["reason"] for row in told["attendance"]} == {""}
    assert column(written("activities", partner), "缺席人员及原因") == [None]


def test_what_a_meeting_decided_is_told_with_who_could_vote(client, secretary, activity):
    activity.motions.create(number=1, text="同意转正", votes_for=1, votes_abstained=1)
    activity.attendances.filter(member__name__in=["张三", "李四"]).update(vote="entitled")
    told = read(client, secretary, f"activities/{activity.pk}/")
    assert told["entitled"] == 2
    [motion] = told["motions"]
    assert (motion["text"], motion["votes_for"], motion["outcome"]) == ("同意转正", 1, "no_quorum")


def test_attendance_is_counted_as_on_the_file(client, secretary, activity):
    [row] = read(client, secretary, "activities/")["results"]
    assert [row[name] for name in ("due", "present", "on_leave", "absent")] == [3, 1, 1, 1]
    file = written("activities", secretary)
    assert [column(file, "应到")[0], column(file, "实到")[0]] == [row["due"], row["present"]]


def test_what_a_file_reported_goes_before_what_is_counted(client, secretary, activity):
    type(activity).objects.filter(pk=activity.pk).update(due_reported=9, present_reported=8)
    [row] = read(client, secretary, "activities/")["results"]
    assert (row["due"], row["present"], row["absent"]) == (9, 8, 1)


def test_without_a_list_nobody_is_counted(client, secretary, activity):
    activity.attendances.all().delete()
    [row] = read(client, secretary, "activities/")["results"]
    assert [row[name] for name in ("due", "present", "on_leave", "absent")] == [None] * 4


def test_a_joint_activity_is_told_to_the_partner_and_to_nobody_else(
    client, activity, outsider, sibling_branch, town_officer
):
    assert read(client, town_officer, "activities/?month=2018-06&state=draft")["count"] == 1
    assert read(client, outsider, "activities/")["count"] == 0


def test_a_month_that_is_none_is_refused(client, secretary):
    client.force_login(secretary)
    answer = client.get(f"{API}/activities/?month=2018-13")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["month"])


def serve(member, branch, name="植树", **fields):
    return ServiceRecord.objects.create(
        member=member,
        organization=branch,
        served_on=JUNE,
        activity_name=name,
        hours_reported=Decimal("2.5"),
        **fields,
    )


def test_a_service_record_is_told_with_exact_hours(client, secretary, member, branch):
    record = serve(member, branch, hours_confirmed=2, confirmed_at=timezone.now())
    told = read(client, secretary, f"service-records/{record.pk}/")
    assert told["member"] == {"id": member.pk, "name": "张三"}
    assert (told["hours_reported"], told["hours_confirmed"]) == ("2.50", "2.00")


def test_service_waiting_for_confirmation_is_found(client, secretary, member, branch):
    serve(member, branch)
    serve(member, branch, "扫雪", hours_confirmed=2, confirmed_at=timezone.now())
    waiting = read(client, secretary, "service-records/?state=waiting&q=张")["results"]
    assert [row["activity_name"] for row in waiting] == ["植树"]


def test_three_rows_cost_no_more_queries_than_one(
    client, secretary, branch, sibling_branch, people, member
):
    def costs():
        return [cost(client, secretary, path) for path in ("activities/", "service-records/")]

    hold(branch, sibling_branch, people)
    serve(member, branch)
    one = costs()
    for name in ("二", "三"):
        hold(branch, sibling_branch, people, name)
        serve(member, branch, name)
    assert costs() == one


def test_a_longer_attendance_list_costs_no_more_queries(
    client, secretary, branch, sibling_branch, people
):
    short = hold(branch, sibling_branch, people)
    short.attendances.exclude(member=people[0]).delete()
    full = hold(branch, sibling_branch, people)
    costs = [cost(client, secretary, f"activities/{one.pk}/") for one in (short, full)]
    assert costs[0] == costs[1]
