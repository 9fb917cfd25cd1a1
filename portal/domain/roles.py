"""The database role the portal works as: it reads and writes, and owns nothing.

Tables belong to the role that migrates. Who works as another role can neither drop a guard nor
change what is guarded, whatever program runs.
"""

from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg2.sql import SQL, Composed, Identifier, Literal

from common.errors import RuleViolation
from common.migrations_sql import GUARDED_TABLES, HEAD_TABLE

GRANTS = """
GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {role};
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
REVOKE UPDATE, DELETE, TRUNCATE ON {guarded} FROM {role};
REVOKE INSERT, DELETE, TRUNCATE ON {head} FROM {role};
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON django_migrations FROM {role};
-- An upsert asks for these even where it changes nothing; the guard refuses every change.
GRANT UPDATE (metadata, updated_at) ON pghistory_context TO {role};
"""


def grant_application(*, role: str, password: str) -> None:
    """Let a role work with the portal's tables as they are now; call it after each migration.

    A role that is not there is made with the password; of one that is there it is renewed, if
    given. Raises ``RuleViolation`` without a password for a new role, and for a role that owns the
    tables or is a superuser: it could take away every guard.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [role])
        found = cursor.fetchone()
        if found is None and not password:
            message = _("There is no role “%(role)s”; set APP_DATABASE_PASSWORD to make it.")
            raise RuleViolation(message % {"role": role}, code="no_password")
        if found is not None and (found[0] or _owns_tables(role)):
            message = _("“%(role)s” is a superuser or owns the tables. Name another role.")
            raise RuleViolation(message % {"role": role}, code="role_owns")
        if password:
            word = "ALTER" if found else "CREATE"
            statement = SQL(word + " ROLE {role} LOGIN PASSWORD {password}")
            named = {"role": Identifier(role), "password": Literal(password)}
            cursor.execute(statement.format(**named))
        cursor.execute(_grants(role))


def _owns_tables(role: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_tables WHERE tableowner = %s LIMIT 1", [role])
        return cursor.fetchone() is not None


def _grants(role: str) -> Composed:
    return SQL(GRANTS).format(
        database=Identifier(connection.settings_dict["NAME"]),
        role=Identifier(role),
        guarded=SQL(", ").join(map(Identifier, GUARDED_TABLES)),
        head=Identifier(HEAD_TABLE),
    )
