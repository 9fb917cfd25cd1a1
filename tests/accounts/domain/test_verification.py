import io
import json
import random
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.choices import Action
from accounts.domain import audit, verification
from accounts.domain.verification import verify
from accounts.models import AuditCheck, AuditEvent, AuditHead
from tests.conftest import make_user

EVENTS, HEAD = "accounts_auditevent", "accounts_audithead"


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def past_guards(table, *statements):
    """Do as the owner of the tables can: drop the guard for a moment."""
    run(f"SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {table} DISABLE TRIGGER USER")
    for statement in statements:
        run(*statement) if isinstance(statement, tuple) else run(statement)
    run(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def make_head_anew():
    """Seal the end of the log as an upgrade does."""
    past_guards(HEAD, f"DELETE FROM {HEAD}")
    run(f"ALTER TABLE {HEAD} DISABLE TRIGGER USER")
    import_module("accounts.migrations.0003_guard_grants_and_log").make_head(apps, None)
    run(f"ALTER TABLE {HEAD} ENABLE TRIGGER USER")


@pytest.fixture
def log(officer):
    """Return the ids of a log of twelve lines."""
    for number in range(12):
        audit.record(
            user=officer, action=Action.EXPORTED, target=f"表{number}", details={"rows": number}
        )
    return list(AuditEvent.objects.order_by("id").values_list("id", flat=True))


def codes(**kept):
    return [finding.code for finding in verify(**kept).findings]


def test_an_untouched_log_holds(log):
    verdict = verify()
    assert (verdict.findings, verdict.lines) == ([], 12)
    assert verdict.head == str(AuditHead.objects.get())


@pytest.mark.parametrize(
    "change",
    ["target = 'x'", "reason = 'x'", "at = at + interval '1 second'", "user_id = NULL",
     "details = '{}'", "role = 'auditor'", "address = '10.0.0.1'", "job_id = 1",
     "changes = '{\"a\": [1, 2]}'", "object_id = 5", "version = 1"],
)  # fmt: skip
def test_an_edited_line_is_named(log, change):
    past_guards(EVENTS, (f"UPDATE {EVENTS} SET {change} WHERE id = %s", log[5]))
    assert [(f.code, f.line) for f in verify().findings] == [("edited", log[5])]


def test_a_line_taken_out_is_missed(log):
    past_guards(EVENTS, (f"DELETE FROM {EVENTS} WHERE id = %s", log[5]))
    assert codes() == ["broken_link", "cut_off"]


def test_swapped_lines_are_missed(log):
    past_guards(
        EVENTS,
        (f"UPDATE {EVENTS} SET id = -1 WHERE id = %s", log[5]),
        (f"UPDATE {EVENTS} SET id = %s WHERE id = %s", log[5], log[6]),
        (f"UPDATE {EVENTS} SET id = %s WHERE id = -1", log[6]),
    )
    assert set(codes()) == {"broken_link"}


def test_a_tail_cut_off_is_missed(log):
    past_guards(EVENTS, (f"DELETE FROM {EVENTS} WHERE id > %s", log[8]))
    assert codes() == ["cut_off"]


def test_a_tail_and_head_cut_off_together_lack_the_key(log):
    past_guards(EVENTS, (f"DELETE FROM {EVENTS} WHERE id > %s", log[8]))
    last = AuditEvent.objects.latest("id").hash
    past_guards(HEAD, (f"UPDATE {HEAD} SET lines = 9, hash = %s", last))
    assert codes() == ["forged_head"]


def test_a_log_set_back_as_a_whole_is_missed_by_a_head_kept_elsewhere(log):
    head = AuditHead.objects.get()
    kept, older = str(head), AuditEvent.objects.get(id=log[8]).hash
    past_guards(EVENTS, (f"DELETE FROM {EVENTS} WHERE id > %s", log[8]))
    mac = audit.mac(head=f"9:{older}")
    past_guards(HEAD, (f"UPDATE {HEAD} SET lines = 9, hash = %s, mac = %s", older, mac))
    assert codes() == []
    assert codes(kept=kept) == ["cut_off"]


def test_a_line_put_in_without_the_portal_is_found(log):
    last = AuditEvent.objects.latest("id")
    forged = AuditEvent(
        version=2, at=last.at, action="exported", target="x", previous_hash=last.hash
    )
    forged.hash = audit.seal(event=forged)
    forged.save()
    assert codes() == ["put_in"]


def test_a_past_written_anew_from_one_line_on_does_not_meet_the_head(log):
    run(f"SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {EVENTS} DISABLE TRIGGER USER")
    AuditEvent.objects.filter(id=log[5]).update(target="x")
    previous = AuditEvent.objects.get(id=log[4]).hash
    for event in AuditEvent.objects.filter(id__gte=log[5]).order_by("id"):
        event.previous_hash = previous
        previous = event.hash = audit.seal(event=event)
        event.save()
    run(f"ALTER TABLE {EVENTS} ENABLE TRIGGER USER")
    assert codes() == ["other_past"]


def test_a_missing_head_is_a_finding_and_nothing_more_is_written(log, officer):
    past_guards(HEAD, f"DELETE FROM {HEAD}")
    assert codes() == ["no_head"]
    with pytest.raises(AuditHead.DoesNotExist):
        audit.record(user=officer, action=Action.EXPORTED, target="x")


def test_a_hundred_random_tamperings_are_all_found(log):
    dice = random.Random(7)  # noqa: S311  # the same each time
    ways = (
        "DELETE FROM {t} WHERE id = {a}",
        "DELETE FROM {t} WHERE id >= {a}",
        "UPDATE {t} SET target = target || 'x' WHERE id = {a}",
        "UPDATE {t} SET user_id = NULL WHERE id = {a}",
        "UPDATE {t} SET hash = repeat('0', 64) WHERE id = {a}",
        "UPDATE {t} SET id = id + 1000000 WHERE id = {a} AND id < {last}",
    )
    missed = []
    for number in range(100):
        a = dice.choice(log[:-1])
        statement = ways[number % len(ways)].format(t=EVENTS, a=a, last=log[-1])
        with transaction.atomic():
            past_guards(EVENTS, statement)
            missed += [] if codes() else [statement]
            transaction.set_rollback(True)
    assert missed == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET lines = lines + 1", "UPDATE {} SET lines = 1", "UPDATE {} SET mac = 'x'",
     "DELETE FROM {}", "TRUNCATE {}", "INSERT INTO {} VALUES (2, 0, '', '')"],
)  # fmt: skip
def test_the_head_moves_on_with_a_line_and_in_no_other_way(log, statement):
    with pytest.raises(IntegrityError), transaction.atomic():
        run(statement.format(HEAD))


def test_an_upgraded_log_starts_with_a_head_over_what_is_there(log):
    make_head_anew()
    assert codes() == []


def verify_audit(*arguments):
    """Return the exit code and what was printed."""
    out = io.StringIO()
    try:
        call_command("verify_audit", *arguments, stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    except CommandError as error:
        return error.returncode, str(error)
    return 0, out.getvalue()


def test_the_command_answers_in_words_as_json_and_by_its_exit_code(log, settings):
    head = str(AuditHead.objects.get())
    code, words = verify_audit()
    assert (code, words) == (0, f"审计日志完整。\n请将此封存头另存他处：{head}\n")
    past_guards(EVENTS, (f"UPDATE {EVENTS} SET target = 'x' WHERE id = %s", log[5]))
    code, text = verify_audit("--format", "json")
    report = json.loads(text)
    assert (code, report["lines"], report["head"]) == (1, 12, head)
    assert [(f["code"], f["line"]) for f in report["findings"]] == [("edited", log[5])]
    assert verify_audit("--head", "nonsense")[0] == 2
    settings.AUDIT_KEY = ""
    assert verify_audit()[0] == 2


def test_the_nightly_check_alarms_those_who_watch_until_the_log_holds_again(
    client, officer, district, secretary, log, caplog
):
    verification.check()
    client.force_login(officer)
    assert "审计日志不完整" not in client.get(reverse("portal:home")).content.decode()
    past_guards(EVENTS, (f"UPDATE {EVENTS} SET target = 'x' WHERE id = %s", log[5]))
    verification.check()
    assert "does not hold: 1 findings" in caplog.text
    assert "审计日志不完整" in client.get(reverse("portal:home")).content.decode()
    page = client.get(reverse("accounts:audit_check")).content.decode()
    assert "该条被改动，校验值不符。" in page
    client.force_login(make_user("auditor", district, "auditor"))
    assert "审计日志不完整" in client.get(reverse("accounts:audit_list")).content.decode()
    client.force_login(secretary)
    assert "审计日志不完整" not in client.get(reverse("portal:home")).content.decode()
    assert AuditCheck.objects.count() == 2
