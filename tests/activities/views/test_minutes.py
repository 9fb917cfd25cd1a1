from datetime import date

import pytest
from django.urls import reverse

from activities.domain.meetings import Particulars
from activities.domain.records import GuestEntry, MotionEntry
from activities.domain.workflow import record_activity
from activities.models import Activity
from tests.conftest import actor_of, make_member, make_user


@pytest.fixture
def meeting(branch, secretary, sibling_branch):
    people = [make_member(branch, name, n) for n, name in enumerate(["甲", "乙", "丙", "丁"], 1)]
    fields = {
        "kind": "members_meeting", "held_on": date(2018, 6, 1), "theme": "讨论转正",
        "place": "活动室", "host_text": "甲", "recorder_text": "乙", "agenda": "通报\n表决",
        "content": "会议认为……",
    }  # fmt: skip
    return record_activity(
        branch=branch, fields=fields, actor=actor_of(secretary),
        away={people[2].pk: ("leave", "生病"), people[3].pk: ("absent", "")},
        said=Particulars(
            motions=[MotionEntry("同意戊转正", 2)], partners=[sibling_branch],
            guests=[GuestEntry("王常委", "contact", "区委常委")],
        ),
    )  # fmt: skip


def words_of(client, activity):
    page = client.get(reverse("activities:activity_minutes", args=[activity.pk])).content.decode()
    return " ".join(page.split())


def test_minutes_hold_all_that_is_signed(client, secretary, meeting, branch, sibling_branch):
    client.force_login(secretary)
    page = words_of(client, meeting)
    wanted = [
        branch.name, "党员大会记录", "2018-06-01", "活动室", "甲", "乙", sibling_branch.short_name,
        "应到 4 人，实到 2 人，请假 1 人，缺席 1 人", "丙（生病）", "丁", "通报",
        "王常委（联系领导，区委常委）", "会议认为……", "应到会有表决权 4 人，实到 2 人", "会议无效",
        "主持人签字", "记录人签字",
    ]  # fmt: skip
    assert [word for word in wanted if word not in page] == []


def test_a_partner_reads_no_reasons_of_another_branch(client, meeting, sibling_branch):
    client.force_login(make_user("partner", sibling_branch, "secretary"))
    page = words_of(client, meeting)
    assert ("丙" in page, "生病" in page) == (True, False)
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert ("丙" in page, "生病" in page) == (True, False)


def test_figures_that_a_file_reported_stand_as_reported(client, secretary, meeting):
    Activity.objects.update(due_reported=9, present_reported=7, absentees_text="戊（外出）")
    client.force_login(secretary)
    page = words_of(client, meeting)
    assert ("应到 9 人，实到 7 人" in page, "戊（外出）" in page) == (True, True)
