"""The project as a whole: migrations, checks."""

from pathlib import Path

import pgtrigger
import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from pghistory.core import event_models

from common.migrations_sql import GUARDED_TABLES, HEAD_TABLE
from spreadsheets.registry import kinds
from tests.addresses import API


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
def test_every_trigger_of_a_model_is_installed_as_it_is_written():
    found = {trigger.get_installation_status(model) for model, trigger in pgtrigger.registered()}
    assert found == {(pgtrigger.core.INSTALLED, True)}


def test_the_system_check_is_clean():
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_every_history_is_guarded_and_no_session_switches_a_guard_off():
    tables = {model._meta.db_table for model in event_models()}
    assert tables - set(GUARDED_TABLES) == set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger"
            " WHERE tgname LIKE '%%refuses%%' AND tgenabled = 'A' GROUP BY 1"
        )
        assert dict(cursor.fetchall()) == dict.fromkeys([*GUARDED_TABLES, HEAD_TABLE], 2)


def test_the_readme_names_every_kind_of_import_and_every_list_for_programs():
    text = Path("README.md").read_text()
    lists = {reverse(name).removeprefix("/api/v1/").strip("/") for name in API if "_list" in name}
    assert [kind for kind in kinds() if f" {kind}" not in text] == []
    assert [name for name in lists if f"`{name}`" not in text] == []
