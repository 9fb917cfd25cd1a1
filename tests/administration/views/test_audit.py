from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.circumstances import under
from accounts.models import AuditEvent
from activities.models import Activity, Method
from tests.conftest import actor_of, make_user

URL = "/accounts/audit/"


@pytest.fixture
def auditor(district):
    return make_user("auditor", district, "auditor")


def shown(client, **query):
    """Return the actions on the page."""
    return [event.action for event in client.get(URL, query).context["page"]]


def test_the_auditor_comes_home_to_the_log_and_finds_nothing_else_in_the_menu(client, auditor):
    client.force_login(auditor)
    home = client.get(reverse("portal:home"))
    assert home.url == URL
    page = client.get(URL)
    assert [(str(entry.label), entry.url) for entry in page.context["menu"]] == [("审计日志", URL)]
    assert "data-search" not in page.content.decode()


def test_a_line_says_all_of_it(client, auditor, secretary, branch, activity_line):
    client.force_login(auditor)
    page = client.get(URL, {"action": "activity_returned"}).content.decode()
    for words in (
        "退回活动", "支部书记", branch.short_name, "状态：待审核 → 已退回", "缺签到表", "10.0.0.7",
    ):  # fmt: skip
        assert words in page


@pytest.fixture
def activity_line(secretary, branch):
    activity = Activity.objects.create(held_on=date(2018, 6, 1), theme="学习党章")
    with under(actor=actor_of(secretary), address="10.0.0.7", request_id="0123456789abcdef"):
        return audit.record(
            user=secretary,
            action=Action.ACTIVITY_RETURNED,
            target=activity,
            changes={"state": ("submitted", "returned")},
            reason="缺签到表",
        )


def test_the_filter_narrows_by_person_action_object_number_and_period(
    client, auditor, officer, town, activity_line
):
    with under(job_id=7):
        audit.record(user=officer, action=Action.EXPORTED, target=town)
    client.force_login(auditor)
    assert shown(client) == ["logged_in", "exported", "activity_returned"]
    assert shown(client, person="secre") == ["activity_returned"]
    assert shown(client, action="exported") == ["exported"]
    assert shown(client, target="党章") == ["activity_returned"]
    assert shown(client, target=f"branches.organization:{town.pk}") == ["exported"]
    assert shown(client, number="0123456789abcdef") == ["activity_returned"]
    assert shown(client, number="7") == ["exported"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert shown(client, first=tomorrow) == []
    assert shown(client, last=timezone.localdate(), action="exported") == ["exported"]


def test_the_log_is_exported_as_filtered_and_that_is_recorded_too(client, auditor, activity_line):
    client.force_login(auditor)
    answer = client.get(URL, {"action": "activity_returned", "export": "csv"})
    text = b"".join(answer).decode("utf-8-sig")
    assert text.count("\n") == 2
    assert activity_line.hash in text
    line = AuditEvent.objects.latest("id")
    assert (line.action, line.target, line.user) == ("exported", "audit", auditor)


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_the_same_for_one_line_and_for_many(
    client, auditor, officer, district, count, django_assert_num_queries
):
    with under(actor=actor_of(officer)):
        for _number in range(count):
            audit.record(user=officer, action=Action.EXPORTED, target=district)
    client.force_login(auditor)
    client.get(URL)
    with django_assert_num_queries(6):
        client.get(URL)


def test_a_line_tells_lists_item_by_item(client, auditor, officer):
    target, actor = Method.objects.get(), actor_of(officer)
    changes = {"optional": (["走访慰问", "民主议事"], ["志愿服务"])}
    audit.record(
        user=actor.user,
        action=Action.METHOD_ADOPTED,
        target=target,
        changes=changes,
        details={"kind": ["甲", "乙"]},
    )
    client.force_login(auditor)
    page = client.get(URL).content.decode()
    assert "自选动作：走访慰问、民主议事 → 志愿服务" in page
    assert "甲、乙" in page
