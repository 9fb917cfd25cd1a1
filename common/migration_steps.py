"""A step that migrations of several apps need."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation

from common.migrations_sql import guard

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState


class CreateTables(Operation):
    """Create an app's tables with their history triggers; the histories these write only grow.

    Django renders the models of all apps anew for each table created on its own: a minute and
    more of computing, for every database of the tests and every first start.
    """

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: "ProjectState") -> None:
        """Add the models; they are rendered when they are next asked for."""
        vars(state).pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: "BaseDatabaseSchemaEditor",
        from_state: "ProjectState",
        to_state: "ProjectState",
    ) -> None:
        """Create the tables in their order."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)
        for install, _ in self._triggers(app_label):
            schema_editor.execute(install, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: "BaseDatabaseSchemaEditor",
        from_state: "ProjectState",
        to_state: "ProjectState",
    ) -> None:
        """Remove the tables, the last one first."""
        for _, uninstall in self._triggers(app_label):
            schema_editor.execute(uninstall, params=None)
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """Say it as ``migrate --plan`` shows it."""
        return f"Create {len(self.tables)} tables"

    def _triggers(self, app_label: str) -> Iterator[tuple[str, str]]:
        for table in self.tables:
            for trigger in table.options.get("triggers", ()):
                yield trigger.install_sql, trigger.uninstall_sql
            if any(name == "pgh_label" for name, _ in table.fields):
                yield guard(f"{app_label}_{table.name_lower}")
