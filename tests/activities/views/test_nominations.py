import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from activities.domain.nominations import nominate
from activities.domain.workflow import record_activity
from activities.models import Nomination, StarMonth
from tests.conftest import actor_of, make_user

LIST, SHOWCASE = "/activities/nominations/", "/activities/showcase/"
JUNE = f"{LIST}?month=2018-06"


def page(client, address):
    return client.get(address).content.decode()


@pytest.fixture
def activity(branch, member, secretary):
    fields = {"kind": "party_day", "held_on": date(2018, 6, 8), "theme": "入户走访", "place": "室"}
    return record_activity(branch=branch, fields=fields, away={}, actor=actor_of(secretary))


@pytest.fixture
def nomination(activity, secretary):
    words = {"reason": "参与率高", "summary": "办结问题十二件"}
    return nominate(activity=activity, **words, actor=actor_of(secretary))


def step(client, nomination, to):
    url = reverse("activities:nomination_move", args=[nomination.pk])
    return client.post(url, {"to": to}, follow=True).content.decode()


def published(client, officer, nomination):
    client.force_login(officer)
    step(client, nomination, "shortlisted")
    step(client, nomination, "picked")
    return client.post(f"{LIST}publish/", {"month": "2018-06"}, follow=True).content.decode()


def test_the_secretary_nominates_from_the_activitys_page_and_withdraws(client, secretary, activity):
    client.force_login(secretary)
    add = reverse("activities:nomination_add", args=[activity.pk])
    assert add in page(client, activity.get_absolute_url())
    refused = client.post(add, {"reason": "参与率高", "summary": ""}).content.decode()
    assert "请填写活动摘要" in refused
    made = client.post(add, {"reason": "参与率高", "summary": "办结问题十二件"})
    assert made.url == JUNE
    shown = page(client, JUNE)
    assert ("参与率高" in shown, "已推荐" in shown) == (True, True)
    assert "已推荐为特色活动之星" in page(client, activity.get_absolute_url())
    again = client.post(add, {"reason": "参与率高", "summary": "又一次"}).content.decode()
    assert "本支部当月已推荐一项活动" in again
    withdraw = reverse("activities:nomination_withdraw", args=[Nomination.objects.get().pk])
    assert "已撤回" in client.post(withdraw, follow=True).content.decode()
    assert not Nomination.objects.exists()


def test_a_lesson_offers_no_nomination(client, branch, member, secretary):
    fields = {"kind": "lesson", "held_on": date(2018, 6, 8), "theme": "党课", "place": "室"}
    lesson = record_activity(branch=branch, fields=fields, away={}, actor=actor_of(secretary))
    client.force_login(secretary)
    assert "推荐为特色活动之星" not in page(client, lesson.get_absolute_url())


def test_the_town_shortlists_and_the_district_picks(
    client, secretary, town_officer, officer, outsider, nomination
):
    move = reverse("activities:nomination_move", args=[nomination.pk])
    for user, status in ((secretary, 403), (outsider, 403)):
        client.force_login(user)
        assert client.post(move, {"to": "shortlisted"}).status_code == status
    client.force_login(
        make_user("other", outsider.grants.get().organization.superior, "town_officer")
    )
    assert client.post(move, {"to": "shortlisted"}).status_code == 404
    client.force_login(town_officer)
    assert "已入围" in step(client, nomination, "shortlisted")
    assert client.post(move, {"to": "picked"}).status_code == 403
    assert "公布本月特色活动之星" not in page(client, JUNE)
    client.force_login(officer)
    assert "已选定 1/10 项" in step(client, nomination, "picked")
    client.force_login(town_officer)
    assert client.post(move, {"to": "shortlisted"}).status_code == 403


def test_whoever_is_logged_in_sees_the_published_month_without_names(
    client, officer, outsider, nomination, member, branch
):
    client.force_login(outsider)
    assert "暂未公布" in page(client, SHOWCASE)
    assert "已公布，全区可见" in published(client, officer, nomination)
    for user in (outsider, make_user("auditor", branch.superior.superior, "auditor")):
        client.force_login(user)
        shown = page(client, SHOWCASE)
        assert all(word in shown for word in (str(branch), "入户走访", "办结问题十二件", "2018-06"))
        assert (member.name in shown, "参与率高" in shown) == (False, False)
    client.logout()
    assert client.get(SHOWCASE).status_code == 302


def test_an_ordinary_member_reaches_the_showcase_from_the_menu(client, member, django_user_model):
    member.user = django_user_model.objects.create_user("me", "a-long-password")
    member.save()
    client.force_login(member.user)
    assert SHOWCASE in page(client, member.get_absolute_url())


def test_the_showcase_goes_into_a_workbook_and_old_months_stay_to_be_seen(
    client, officer, nomination
):
    published(client, officer, nomination)
    assert "2018-06" in page(client, f"{SHOWCASE}?month=2018-06")
    assert "入户走访" in page(client, f"{SHOWCASE}?month=2019-01")
    file = b"".join(client.get(f"{SHOWCASE}?export=xlsx"))
    rows = list(openpyxl.load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True))
    assert ("2018-06", "入户走访", 1) in [(row[0], row[3], row[5]) for row in rows]


def test_nothing_changes_once_a_month_is_published(client, officer, secretary, nomination):
    published(client, officer, nomination)
    assert "不再变更" in step(client, nomination, "shortlisted")
    client.force_login(secretary)
    withdraw = reverse("activities:nomination_withdraw", args=[nomination.pk])
    assert withdraw not in page(client, JUNE)
    assert "不再变更" in client.post(withdraw, follow=True).content.decode()


def test_the_district_sets_deadlines_or_is_told_what_is_wrong(client, officer):
    client.force_login(officer)
    sent = {"month": "2018-06", "nominate_by": "2018-07-05", "shortlist_by": "2018-07-10"}
    assert "支部推荐截止 2018-07-05" in " ".join(
        client.post(f"{LIST}deadlines/", sent, follow=True).content.decode().split()
    )
    wrong = sent | {"shortlist_by": "2018-07-01"}
    assert "早于" in client.post(f"{LIST}deadlines/", wrong, follow=True).content.decode()
    bad = sent | {"nominate_by": "七月"}
    assert "2018-06-25" in client.post(f"{LIST}deadlines/", bad, follow=True).content.decode()
    assert StarMonth.objects.get().shortlist_by == date(2018, 7, 10)


def test_publishing_without_a_pick_or_a_month_is_refused(client, officer):
    client.force_login(officer)
    for sent, said in (({"month": "2018-06"}, "尚未选定活动"), ({}, "请填写月份")):
        assert said in client.post(f"{LIST}publish/", sent, follow=True).content.decode()


def test_nominations_are_narrowed_and_exported(client, town_officer, outsider, nomination):
    client.force_login(town_officer)
    assert "参与率高" in page(client, f"{JUNE}&state=nominated")
    assert "参与率高" not in page(client, f"{JUNE}&state=picked")
    file = b"".join(client.get(f"{JUNE}&export=csv")).decode("utf-8-sig")
    assert "入户走访,参与率高,已推荐" in file
    client.force_login(outsider)
    assert "参与率高" not in page(client, JUNE)
