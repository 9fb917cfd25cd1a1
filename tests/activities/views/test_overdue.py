from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import AuditEvent
from activities.models import Notice
from tests.activities.compliance import hold
from tests.conftest import make_branch

LIST = "/activities/overdue/"
JUNE = "first=2018-06&last=2018-06&kind=party_day"
NUDGE = f"{LIST}nudge/?{JUNE}"


def page(client, address):
    return client.get(address).content.decode()


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)][-1]


@pytest.fixture
def gaps(branch, sibling_branch, foreign_branch):
    hold(sibling_branch, date(2018, 6, 1))


def test_the_list_names_what_is_missing_since_when(client, town_officer, gaps, branch):
    client.force_login(town_officer)
    response = client.get(f"{LIST}?first=2018-05&last=2018-06&kind=party_day")
    rows = [row for row, _is_mine in response.context["rows"]]
    assert [(row.branch, len(row.duties), row.deadline) for row in rows] == [
        (branch, 2, date(2018, 6, 5)),
        (rows[1].branch, 1, date(2018, 6, 5)),
    ]
    found = response.content.decode()
    assert ("主题党日：" in found, ">2018-05</a>" in found) == (True, True)


def test_one_click_reminds_a_branch_once_a_day(client, town_officer, gaps, branch):
    client.force_login(town_officer)
    click = reverse("activities:branch_nudge", args=[branch.pk]) + f"?{JUNE}"
    assert said(client.post(click)) == "已催办 1 个支部，支部书记将在首页待办中看到。"
    assert said(client.post(click)) == "今日已催办，每日一次即可。"
    notice = Notice.objects.get()
    assert (notice.organization, notice.sent_by) == (branch, town_officer)
    assert notice.duties == [["party_day", "2018-06"]]
    event = AuditEvent.objects.get(action="branches_nudged")
    assert event.details["organizations"] == [branch.pk]
    Notice.objects.update(sent_on=localdate() - timedelta(days=1))
    client.post(click)
    assert Notice.objects.count() == 2


def test_all_overdue_are_reminded_after_a_page_that_says_how_many(
    client, town_officer, town, gaps, branch, foreign_branch
):
    third = make_branch(town, 3)
    client.force_login(town_officer)
    assert "催办 2 个支部" in page(client, NUDGE)
    response = client.post(NUDGE, {"all": "1"})
    assert response.url == f"{LIST}?{JUNE}"
    assert set(Notice.objects.values_list("organization", flat=True)) == {branch.pk, third.pk}
    assert AuditEvent.objects.filter(action="branches_nudged").count() == 1
    assert "今日没有需要催办的支部" in page(client, NUDGE)


def test_only_the_branches_ticked_are_reminded(client, officer, gaps, branch, foreign_branch):
    client.force_login(officer)
    client.post(NUDGE, {"branch": [str(foreign_branch.pk)]})
    assert Notice.objects.get().organization == foreign_branch
    client.post(NUDGE, {})
    assert Notice.objects.count() == 1


def test_a_branch_out_of_reach_or_with_nothing_overdue_is_not_reminded(
    client, town_officer, gaps, foreign_branch, sibling_branch
):
    client.force_login(town_officer)
    client.post(NUDGE, {"branch": [str(foreign_branch.pk), str(sibling_branch.pk)]})
    assert not Notice.objects.exists()


def test_the_branch_sees_on_its_page_who_reminded_it(client, town_officer, secretary, gaps, branch):
    town_officer.name = "新城街道组织委员"
    town_officer.save()
    client.force_login(town_officer)
    client.post(reverse("activities:branch_nudge", args=[branch.pk]) + f"?{JUNE}")
    client.force_login(secretary)
    address = reverse("activities:compliance_branch", args=[branch.pk])
    assert "新城街道组织委员" in page(client, address)


def test_a_secretary_sees_the_own_branch_and_may_remind_nobody(client, secretary, gaps, branch):
    client.force_login(secretary)
    found = page(client, f"{LIST}?{JUNE}")
    assert ("催办所选支部" in found, str(branch) in found) == (False, True)
    assert client.post(NUDGE, {"all": "1"}).status_code == 403
    one = reverse("activities:branch_nudge", args=[branch.pk])
    assert client.post(f"{one}?{JUNE}").status_code == 403
    assert not Notice.objects.exists()
