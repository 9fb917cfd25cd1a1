import re

import pytest
from django.urls import reverse

from assessments.models import FollowUp, Question
from tests.assessments.conftest import opened
from tests.assessments.delegates import ask, delegate


@pytest.fixture
def hall(cycle, officer):
    return opened(cycle, officer)


def at(name, pk):
    return reverse(f"assessments:{name}", args=[pk])


def shown(client, user, url, **headers):
    client.force_login(user)
    return client.get(url, headers=headers).content.decode()


def test_a_delegate_asks_from_the_phone_and_sees_the_answer(client, hall, officer):
    elector = delegate(hall, 0)
    url = at("question_ask", hall.pk)
    assert "提交问题" in shown(client, elector.user, url)
    unit = hall.units.get(code="U2")
    client.post(url, {"unit": unit.pk, "text": "何时完工？"})
    question = Question.objects.get()
    client.force_login(officer)
    sent = {"answer": "年底完工", "follow_up": "年底完工", "due_on": "2099-12-31"}
    assert client.post(at("question_answer", question.pk), sent).status_code == 302
    assert "年底完工" in shown(client, elector.user, url)
    item = FollowUp.objects.get()
    assert (item.unit, item.asker, item.question) == (unit, elector.user, question)


def test_an_item_without_a_day_is_asked_for_one_and_nothing_is_kept(client, hall, officer):
    question = ask(delegate(hall, 0), "何时完工？")
    client.force_login(officer)
    sent = {"answer": "年底", "follow_up": "年底完工", "due_on": ""}
    assert (
        "请填写整改期限" in client.post(at("question_answer", question.pk), sent).content.decode()
    )
    assert Question.objects.get().state == "waiting"


def test_who_is_no_delegate_has_no_page_to_ask(client, hall):
    voter = hall.electors.filter(delegate_kind="").first()
    client.force_login(voter.user)
    assert client.get(at("question_ask", hall.pk)).status_code == 404


def test_the_wall_shows_the_question_and_who_asks_only_by_kind(client, hall, officer):
    question = ask(delegate(hall, 0), "何时完工？")
    client.force_login(officer)
    client.post(at("question_call", question.pk))
    wall = shown(client, question.asker, at("round_wall", hall.pk))
    assert "何时完工？" in wall
    assert "示例单位1" in wall
    assert "党代表" in wall
    assert question.asker.name not in wall


def test_every_screen_is_told_the_same_seconds(client, hall, officer):
    client.force_login(officer)
    client.post(at("round_clock", hall.pk), {"minutes": 2})
    client.post(at("round_move", hall.pk), {"step": "next"})
    client.post(at("round_clock", hall.pk), {"minutes": 2})
    for name in ("round_lead", "round_wall"):
        partial = shown(client, officer, at(name, hall.pk), **{"HX-Request": "true"})
        assert re.search(r'data-clock="(\d+)"', partial).group(1) == "120"
        assert "<html" not in partial


def test_the_chair_reorders_by_button(client, hall, officer):
    for number, text in enumerate(["甲", "乙"]):
        ask(delegate(hall, number), text)
    client.force_login(officer)
    second = Question.objects.get(text="乙")
    client.post(at("question_place", second.pk), {"place": 0})
    assert list(Question.objects.waiting().values_list("text", flat=True)) == ["乙", "甲"]


def test_participants_read_answered_questions_and_no_waiting_ones_of_others(client, hall, officer):
    open_one, answered = ask(delegate(hall, 0), "未答之问"), ask(delegate(hall, 1), "已答之问")
    client.force_login(officer)
    client.post(at("question_answer", answered.pk), {"answer": "如实答复"})
    voter = hall.electors.filter(delegate_kind="").first().user
    page = shown(client, voter, reverse("assessments:question_list"))
    assert ("已答之问" in page, open_one.text in page) == (True, False)


def test_a_clerk_types_for_a_delegate_by_list_or_by_name(client, hall, officer):
    elector, unit = delegate(hall, 0), hall.units.get(code="U1")
    client.force_login(officer)
    url, said = at("question_add", hall.pk), {"unit": unit.pk, "kind": "peoples_deputy"}
    assert "请选择代表委员，或填写姓名" in client.post(url, {**said, "text": "问"}).content.decode()
    client.post(url, {**said, "elector": elector.pk, "text": "口头之问"})
    client.post(url, {**said, "name": "赵代表", "text": "书面之问"})
    asked = [(one.asked_by, one.asker_kind) for one in Question.objects.order_by("pk")]
    assert asked == [(elector.user.name, "party_delegate"), ("赵代表", "peoples_deputy")]
    client.post(at("round_move", hall.pk), {"step": "next"})
    assert "赵代表" in shown(client, officer, at("round_lead", hall.pk))


def test_an_item_of_a_delegate_without_an_account_is_the_offices_to_verify(client, hall, officer):
    client.force_login(officer)
    unit = hall.units.get(code="U1")
    named = {"unit": unit.pk, "kind": "peoples_deputy", "name": "赵代表", "text": "何时完工？"}
    client.post(at("question_add", hall.pk), named)
    sent = {"answer": "年底完工", "follow_up": "年底完工", "due_on": "2099-12-31"}
    client.post(at("question_answer", Question.objects.get().pk), sent)
    item = FollowUp.objects.get()
    assert item.asker is None
    assert "赵代表" in client.get(item.get_absolute_url()).content.decode()
