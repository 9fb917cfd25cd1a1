from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.choices import Action
from accounts.domain import audit
from activities.domain.workflow import change_state, record_activity
from common.errors import RuleViolation
from common.migrations_sql import GUARDED_TABLES, HEAD_TABLE
from members.domain.register import correct_member
from points.domain.settlement import settle_month
from portal.domain.database_health import role_is_limited
from portal.domain.roles import grant_application
from tests.conftest import actor_of, make_member
from tests.points.facts import serve

ROLE = "portal_app_of_tests"


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def as_application(db):
    grant_application(role=ROLE, password="a-long-password")
    return lambda: run(f"SET LOCAL ROLE {ROLE}")


def refused(statement):
    """Return how the database says no."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run(statement)
    return refusal.value.__cause__.pgcode


FORBIDDEN = "42501"


@pytest.mark.parametrize("table", [*GUARDED_TABLES])
def test_the_application_changes_nothing_that_is_guarded(as_application, table):
    as_application()
    key = "pgh_id" if table.endswith("event") and table != "accounts_auditevent" else "id"
    assert refused(f"UPDATE {table} SET {key} = {key}") == FORBIDDEN
    assert refused(f"DELETE FROM {table}") == FORBIDDEN
    assert refused(f"TRUNCATE {table}") == FORBIDDEN
    assert refused(f"ALTER TABLE {table} DISABLE TRIGGER ALL") == FORBIDDEN


def test_the_application_neither_removes_the_head_nor_rewrites_what_was_migrated(as_application):
    as_application()
    assert refused(f"DELETE FROM {HEAD_TABLE}") == FORBIDDEN
    assert refused("DELETE FROM django_migrations") == FORBIDDEN
    assert refused("DROP TABLE members_member") == FORBIDDEN
    assert refused("SET session_replication_role = replica") == FORBIDDEN


def test_the_application_does_its_work(as_application, branch, secretary, town_officer):
    as_application()
    person = make_member(branch, "张三", 1)
    fields = {"kind": "party_day", "held_on": date(2018, 6, 1)}
    activity = record_activity(branch=branch, fields=fields, away={}, actor=actor_of(secretary))
    change_state(activity=activity, to="accepted", actor=actor_of(town_officer))
    actor = actor_of(town_officer)
    correct_member(member=person, fields={"education": "20"}, actor=actor, reason="毕业证")
    serve(person, branch, date(2018, 6, 1), 3)
    assert settle_month(month=date(2018, 6, 1)).entries == 1
    audit.record(user=secretary, action=Action.EXPORTED, target=branch)


def test_the_doctor_tells_the_two_roles_apart(as_application, settings):
    assert role_is_limited()[0] == "warn"
    settings.SECURE_SSL_REDIRECT = True
    assert role_is_limited()[0] == "fail"
    as_application()
    assert role_is_limited() == (
        "ok", f"数据库角色“{ROLE}”对受保护的表只能读取和追加。",
    )  # fmt: skip


def test_a_role_is_made_with_a_password_and_granted_again_without(db):
    with pytest.raises(RuleViolation, match="APP_DATABASE_PASSWORD"):
        grant_application(role=ROLE, password="")
    grant_application(role=ROLE, password="a-long-password")
    grant_application(role=ROLE, password="")


def test_the_owner_of_the_tables_is_no_application(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        owner = cursor.fetchone()[0]
    with pytest.raises(RuleViolation):
        grant_application(role=owner, password="")
