"""How programs come in with a token, and how the API turns them away."""

from datetime import date

import pytest

from accounts.models import AuditEvent
from tests.api import API, bearer, token_of

ORGANIZATIONS = f"{API}/organizations/"


def test_a_token_reads_what_its_owner_sees(client, secretary, branch, sibling_branch):
    answer = client.get(ORGANIZATIONS, **bearer(token_of(secretary)))
    assert [row["name"] for row in answer.json()["results"]] == [branch.name]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("key", ["", "bp_unknown", "张三"])
def test_an_unknown_token_is_turned_away(client, db, key):
    answer = client.get(ORGANIZATIONS, **bearer(key))
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer.json() == {
        "code": "authentication_failed",
        "detail": "令牌无效、已到期或已撤销。",
    }


def test_a_token_sees_no_more_once_the_grant_has_ended(client, secretary, branch):
    key = token_of(secretary)
    secretary.grants.update(valid_until=date(2018, 2, 1))
    assert client.get(ORGANIZATIONS, **bearer(key)).status_code == 403


def test_a_token_opens_no_page_and_changes_nothing(client, secretary, branch):
    key = bearer(token_of(secretary))
    assert client.get("/members/", **key).status_code == 302
    assert client.post(ORGANIZATIONS, **key).status_code == 405


def test_a_token_waits_until_its_owner_has_chosen_a_password(client, secretary, branch):
    key = token_of(secretary)
    secretary.must_change_password = True
    secretary.save()
    answer = client.get(ORGANIZATIONS, **bearer(key))
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    assert answer.json()["detail"] == "请先登录平台，有待您处理的事项。"


def test_a_refusal_is_recorded_with_who_held_the_token(client, account_admin, branch):
    client.get(f"{ORGANIZATIONS}{branch.pk}/", **bearer(token_of(account_admin)))
    event = AuditEvent.objects.get(action="denied")
    assert (event.user, event.role) == (account_admin, "account_admin")


def test_what_a_program_takes_out_is_recorded_once_an_hour(client, officer, town, branch):
    key = bearer(token_of(officer))
    for offset in (0, 1):
        client.get(f"{ORGANIZATIONS}?limit=1&offset={offset}&within={town.pk}", **key)
    event = AuditEvent.objects.get(action="token_read")
    assert (event.user, event.target, event.role) == (officer, ORGANIZATIONS, "district_officer")
    assert (event.details["name"], event.details["rows"]) == ("数据看板", 2)
    assert event.details["filter"]["within"] == str(town.pk)


def test_refusals_speak_the_language_of_the_cookie(client, secretary):
    client.force_login(secretary)
    client.cookies["language"] = "en"
    answer = client.get(f"{ORGANIZATIONS}1000000/").json()
    assert answer["detail"] == "There is no such record, or it lies outside your reach."


def test_a_program_that_runs_wild_is_told_to_wait(client, secretary, branch, monkeypatch):
    monkeypatch.setattr("rest_framework.throttling.UserRateThrottle.rate", "2/min", raising=False)
    key = bearer(token_of(secretary))
    answers = [client.get(ORGANIZATIONS, **key) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) <= 60
    assert answers[2].json()["code"] == "throttled"


def test_what_has_not_changed_is_not_sent_again(client, secretary, branch):
    client.force_login(secretary)
    first = client.get(ORGANIZATIONS)
    assert client.get(ORGANIZATIONS, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    type(branch).objects.filter(pk=branch.pk).update(remark="改")
    assert client.get(ORGANIZATIONS, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200
