"""A small district with named people, and workbooks made on the spot."""

import io
from contextlib import contextmanager
from datetime import date
from importlib import import_module

import openpyxl
import pytest
from django.apps import apps
from django.core.management.commands import flush
from django.db import connection, transaction
from hypothesis import HealthCheck, settings

from accounts.choices import Role
from accounts.models import Grant, User
from accounts.scope import Actor
from branches.choices import OrganizationKind
from branches.domain.tree import create_organization, found_district
from members.domain import identity
from members.domain.register import RosterEntry, add_members
from members.models import Member
from spreadsheets.domain.staging import stage

# The same code gives the same answer on every machine, however slow or busy it is.
settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

DEFAULTS = (
    ("accounts.migrations.0003_guard_grants_and_log", "make_head"),
    ("branches.migrations.0002_add_public_holidays_2018_to_2026", "add_public_holidays"),
    ("jobs.migrations.0002_start_jobs_by_the_clock", "add_schedule"),
    ("jobs.migrations.0003_end_outlived_check_ins_nightly", "add_routine"),
    ("activities.migrations.0003_add_default_rules", "add_default_requirements"),
    ("activities.migrations.0003_add_default_rules", "add_default_score_rule"),
    ("activities.migrations.0003_add_default_rules", "add_default_method"),
    ("points.migrations.0003_add_default_scheme_and_rating_rule", "add_default_scheme"),
    ("points.migrations.0003_add_default_scheme_and_rating_rule", "add_default_rating_rule"),
)

GUARDS = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled = 'A'"
"""Triggers that no setting switches off: of what only grows, is frozen, or was booked from."""
BOXES = (
    "SELECT inhrelid::regclass::text FROM pg_inherits"
    " WHERE inhparent = 'assessments_sealedballot'::regclass"
)
"""The ballot boxes that nobody counted; each is a table of its own, which no flush knows."""


KEPT = {"django_migrations", "django_content_type", "auth_permission"}
"""What only a migration changes."""


def filled_tables(cursor):
    named = connection.introspection.django_table_names(only_existing=True, include_views=False)
    asked = (f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in {*named} - KEPT)
    cursor.execute(" UNION ALL ".join(asked))
    return {name for (name,) in cursor.fetchall()}


def empty_boxes(cursor):
    cursor.execute(BOXES)
    for (box,) in cursor.fetchall():
        cursor.execute(f"DROP TABLE {box}")


@contextmanager
def unguarded(cursor, tables):
    cursor.execute(GUARDS)
    guards = [(table, name) for table, name in cursor.fetchall() if table in tables]
    for table, name in guards:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
    yield
    for table, name in guards:
        cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


@pytest.fixture(autouse=True, scope="session")
def _flush_lifts_guards_and_restores_defaults():
    """Transactional tests empty the tables: the guards are lifted around that and nowhere else.

    Only what holds rows is emptied: to truncate all of two hundred tables takes ten times as long.
    Ballot boxes that a test left open go with the rest.
    """
    plain = flush.Command.handle

    def handle(self, **options):
        with transaction.atomic(), connection.cursor() as cursor:
            empty_boxes(cursor)
            filled = filled_tables(cursor)
            with unguarded(cursor, filled):
                # Neither foreign keys nor the history are to follow each row.
                cursor.execute("SET LOCAL session_replication_role = replica")
                for table in filled:
                    cursor.execute(f"DELETE FROM {table}")
                cursor.execute("SET LOCAL session_replication_role = origin")
                for module, function in DEFAULTS:
                    getattr(import_module(module), function)(apps, None)

    flush.Command.handle = handle
    yield
    flush.Command.handle = plain


@pytest.fixture
def district(db):
    root = found_district(name="示例区")
    return root


def make_town(district, number):
    return create_organization(
        superior=district,
        name=f"中共示例{number}街道工作委员会",
        short_name=f"示例{number}街道党工委",
        code=f"T0{number}",
        kind=OrganizationKind.WORKING_COMMITTEE,
        sector="community",
        founded_on=date(2000, 1, 1),
    )


def make_branch(town, number):
    return create_organization(
        superior=town,
        name=f"中共{town.short_name}示例{number}社区支部委员会",
        short_name=f"{town.short_name[:5]}示例{number}社区党支部",
        code=f"{town.code}00{number}",
        kind=OrganizationKind.BRANCH,
        sector="community",
        founded_on=date(2001, 1, 1),
    )


@pytest.fixture
def town(district):
    return make_town(district, 1)


@pytest.fixture
def other_town(district):
    return make_town(district, 2)


@pytest.fixture
def branch(town):
    return make_branch(town, 1)


@pytest.fixture
def sibling_branch(town):
    return make_branch(town, 2)


@pytest.fixture
def foreign_branch(other_town):
    return make_branch(other_town, 1)


def make_user(username, organization, role):
    user = User.objects.create_user(username, "a-long-password")
    Grant.objects.create(
        user=user, organization=organization, role=role, valid_from=date(2018, 1, 1)
    )
    return user


@pytest.fixture
def officer(district):
    return make_user("officer", district, Role.DISTRICT_OFFICER)


@pytest.fixture
def town_officer(town):
    return make_user("town", town, Role.TOWN_OFFICER)


@pytest.fixture
def secretary(branch):
    return make_user("secretary", branch, Role.SECRETARY)


@pytest.fixture
def account_admin(district):
    return make_user("accounts", district, Role.ACCOUNT_ADMIN)


@pytest.fixture
def outsider(foreign_branch):
    """A secretary of another town who must never see ours."""
    return make_user("outsider", foreign_branch, Role.SECRETARY)


def actor_of(user):
    return Actor.of(user)


def id_number(serial, born="19800101"):
    body = f"419900{born}{serial:03d}"
    return body + identity.check_character(body=body)


def make_member(branch, name, serial, **fields):
    defaults = {"name": name, "stage": "full", "sex": "male", "joined_on": date(2005, 7, 1)}
    [pk] = add_members(entries=[RosterEntry(id_number(serial), branch, {**defaults, **fields})])
    return Member.objects.get(pk=pk)


@pytest.fixture
def member(branch):
    return make_member(branch, "张三", 1)


def staged(table, content):
    """Return a file as read against the register, with all its lines."""
    lines = []
    staging = stage(
        table=table, content=content, wishes={}, watch=lambda chunk: lines.extend(chunk.lines)
    )
    staging.understanding.lines = lines
    return staging


def workbook(*rows):
    """Return the bytes of a workbook with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
