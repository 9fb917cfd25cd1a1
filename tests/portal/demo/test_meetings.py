import pytest

from activities.domain.meetings import votes_on_record
from activities.models import Activity
from portal.demo.meetings import Meetings


@pytest.fixture
def held(example):
    Meetings(**example).build()
    return Activity.objects.filter(parts__organization__code="T01001")


def test_the_example_holds_a_meeting_a_lesson_and_a_joint_activity(held):
    meeting = held.exclude(motions=None).distinct().get()
    listed = list(meeting.attendances.all())
    outcomes = [one.outcome for one in votes_on_record(activity=meeting, listed=listed).decisions]
    assert (outcomes, meeting.state) == (["carried", "failed"], "accepted")
    lesson = held.get(kind="lesson", hours__isnull=False)
    assert (lesson.lecturer, lesson.lecturer_text) == (None, "赵文博（区委党校讲师）")
    joint = held.get(parts__is_lead=False)
    assert joint.guests.get().role == "contact"
    assert joint.attendances.filter(organization__code="T01002", state="present").exists()
