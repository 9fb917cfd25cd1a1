"""Checks of the database: who may do what in it, what guards it, and what it writes of itself."""

from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from pghistory.core import event_models

from common.migrations_sql import GUARDED_TABLES, HEAD_TABLE
from portal.domain.checkup import Level, is_for_real
from portal.domain.readiness import pending_migrations

MOST_SKEW_SECONDS = 5
GUARDED_FROM = ("change", "truncate")
QUIET_SETTINGS = {
    "log_statement": {"none", "ddl"},
    "log_min_duration_statement": {"-1"},
    "log_min_duration_sample": {"-1"},
    "log_min_error_statement": {"panic", "fatal"},
    "log_parameter_max_length_on_error": {"0"},
}
"""Settings under which no statement, and so nothing people typed, comes into the server's log."""
TALKATIVE_LIBRARIES = ("pgaudit", "auto_explain")


def _rows(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def migrations_are_applied() -> tuple[Level, str]:
    waiting = pending_migrations()
    if waiting:
        words = _("Migrations are not applied: %(names)s. Run manage.py migrate.")
        return Level.FAIL, words % {"names": ", ".join(waiting)}
    return Level.OK, _("All migrations are applied.")


def role_is_limited() -> tuple[Level, str]:
    """The role at work must not be able to change or unguard what is guarded."""
    [(role, is_super)] = _rows(
        "SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user"
    )
    loose = _rows(
        "SELECT tablename FROM pg_tables WHERE tablename = ANY(%(tables)s)"
        " AND schemaname = current_schema() AND (tableowner = current_user"
        " OR has_table_privilege(format('%%I', tablename), 'UPDATE, DELETE, TRUNCATE'))",
        tables=list(GUARDED_TABLES),
    )
    if not is_super and not loose:
        words = _("The database role “%(role)s” can only read and add to what is guarded.")
        return Level.OK, words % {"role": role}
    words = _(
        "The database role “%(role)s” could take the guards away."
        " Work as another one: manage.py grant_application."
    )
    return Level.FAIL if is_for_real() else Level.WARN, words % {"role": role}


def guards_stand() -> tuple[Level, str]:
    guarded = (*GUARDED_TABLES, HEAD_TABLE)
    due = {(table, f"{table}_refuses_{what}") for table in guarded for what in GUARDED_FROM}
    standing = _rows("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled = 'A'")
    lacking = sorted({table for table, _name in due - set(standing)})
    if lacking:
        words = _("Guards are missing or can be switched off on: %(tables)s.")
        return Level.FAIL, words % {"tables": ", ".join(lacking)}
    words = _("%(count)d tables are guarded against change in any session.")
    return Level.OK, words % {"count": len(guarded)}


def history_is_kept() -> tuple[Level, str]:
    events: Any = event_models()
    tracked = {model.pgh_tracked_model._meta.db_table for model in events}  # noqa: SLF001
    kept = _rows(
        "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger%%'"
        " AND tgenabled IN ('O', 'A') GROUP BY 1 HAVING count(*) >= 2"
    )
    lacking = sorted(tracked - {table for (table,) in kept})
    if lacking:
        words = _("No history is kept of: %(tables)s. Run manage.py pgtrigger install.")
        return Level.FAIL, words % {"tables": ", ".join(lacking)}
    words = _("The history of %(count)d tables is kept.")
    return Level.OK, words % {"count": len(tracked)}


def statements_stay_out_of_the_log() -> tuple[Level, str]:
    shown = dict(_rows("SELECT name, setting FROM pg_settings"))
    loud = [name for name, quiet in QUIET_SETTINGS.items() if shown.get(name) not in quiet]
    libraries = shown.get("shared_preload_libraries", "")
    loud += [name for name in TALKATIVE_LIBRARIES if name in libraries]
    if loud:
        words = _("The database may write what people typed into its log: %(names)s.")
        return Level.WARN, words % {"names": ", ".join(loud)}
    return Level.OK, _("The database keeps what people typed out of its log.")


def commit_times_are_not_kept() -> tuple[Level, str]:
    [(setting,)] = _rows("SELECT current_setting('track_commit_timestamp')")
    if setting == "on":
        words = _("track_commit_timestamp is on: it would tell when each ballot was cast.")
        return Level.FAIL, words
    return Level.OK, _("The database keeps no times of single transactions.")


def clocks_agree() -> tuple[Level, str]:
    [(theirs, last)] = _rows("SELECT clock_timestamp(), (SELECT max(at) FROM accounts_auditevent)")
    skew = abs((timezone.now() - theirs).total_seconds())
    if skew > MOST_SKEW_SECONDS:
        words = _("The clocks of portal and database differ by %(seconds)d seconds.")
        return Level.FAIL, words % {"seconds": skew}
    if last is not None and last > theirs:
        return Level.FAIL, _("The audit log holds lines of the future: a clock was put back.")
    return Level.OK, _("The clocks of portal and database agree.")
