"""From a unit head's to-do list to the notice on the wall and the postings."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import User
from dispatch.domain.bases import set_quotas
from dispatch.models import Nominee, NomineeObjection, Posting, PublicNotice
from tests.conftest import actor_of, id_number
from tests.dispatch.programmes import cleared_people, end, make_programme, nominated, staff_of
from tests.spreadsheets.exported import column, download


@pytest.fixture
def programme(officer, unit, town):
    staff_of(unit, 10)
    return make_programme(officer, hosts={town: 2})


@pytest.fixture
def head(unit):
    unit.head = User.objects.create_user("head", "a-long-password")
    unit.save()
    return unit.head


def page_of(name, *keys):
    return reverse(f"dispatch:{name}", args=keys)


def step(client, programme, people, to, **said):
    said = {
        "to": to, "taken_on": f"{localdate()}", "decided_by": "部务会", "reason": "", **said,
        "nominee": [one.pk for one in people],
    }  # fmt: skip
    return client.post(page_of("nominee_list", programme.pk), said)


def test_the_head_of_a_unit_is_told_what_is_owed_and_nominates(
    client, programme, unit, head, officer
):
    set_quotas(programme=programme, actor=actor_of(officer))
    client.force_login(head)
    home = client.get("/").content.decode()
    assert "“两走进两提升”：示例区财政局还需推荐 2 人" in home
    assert "干部下沉" in home
    sheet = page_of("unit_nominate", programme.pk, unit.pk)
    assert sheet in home
    entries = client.get(sheet).context["entries"]
    for entry in entries[:2]:
        client.post(page_of("nominee_add", entry.pk))
    assert "还需推荐" not in client.get("/").content.decode()
    answer = client.post(page_of("nominee_add", entries[2].pk), follow=True)
    assert "已推荐 3 人，名额 2 个，超出 1 人" in answer.content.decode()
    extra = Nominee.objects.get(entry=entries[2])
    client.post(page_of("nominee_withdraw", extra.pk))
    extra.refresh_from_db()
    assert extra.state == "dropped"


def test_a_head_reaches_no_other_unit(client, programme, foreign_unit, head, officer):
    staff_of(foreign_unit, 7, first=50)
    set_quotas(programme=programme, actor=actor_of(officer))
    client.force_login(head)
    sheet = page_of("unit_nominate", programme.pk, foreign_unit.pk)
    assert client.get(sheet).status_code == 404
    entry = foreign_unit.quotas.get().names.all()[0]
    assert client.post(page_of("nominee_add", entry.pk)).status_code == 404


def test_people_are_led_through_the_steps_to_a_notice_without_numbers(client, programme, officer):
    people = nominated(programme, officer, 2)
    client.force_login(officer)
    step(client, programme, people, "recommended")
    step(client, programme, people, "reviewed", reason="考察合格")
    answer = step(client, programme, people, "on_notice")
    notice = PublicNotice.objects.get()
    assert answer.url == notice.get_absolute_url()
    page = client.get(answer.url).content.decode()
    assert "关于“两走进两提升”拟选派人员的公示" in page
    assert all(str(one) in page for one in people)
    assert not any(id_number(serial)[-4:] in page for serial in range(100, 103))
    refused = step(client, programme, people, "cleared").content.decode()
    assert f"的公示到 {notice.ends_on} 结束" in refused
    trail = client.get(page_of("nominee_detail", people[0].pk)).content.decode()
    assert "考察合格" in trail


def test_an_objection_is_taken_down_decided_and_then_the_people_are_cleared(
    client, programme, officer
):
    people = nominated(programme, officer, 1)
    client.force_login(officer)
    for to in ("recommended", "reviewed", "on_notice"):
        step(client, programme, people, to)
    said = {"raised_by": "群众来电", "text": "反映工作作风问题"}
    client.post(page_of("objection_add", people[0].pk), said)
    end(PublicNotice.objects.get())
    assert "异议尚未处理" in step(client, programme, people, "cleared").content.decode()
    home = client.get("/").content.decode()
    assert f"对{people[0]}的异议待处理" in home
    assert "公示已结束" in home
    settle = page_of("objection_settle", NomineeObjection.objects.get().pk)
    client.post(settle, {"state": "dismissed", "answer": "经查不属实"})
    step(client, programme, people, "cleared")
    assert Nominee.objects.get().state == "cleared"
    content = download(client, page_of("nominee_list", programme.pk))
    assert column(content, "状态") == ["已确定"]


def test_candidates_are_placed_without_a_script_and_posted(client, programme, officer, town):
    first, second = cleared_people(programme, officer, 2)
    client.force_login(officer)
    place = page_of("programme_place", programme.pk)
    [target] = client.get(place).context["targets"]
    for one in (first, second):
        client.post(page_of("nominee_place", one.pk), {"target": target.key})
    client.post(page_of("nominee_place", second.pk), {"target": ""})
    page = client.get(place)
    assert [one.left for one in page.context["targets"]] == [1]
    assert page.context["waiting"] == [second]
    client.post(page_of("programme_post", programme.pk))
    posting = Posting.objects.get()
    assert (posting.cadre, posting.host) == (first.entry.cadre, town)
    programme.refresh_from_db()
    assert programme.state == "running"


def test_conflicts_are_listed_by_name_and_nothing_is_posted(
    client, programme, officer, unit, other_town, town
):
    [one] = cleared_people(programme, officer, 1)
    Posting.objects.create(
        cadre=one.entry.cadre, kind="tempering", unit=unit, host=other_town, made_by=officer,
        starts_on="2018-01-01", ends_on="2018-12-31",
    )  # fmt: skip
    client.force_login(officer)
    [target] = client.get(page_of("programme_place", programme.pk)).context["targets"]
    client.post(page_of("nominee_place", one.pk), {"target": target.key})
    answer = client.post(page_of("programme_post", programme.pk), follow=True).content.decode()
    assert str(other_town) in answer
    assert "2018-12-31" in answer
    assert Posting.objects.count() == 1
