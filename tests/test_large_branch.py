"""A branch of 400: what lists all its members on one page can be opened, filled in and sent."""

from datetime import date
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import reverse

from activities.models import Attendance
from members.domain.register import RosterEntry, add_members
from members.models import Member
from points.models import DutyMark, DutyPost, PostHolding, ReviewMark
from tests.conftest import id_number
from tests.offers import Page

MANY = 400


@pytest.fixture
def crowd(branch):
    fields = {"stage": "full", "sex": "male", "joined_on": date(2005, 7, 1)}
    ids = add_members(
        entries=[
            RosterEntry(id_number(serial), branch, {**fields, "name": f"党员{serial}"})
            for serial in range(MANY)
        ]
    )
    return Member.objects.filter(pk__in=ids)


def opened(client, url):
    """Return what the page's longest form sends when nothing is typed, by its last button."""
    path = urlsplit(url).path
    page = Page(path)
    page.feed(client.get(url).content.decode())
    fields = dict(max((offer.fields for offer in page.offers if offer.path == path), key=len))
    return {name: value for name, value in fields.items() if name not in {"refresh", "draft"}}


def send(client, url, fields):
    """Send a form as a browser does."""
    return client.post(url, urlencode(fields), "application/x-www-form-urlencoded")


@pytest.fixture
def sheet(branch, crowd, secretary):
    post = DutyPost.objects.create(organization=branch, name="政策宣传岗", duties="宣传政策")
    PostHolding.objects.bulk_create(
        PostHolding(post=post, member=one, year=2018, origin="assigned", recorded_by=secretary)
        for one in crowd
    )
    return reverse("points:mark_sheet", args=[2018, branch.pk])


def test_all_marks_of_the_branch_are_saved_and_taken_back_at_once(client, secretary, sheet):
    client.force_login(secretary)
    blank = opened(client, sheet)
    marks = [name for name in blank if name.startswith(("duty-", "review-"))]
    assert len(marks) == 7 * MANY
    assert send(client, sheet, blank | dict.fromkeys(marks, "95.5")).status_code == 302
    assert DutyMark.objects.filter(mark="95.5").count() == 4 * MANY
    assert ReviewMark.objects.filter(mark="95.5").count() == 3 * MANY
    send(client, sheet, opened(client, sheet) | dict.fromkeys(marks, ""))
    assert not DutyMark.objects.exists()
    assert not ReviewMark.objects.exists()


def test_the_attendance_of_the_branch_is_entered_at_once(client, secretary, branch, crowd):
    client.force_login(secretary)
    url = reverse("activities:activity_add")
    asked = f"{url}?organization={branch.pk}&held_on=2018-06-01"
    sent = opened(client, asked) | {"theme": "学习党章", "place": "活动室"}
    assert len(sent) > 3 * MANY
    assert send(client, url, sent).status_code == 302
    assert Attendance.objects.filter(state="present").count() == MANY
