from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.utils.timezone import localdate

from points.domain.closing import close_month
from points.domain.settlement import settle_month
from points.models import MonthlyPoints, PointEntry, PointScheme
from tests.points.facts import serve
from tests.spreadsheets.exported import cells, download

JUNE = date(2018, 6, 1)
LIST, ADD = "/points/schemes/", "/points/schemes/add/"
VALUES = {
    "points_per_hour": "1", "hours_step": "0.5", "hours_floor": "1", "hours_cap": "8",
    "effect_good": "1.2", "effect_fair": "1", "effect_plain": "0.8", "professional_factor": "1.5",
    "emergency_factor": "1.5", "organizer_points": "2", "commendation_town": "3",
    "commendation_district": "5", "bravery_points": "10", "no_show_points": "-2",
    "false_report_points": "-10", "monthly_cap": "20",
}  # fmt: skip


def draft(**changed):
    return {"name": "新办法", "valid_from": "2018-06", **VALUES, **changed}


def address(**changed):
    return ADD + "?" + "&".join(f"{name}={value}" for name, value in draft(**changed).items())


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def june(member, branch):
    serve(member, branch, JUNE, 4)
    settle_month(month=JUNE)


def test_everybody_sees_what_service_is_worth_and_the_district_drafts(client, secretary, officer):
    client.force_login(secretary)
    page = client.get(LIST).content.decode()
    assert "默认积分办法" in page
    assert ADD not in page
    client.force_login(officer)
    assert ADD in client.get(LIST).content.decode()


def test_the_form_starts_from_what_holds_today(client, officer):
    client.force_login(officer)
    form = client.get(ADD).context["form"]
    assert form["monthly_cap"].value() == 20


def test_a_draft_is_seen_before_it_is_adopted(client, officer, june, member):
    client.force_login(officer)
    page = client.get(address(points_per_hour="2"))
    assert [sums.points.after for sums in [page.context["now"].total]] == [8]
    assert PointScheme.objects.count() == 1
    response = client.post(address(points_per_hour="2"), {"reason": "会议决定"})
    assert (response.url, said(response)) == (LIST, ["已自 2018-06 起采用，重新记账 1 条。"])
    assert MonthlyPoints.objects.get().effective == 8
    page = client.get(LIST).content.decode()
    assert "会议决定" in page
    assert "1 → <strong>2</strong>" in page
    assert "自 2018-06-01 起" in page
    assert "– 2018-05-31" in page


def test_the_members_of_last_year_are_shown_with_from_to_and_why(client, officer, member, branch):
    serve(member, branch, date(localdate().year - 1, 3, 1), 4)
    client.force_login(officer)
    page = client.get(address(points_per_hour="2")).content.decode()
    assert "张三" in page
    assert "服务积分 4.00 → 8.00" in " ".join(page.split())
    rows = client.get(address(points_per_hour="2"), headers={"HX-Request": "true"})
    assert "<html" not in rows.content.decode()
    file = cells(download(client, ADD, **draft(points_per_hour="2")))
    assert file[1] == ["张三", branch.name, 4, 8, "服务积分 4.00 → 8.00"]


def test_adopting_needs_a_reason(client, officer, june):
    client.force_login(officer)
    assert client.post(address(points_per_hour="2"), {"reason": ""}).status_code == 200
    assert PointEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"hours_step": "0"}, "时长取整单位须大于 0"),
        ({"false_report_points": "10"}, "请填负数"),
        ({"effect_good": "-1"}, "只有认领后未到和虚报可以扣分"),
        ({"valid_from": "2018-13"}, "不是月份"),
        ({"valid_from": "1990-01"}, "已关账"),
    ],
)
def test_what_makes_no_sense_is_refused_with_words(client, officer, june, changed, words):
    close_month(month=JUNE, user=officer)
    client.force_login(officer)
    page = client.get(address(**{"valid_from": "2018-07"} | changed)).content.decode()
    assert words in page


def test_the_values_of_a_draft_can_be_changed_again(client, officer, june):
    client.force_login(officer)
    form = client.get(address(points_per_hour="3") + "&edit=1").context["form"]
    assert form["points_per_hour"].value() == "3"


def test_the_same_draft_sent_twice_is_adopted_once(client, officer, june):
    client.force_login(officer)
    client.post(address(points_per_hour="2"), {"reason": "会议决定"})
    page = client.post(address(points_per_hour="2"), {"reason": "会议决定"}).content.decode()
    assert "已采用同样的积分办法" in page
    assert PointScheme.objects.count() == 2
