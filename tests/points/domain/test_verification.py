import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from points.domain.closing import close_month
from points.domain.settlement import settle_month
from points.domain.verification import verify_ledger
from points.models import MonthlyPoints, PointScheme
from tests.points.facts import serve

JUNE = date(2018, 6, 1)
REVERSAL = (
    "INSERT INTO points_pointentry (member_id, organization_id, kind, scheme_id, fact, correction,"
    " fact_on, fact_month, booked_on, points, reverses_id, reason)"
    " SELECT member_id, organization_id, kind, scheme_id, fact, correction,"
    " fact_on, fact_month, booked_on, -1, id, 'x'"
)


@pytest.fixture
def settled(member, branch, officer):
    for day in (1, 2, 3):
        serve(member, branch, date(2018, 6, day), 8, is_organizer=day == 1)
    close_month(month=JUNE, user=officer)
    serve(member, branch, date(2018, 6, 4), 2)
    serve(member, branch, date(2018, 7, 1), 2)
    settle_month(month=date(2018, 7, 1))


def lift(trigger, table="points_pointentry"):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")


def rules():
    return {problem.rule for problem in verify_ledger().problems}


def tamper(statement):
    """Do what an owner of the database can: switch the guard off, write, switch it on again."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE points_pointentry DISABLE TRIGGER USER")
        cursor.execute(statement)
        cursor.execute(
            "SELECT tgname FROM pg_trigger"
            " WHERE tgrelid = 'points_pointentry'::regclass AND NOT tgisinternal"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE points_pointentry ENABLE ALWAYS TRIGGER {name}")


def test_a_sound_ledger_has_no_problem_and_its_sums_are_named(settled):
    found = verify_ledger()
    assert (found.entries, found.members, found.problems) == (5, 1, [])
    assert (found.booked, found.effective) == (28, 22)


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE points_pointentry SET points = points + 1 WHERE kind = 'organizer'", "facts"),
        ("UPDATE points_pointentry SET points = points + 1 WHERE kind = 'organizer'", "sums"),
        ("UPDATE points_pointentry SET points = points + 1 WHERE kind = 'organizer'", "months"),
        ("UPDATE points_pointentry SET fact = 'service:0' WHERE kind = 'organizer'", "facts"),
        ("UPDATE points_pointentry SET correction = 2 WHERE kind = 'organizer'", "numbers"),
        ("DELETE FROM points_pointentry WHERE kind = 'organizer'", "months"),
        (f"{REVERSAL} FROM points_pointentry WHERE kind = 'organizer'", "reversals"),
    ],
)
def test_what_was_tampered_with_is_named(settled, statement, rule):
    tamper(statement)
    assert rule in rules()


def test_a_wrong_monthly_figure_is_named(settled):
    MonthlyPoints.objects.filter(month=JUNE).update(effective=21)
    assert rules() == {"months"}


def test_a_guard_switched_off_is_named(settled):
    lift("points_pointentry_refuses_change")
    assert rules() == {"guards"}


def test_a_scheme_changed_behind_the_ledger_is_named(settled):
    PointScheme.objects.update(organizer_points=3)
    assert rules() == {"facts"}


def test_the_command_says_so_and_ends_with_one(settled):
    out = io.StringIO()
    call_command("verify_ledger", stdout=out)
    assert out.getvalue().splitlines() == [
        "5 entries of 1 members, booked 28.00, effective 22.00",
        "ok",
    ]
    MonthlyPoints.objects.filter(month=JUNE).update(effective=21)
    out = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("verify_ledger", "--format", "json", stdout=out)
    assert end.value.code == 1
    assert [problem["rule"] for problem in json.loads(out.getvalue())["problems"]] == ["months"]
