import hashlib
import json
import logging
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from accounts.choices import Action
from accounts.domain import audit
from accounts.domain.circumstances import under
from accounts.domain.verification import verify
from accounts.logs import CircumstancesFilter
from accounts.models import AuditEvent
from activities.domain.workflow import record_activity
from jobs.domain import queue
from jobs.models import Job
from tests.accounts.domain.test_verification import make_head_anew
from tests.conftest import actor_of, id_number


def lines(**fields):
    return AuditEvent.objects.filter(**fields)


def attempt(username="officer"):
    url = reverse("accounts:session_login")
    return Client().post(url, {"username": username, "password": "wrong"})


def test_a_line_says_who_acted_in_which_role_on_what_and_how_it_changed(
    client, town_officer, secretary, branch, member, town
):
    fields = {"kind": "party_day", "held_on": date(2018, 6, 1)}
    activity = record_activity(branch=branch, fields=fields, away={}, actor=actor_of(secretary))
    client.force_login(town_officer)
    url = reverse("activities:activity_change", args=[activity.pk])
    answer = client.post(url, {"to": "returned", "reason": f"缺签到表，见{id_number(1)}"})
    line = lines(action="activity_returned").get()
    assert (line.user, line.role, line.organization) == (town_officer, "town_officer", town)
    assert (line.object_type, line.object_id) == ("activities.activity", activity.pk)
    assert line.changes == {"state": ["submitted", "returned"]}
    assert line.reason == "缺签到表，见419***********0017"
    assert (line.address, line.job_id) == ("127.0.0.1", None)
    assert line.request_id == answer.headers["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{16}", line.request_id)


def test_of_several_grants_the_widest_that_allows_it_is_named(secretary, district, branch, town):
    secretary.grants.create(organization=district, role="town_officer")
    with under(actor=actor_of(secretary)):
        everywhere = audit.record(user=secretary, action=Action.EXPORTED, target="members")
        assert everywhere.organization_id == district.pk
    secretary.grants.filter(organization=district).update(organization=town)
    with under(actor=actor_of(secretary), capability="activity_record"):
        line = audit.record(user=secretary, action=Action.EXPORTED, target=branch)
    assert (line.role, line.organization_id) == ("town_officer", town.pk)


def test_a_job_is_recorded_with_its_number_and_the_role_of_who_asked(officer, monkeypatch):
    def work(*, job):
        audit.record(user=job.user, action=Action.EXPORTED, target="members")

    monkeypatch.setattr(queue, "import_string", lambda _task: work)
    job = Job.objects.create(task="-", user=officer)
    queue.run(job_id=job.pk)
    line = lines(action="exported").get()
    assert (line.job_id, line.role, line.request_id) == (job.pk, "district_officer", "")


def test_logging_in_and_out_is_recorded(officer):
    client = Client()
    client.post("/accounts/login/", {"username": "officer", "password": "a-long-password"})
    client.post("/accounts/logout/")
    assert list(lines(user=officer).values_list("action", "target")) == [
        ("logged_in", "officer"),
        ("logged_out", "officer"),
    ]


def test_a_failed_login_names_the_account_but_never_what_was_typed(officer):
    attempt()
    attempt("a-password-typed-into-the-wrong-field")
    known, unknown = lines(action="login_failed")
    assert (known.object_type, known.object_id, known.user) == ("accounts.user", officer.pk, None)
    assert re.fullmatch(r"[0-9a-f]{12}", unknown.target)
    assert "password" not in str(list(lines().values()))


def test_who_keeps_guessing_is_recorded_once_as_slowed(officer):
    for _try in range(9):
        attempt()
    found = [line.action for line in lines()]
    assert found == ["login_failed"] * 5 + ["login_slowed"]


def test_a_session_that_times_out_is_recorded(client, officer):
    client.force_login(officer)
    session = client.session
    session["seen"] = 0
    session.save()
    client.get("/")
    line = lines(action="session_ended").get()
    assert (line.user, line.details) == (officer, {"why": "idle"})


def test_refusals_are_recorded_and_the_hidden_like_the_absent(client, outsider, member):
    client.force_login(outsider)
    client.get(reverse("members:member_reveal"))
    client.get(reverse("members:member_detail", args=[member.pk]))
    client.get(reverse("members:member_detail", args=[member.pk + 1_000]))
    client.get("/no/such/address/")
    assert list(
        lines(user=outsider).exclude(action="logged_in").values_list("action", "target")
    ) == [
        ("denied", "/members/reveal/"),
        ("not_found", f"/members/{member.pk}/"),
        ("not_found", f"/members/{member.pk + 1_000}/"),
    ]


def test_a_stranger_fills_no_log(client, member):
    client.get(member.get_absolute_url())
    Client(enforce_csrf_checks=True).post("/accounts/logout/")
    assert not lines().exists()


def test_a_nul_in_an_address_is_no_failure(client, outsider):
    client.force_login(outsider)
    assert client.get("/imports/templates/%00/").status_code == 404


def test_lines_of_the_first_version_still_fit(officer):
    at = datetime(2018, 6, 1, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    content = ["", at.isoformat(timespec="microseconds"), officer.pk, "month_closed", "2018-05", {}]
    AuditEvent.objects.create(
        version=1,
        at=at,
        user=officer,
        action="month_closed",
        target="2018-05",
        hash=hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest(),
    )
    make_head_anew()
    audit.record(
        user=officer,
        action=Action.EXPORTED,
        target=officer,
        details={"rows": 2, "share": 0.5, "days": [at.date()], 7: "年"},
        changes={"hours": (None, timedelta(hours=1))},
    )
    assert verify().findings == []


def test_the_line_of_a_page_that_is_not_there_names_its_request(client, db, caplog):
    answer = client.get("/no/such/address/")
    line = caplog.records[-1]
    CircumstancesFilter().filter(line)
    assert line.within == answer.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("known", "shown"), [({"request_id": "ab12"}, "ab12"), ({"job_id": 7}, "job-7"), ({}, "-")]
)
def test_log_lines_name_their_request_or_job(known, shown):
    line = logging.makeLogRecord({"msg": "x"})
    with under(**known):
        CircumstancesFilter().filter(line)
    assert line.within == shown
