import logging
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.choices import VotingMode
from assessments.models import Cycle, Slip, UnitReport, VoterGroup
from tests.assessments.conftest import opened, sign_reviews

VOTE, DONE = "/assessments/slip/", "/assessments/slip/done/"


@pytest.fixture
def hall(cycle, officer):
    cycle.groups.filter(name="镇街").update(weight=20)
    group = VoterGroup.objects.create(
        cycle=cycle, name="代表", weight=10, mode=VotingMode.SLIPS, sheets=6
    )
    opened(cycle, officer)
    return group


@pytest.fixture
def codes(client, hall, officer):
    """Print the slips as the office does, read them, and log out."""
    client.force_login(officer)
    page = client.post(reverse("assessments:slip_print", args=[hall.pk]), {"count": 6})
    assert "no-store" in page["Cache-Control"]
    client.logout()
    return re.findall(r'<span class="typed">([\w-]+)</span>', page.content.decode())


def sheet(cycle, *scores, **more):
    units = cycle.units.order_by("code")
    return {f"unit-{u.pk}": str(s) for u, s in zip(units, scores, strict=True)} | {
        "cast": "1",
        **more,
    }


def text_of(response):
    return response.content.decode()


def test_a_voter_without_an_account_casts_one_ballot(client, cycle, codes):
    assert len(set(codes)) == 6
    opened_sheet = client.post(VOTE, {"code": codes[0]})
    assert "no-store" in opened_sheet["Cache-Control"]
    assert "示例单位1" in text_of(opened_sheet)
    cast = client.post(VOTE, sheet(cycle, 80, 90, 70, code=codes[0]))
    assert cast.url == DONE
    assert "已使用完毕" in text_of(client.get(DONE))
    assert "该选票已使用" in text_of(client.post(VOTE, {"code": codes[0]}))
    again = client.post(VOTE, sheet(cycle, 10, 10, 10, code=codes[0]))
    assert "该选票已使用" in text_of(again)
    assert "sessionid" not in client.cookies


def test_a_code_is_in_no_address_and_in_no_log(client, cycle, codes, caplog):
    caplog.set_level(logging.DEBUG)
    answers = [
        client.get(VOTE),
        client.post(VOTE, {"code": codes[0]}),
        client.post(VOTE, sheet(cycle, 80, 90, "?", code=codes[0])),
        client.post(VOTE, sheet(cycle, 80, 90, 70, code=codes[0])),
    ]
    assert not any(codes[0] in str(answer.headers) for answer in answers)
    assert codes[0] not in caplog.text
    assert answers[0]["Referrer-Policy"] == "same-origin"


def test_the_own_unit_is_left_out_whatever_was_entered_for_it(client, cycle, codes):
    own = cycle.units.get(code="U2").pk
    sent = sheet(cycle, 80, 100, 70, code=codes[0], own=own)
    assert client.post(VOTE, sent).url == DONE


def test_a_sheet_with_a_gap_comes_back_as_it_was_filled_in(client, cycle, codes):
    own = cycle.units.get(code="U1").pk
    page = text_of(client.post(VOTE, sheet(cycle, "", 93, "", code=codes[0], own=own)))
    assert 'role="alert"' in page
    assert 'value="93"' in page
    assert f'value="{own}" selected' in " ".join(page.split())
    assert not Slip.objects.filter(is_used=True).exists()


def test_an_unknown_code_is_told_nothing_and_soon_must_wait(client, hall, codes):
    for _try in range(30):
        assert "不能打开评议票" in text_of(client.post(VOTE, {"code": "abcd-efgh"}))
    assert client.post(VOTE, {"code": "abcd-efgh"}).status_code == 429
    assert "示例单位1" in text_of(client.post(VOTE, {"code": codes[0]}))


def test_a_slip_of_a_closed_vote_returns_what_was_entered(client, cycle, officer, codes):
    sign_reviews(cycle)
    client.force_login(officer)
    client.post(f"{cycle.get_absolute_url()}move/", {"step": "count"})
    client.logout()
    page = text_of(client.post(VOTE, sheet(cycle, 83, 97, 71, code=codes[0])))
    assert "投票未开放" in page
    assert all(f'value="{score}"' in page for score in (83, 97, 71))


def test_the_office_sees_how_many_slips_were_used_and_no_code(client, cycle, hall, officer, codes):
    client.post(VOTE, sheet(cycle, 80, 90, 70, code=codes[0]))
    client.force_login(officer)
    page = text_of(client.get(reverse("assessments:slip_list", args=[hall.pk])))
    assert re.findall(r'stat-value">(\d+)<', page) == ["6", "1", "0"]
    assert not any(code in page for code in codes)
    again = client.post(
        reverse("assessments:slip_print", args=[hall.pk]), {"count": 6}, follow=True
    )
    assert "已印制" in text_of(again)


@pytest.fixture
def reported(cycle):
    """The first unit handed in one report, and left another a draft."""
    first, second, _third = UnitReport.objects.filter(unit__code="U1").order_by("pk")
    said = {"highlights": "完成任务12项", "problems": "力量不足", "measures": "下沉干部"}
    UnitReport.objects.filter(pk=first.pk).update(**said, submitted_at=timezone.now())
    UnitReport.objects.filter(pk=second.pk).update(highlights="未交的草稿")
    return reverse("assessments:slip_reports", args=[first.unit_id])


def test_who_opened_a_slip_reads_what_units_handed_in(client, codes, reported):
    assert client.get(reported).url == VOTE
    page = text_of(client.post(VOTE, {"code": codes[0]}))
    assert page.count(reported) == page.count("slip/reports/") == 1
    read = client.get(reported)
    assert "完成任务12项" in text_of(read)
    assert "未交的草稿" not in text_of(read)
    assert "no-store" in read["Cache-Control"]


def test_the_cookie_names_the_vote_and_no_slip_and_goes_with_the_ballot(
    client, cycle, codes, reported
):
    client.post(VOTE, {"code": codes[0]})
    first = client.cookies["hall"]
    assert first.value.split(":")[0] == str(cycle.pk)
    assert (first["httponly"], first["path"]) == (True, VOTE)
    client.post(VOTE, sheet(cycle, 80, 90, 70, code=codes[0]))
    assert client.cookies["hall"].value == ""
    client.cookies["hall"] = f"{cycle.pk}:1:forged"
    assert client.get(reported).url == VOTE


def test_reading_the_reports_writes_nothing(client, codes, reported):
    client.post(VOTE, {"code": codes[0]})
    events = AuditEvent.objects.count()
    with CaptureQueriesContext(connection) as asked:
        client.get(reported)
    assert all(one["sql"].startswith("SELECT") for one in asked.captured_queries)
    assert AuditEvent.objects.count() == events


def test_reports_close_with_the_vote(client, cycle, codes, reported):
    client.post(VOTE, {"code": codes[0]})
    Cycle.objects.filter(pk=cycle.pk).update(state="keying")
    assert client.get(reported).status_code == 404
