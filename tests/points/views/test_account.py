from datetime import date
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.timezone import localdate

from activities.domain.service_book import strike_service
from activities.models import ServiceRecord
from jobs.domain import queue
from jobs.models import Job
from members.models import Affiliation
from points.domain.adoption import adopt_scheme
from points.domain.closing import close_month
from points.domain.settlement import settle_month
from points.domain.stars.drafts import draft_stars
from points.models import MonthlyPoints, PointEntry, PointScheme
from tests.conftest import actor_of, make_user
from tests.points.facts import serve
from tests.spreadsheets.exported import cells, download

JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


@pytest.fixture
def account(member, branch):
    for day in (1, 2, 3):
        serve(member, branch, date(2018, 6, day), 8, name="清洁家园")
    serve(member, branch, date(2018, 7, 4), 2, is_organizer=True)
    for month in (JUNE, JULY):
        settle_month(month=month)
    return reverse("points:account_detail", args=[member.pk])


def page(client, address):
    return client.get(address).content.decode()


def why(client, entry):
    return page(client, reverse("points:entry_why", args=[entry.member_id, entry.pk]))


def reverse_entry(client, entry, reason="重复录入"):
    address = reverse("points:entry_reverse", args=[entry.member_id, entry.pk])
    return client.post(address, {"reason": reason})


def test_the_balance_is_the_effective_one_and_what_the_cap_cut_is_shown(client, secretary, account):
    client.force_login(secretary)
    context = client.get(account).context
    assert (context["balance"], context["booked"], context["cut"]) == (24, 28, 4)


def test_the_balance_is_known_as_of_any_day(client, secretary, account):
    client.force_login(secretary)
    context = client.get(account + "?on=2018-06-02").context
    assert (context["balance"], len(context["lines"])) == (16, 2)
    early = client.get(account + "?on=2018-05-31")
    assert early.context["balance"] == 0
    assert "截至该日没有积分记录" in early.content.decode()
    assert client.get(account + "?on=2018-13-01").context["balance"] == 24


def test_the_months_of_an_account_go_as_far_as_its_statement(client, secretary, account, member):
    client.force_login(secretary)
    [june] = client.get(account + "?on=2018-06-03").context["months"]
    assert (june.entries, june.raw, june.cut, june.effective) == (3, 24, 4, 20)
    stored = MonthlyPoints.objects.filter(member=member).order_by("month")
    shown = client.get(account).context["months"]
    assert [(row.month, row.entries, row.raw, row.effective) for row in shown] == [
        (row.month, row.entries, row.raw, row.effective) for row in stored
    ]


def test_the_account_goes_along_when_the_member_moves(
    client, secretary, account, member, sibling_branch
):
    Affiliation.objects.filter(member=member).update(valid_until=date(2018, 9, 1))
    Affiliation.objects.create(
        member=member, organization=sibling_branch, valid_from=date(2018, 9, 1)
    )
    serve(member, sibling_branch, date(2018, 9, 2), 1)
    settle_month(month=date(2018, 9, 1))
    client.force_login(make_user("new", sibling_branch, "secretary"))
    assert client.get(account).context["balance"] == 25
    old = PointEntry.objects.earliest("booked_on")
    assert "清洁家园" in why(client, old)
    listed = client.get(reverse("points:month_list") + "?month=2018-06").context["page"]
    assert list(listed) == []
    client.force_login(secretary)
    assert client.get(account).status_code == 404
    listed = client.get(reverse("points:month_list") + "?month=2018-06").context["page"]
    assert [row.effective for row in listed] == [20]


def test_the_reason_of_a_figure_shows_its_steps_rule_and_cap(client, secretary, account):
    client.force_login(secretary)
    shown = why(client, PointEntry.objects.earliest("booked_on"))
    assert "2018-06 的封顶类积分合计 24.00，最多计 20.00" in shown
    assert "施行" not in shown
    PointScheme.objects.update(valid_from=date(2018, 1, 1))
    assert "2018-01-01" in why(client, PointEntry.objects.earliest("booked_on"))


def test_an_entry_leads_to_its_service_record_where_that_is_in_reach(
    client, secretary, account, member, sibling_branch
):
    entry = PointEntry.objects.earliest("booked_on")
    record = ServiceRecord.objects.get(pk=entry.source[1])
    client.force_login(secretary)
    assert f'href="{record.get_absolute_url()}"' in why(client, entry)
    Affiliation.objects.filter(member=member).update(organization=sibling_branch)
    client.force_login(make_user("new", sibling_branch, "secretary"))
    assert record.get_absolute_url() not in why(client, entry)


def test_an_officer_reverses_an_entry_and_both_stay_on_the_statement(client, officer, account):
    client.force_login(officer)
    entry = PointEntry.objects.earliest("booked_on")
    response = reverse_entry(client, entry)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == ["已冲销，原记录与冲销记录都保留。"]
    shown = page(client, account)
    assert shown.count("-8.00") == 1
    assert "重复录入" in why(client, PointEntry.objects.get(reverses=entry))
    assert "重复录入" in why(client, entry)
    assert "该笔积分已冲销过" in reverse_entry(client, entry).content.decode()


def test_an_officer_enters_points_by_hand_once_however_often_the_form_is_sent(
    client, officer, account, member
):
    client.force_login(officer)
    address = reverse("points:manual_add", args=[member.pk])
    sent = {
        "token": uuid4(),
        "kind": "adjustment",
        "happened_on": "2018-07-05",
        "points": "-3.5",
        "reason": "核减",
    }
    for _click in range(2):
        assert client.post(address, sent).url == account
    assert client.get(account).context["balance"] == 20.5
    refused = client.post(address, {**sent, "token": uuid4(), "points": "1000.5"})
    assert "调整须在 −1 000 至 1 000 分之间" in refused.content.decode()
    shown = why(client, PointEntry.objects.get(kind="adjustment"))
    assert "核减" in shown


def points_in_star(client, member, capture, act):
    """Act, let the worker do what was queued, and return the points the star is drafted from."""
    with capture(execute=True):
        act()
    for job in Job.objects.filter(state="queued").order_by("pk"):
        queue.run(job_id=job.pk)
    shown = client.get(reverse("points:star_why", args=[2018, member.pk])).context["why"]
    return shown.facts.points


def test_what_is_entered_or_reversed_by_hand_is_in_the_draft_star_at_once(
    client, officer, account, member, django_capture_on_commit_callbacks
):
    draft_stars(year=2018)
    client.force_login(officer)
    sent = {"token": uuid4(), "kind": "bravery", "happened_on": "2018-07-05", "reason": "救人"}
    address = reverse("points:manual_add", args=[member.pk])

    def star_after(act):
        return points_in_star(client, member, django_capture_on_commit_callbacks, act)

    assert star_after(lambda: client.post(address, sent)) == 34
    bravery = PointEntry.objects.get(kind="bravery")
    assert star_after(lambda: reverse_entry(client, bravery)) == 24


def test_a_changed_record_and_a_new_scheme_are_in_the_draft_star_at_once(
    client, officer, account, member, django_capture_on_commit_callbacks
):
    draft_stars(year=2018)
    client.force_login(officer)
    record = ServiceRecord.objects.get(is_organizer=True)

    def star_after(act):
        return points_in_star(client, member, django_capture_on_commit_callbacks, act)

    def strike():
        strike_service(record=record, reason="重复登记", actor=actor_of(officer))

    def adopt():
        draft = PointScheme(name="提高封顶", valid_from=JUNE, monthly_cap=22)
        adopt_scheme(draft=draft, reason="试行", actor=actor_of(officer))

    assert star_after(strike) == 20
    assert star_after(adopt) == 22


def test_what_is_booked_late_shows_both_dates(client, officer, account, member, branch):
    close_month(month=JUNE, user=officer)
    serve(member, branch, date(2018, 6, 20), 1, name="补报")
    settle_month(month=localdate().replace(day=1))
    client.force_login(officer)
    late = PointEntry.objects.latest("booked_on")
    shown = why(client, late)
    assert "2018-06-20" in shown
    assert localdate().isoformat() in shown
    assert "补记" in page(client, account)


def test_the_statement_is_exported_as_it_is_shown(client, secretary, account):
    client.force_login(secretary)
    rows = cells(download(client, account, on="2018-06-03"))
    assert rows[0] == ["记账日期", "发生日期", "类别", "积分", "累计记账", "累计有效", "说明"]
    assert [row[3:6] for row in rows[1:]] == [[8, 8, 8], [8, 16, 16], [8, 24, 20]]
