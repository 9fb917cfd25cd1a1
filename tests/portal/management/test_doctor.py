import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from accounts.domain import verification
from assessments.domain import keys as ballot_keys
from assessments.models import BallotBox, Cycle, PaperCount, Slip, VoterGroup
from jobs.domain import queue
from jobs.models import Pulse
from members.models import Member

pytestmark = pytest.mark.django_db


def doctor():
    """Return the exit code and each check's level."""
    out, code = io.StringIO(), 0
    try:
        call_command("doctor", "--format", "json", stdout=out)
    except SystemExit as end:
        code = end.code
    except CommandError as error:
        return error.returncode, {}
    return code, {line["name"]: line["level"] for line in json.loads(out.getvalue())["checks"]}


def levels(**changed):
    return {
        "settings": "ok", "migrations": "ok", "role": "warn", "guards": "ok", "history": "ok",
        "statements": "ok", "commit_times": "ok", "clocks": "ok", "keys": "ok", "ballots": "ok",
        "votes": "ok", "workbooks": "ok", "redis": "ok", "worker": "ok", "audit": "ok", **changed,
    }  # fmt: skip


@pytest.fixture(autouse=True)
def _at_work(settings, tmp_path):
    settings.BALLOT_KEY_DIR = str(tmp_path / "keys")
    verification.check()
    queue.sweep()


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_sound_demo_fails_nothing_and_warns_of_its_role(member):
    assert doctor() == (0, levels())


def test_each_line_says_it_in_words(member):
    out = io.StringIO()
    call_command("doctor", stdout=out)
    lines = out.getvalue().splitlines()
    assert len(lines) == len(levels())
    assert "ok    redis         Redis 正常响应。" in lines


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        (
            "ALTER TABLE points_pointentry DISABLE TRIGGER points_pointentry_refuses_change",
            "guards",
        ),
        ("ALTER TABLE accounts_auditevent ENABLE TRIGGER USER", "guards"),
        ("DROP TRIGGER members_memberevent_refuses_truncate ON members_memberevent", "guards"),
        ("ALTER TABLE members_member DISABLE TRIGGER USER", "history"),
        ("DELETE FROM django_migrations WHERE app = 'points'", "migrations"),
        ("UPDATE jobs_pulse SET at = now() - interval '1 hour'", "worker"),
    ],
)
def test_what_is_broken_fails(statement, name):
    run(statement)
    assert doctor() == (1, levels(**{name: "fail"}))


@pytest.mark.parametrize(("name", "key"), [("AUDIT_KEY", ""), ("ID_CIPHER_KEY", "short")])
def test_a_key_that_is_missing_fails(settings, name, key):
    setattr(settings, name, key)
    assert doctor() == (1, levels(settings="fail", keys="fail"))


@pytest.mark.parametrize("name", ["ID_CIPHER_KEY", "ID_INDEX_KEY", "AUDIT_KEY"])
def test_a_key_that_does_not_fit_the_data_fails(settings, member, name):
    setattr(settings, name, "b3RoZXItMzItYnl0ZXMtb2YtYS1rZXktZm9yLXRlc3Q=")
    assert doctor() == (1, levels(keys="fail"))


@pytest.fixture
def box(district, officer):
    """An open box, whose key this account made."""
    cycle = Cycle.objects.create(
        organization=district, title="2018年度三述两评一问", year=2018, made_by=officer
    )
    box = BallotBox.objects.create(cycle=cycle)
    ballot_keys.make_key(cycle_id=cycle.pk)
    return box


def test_an_account_that_can_read_the_keys_of_ballots_is_told_so(box):
    assert doctor() == (0, levels(ballots="warn"))


def test_a_folder_of_ballot_keys_that_others_can_look_into_fails(box, settings):
    Path(settings.BALLOT_KEY_DIR).chmod(0o755)
    assert doctor() == (1, levels(ballots="fail"))


def test_a_ballot_key_that_was_swapped_fails(box):
    BallotBox.objects.update(public_key=b"x" * 32)
    assert doctor() == (1, levels(ballots="fail"))


@pytest.mark.parametrize(
    ("state", "box_state", "level", "code"),
    [
        ("voting", "open", "ok", 0),
        ("counting", "open", "warn", 0),
        ("counted", "key_gone", "warn", 0),
        ("published", "clean", "fail", 1),
        ("abandoned", "given_up", "fail", 1),
    ],
)
def test_unused_slips_and_ballots_of_a_closed_vote_are_told(box, state, box_state, level, code):
    group = VoterGroup.objects.create(cycle=box.cycle, name="代表", weight=100, mode="slips")
    Slip.objects.create(mac="x" * 64, group=group, number=1)
    Cycle.objects.update(state=state)
    BallotBox.objects.update(state=box_state)
    assert doctor() == (code, levels(ballots="warn", votes=level))


def test_sheets_keyed_by_one_clerk_alone_are_told(box):
    group = VoterGroup.objects.create(cycle=box.cycle, name="老同志", weight=100, mode="paper")
    PaperCount.objects.create(group=group, issued=5, returned=5)
    Cycle.objects.update(state="keying")
    assert doctor() == (0, levels(ballots="warn", votes="warn"))


def test_a_silent_redis_fails(settings):
    settings.REDIS_URL = "unix:///nowhere/redis.sock"
    assert doctor() == (1, levels(redis="fail"))


def test_what_was_never_seen_is_a_warning():
    Pulse.objects.all().delete()
    run("DELETE FROM accounts_auditcheck")
    assert doctor() == (0, levels(worker="warn", audit="warn"))


def test_an_overdue_check_of_the_audit_log_warns():
    run("UPDATE accounts_auditcheck SET at = now() - interval '2 days'")
    assert doctor() == (0, levels(audit="warn"))


def test_a_clock_that_was_put_back_fails(officer, monkeypatch):
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert doctor()[1]["clocks"] == "fail"


def test_a_server_that_writes_statements_down_is_named():
    run("SET LOCAL log_statement = 'all'")
    assert doctor() == (0, levels(statements="warn"))


def test_a_missing_table_hides_nothing_else(member):
    run("DROP TABLE jobs_pulse")
    assert doctor() == (1, levels(worker="fail"))
    assert Member.objects.exists()


def test_without_a_database_there_is_nothing_to_look_at(monkeypatch):
    def refuse():
        message = "no server"
        raise OperationalError(message)

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert doctor() == (2, {})


def test_one_check_can_be_asked_alone():
    out = io.StringIO()
    call_command("doctor", "--only", "worker", "--format", "json", stdout=out)
    [line] = json.loads(out.getvalue())["checks"]
    assert (line["name"], line["level"]) == ("worker", "ok")
