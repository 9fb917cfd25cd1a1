"""The kinds of import, registered by the apps that own them when Django starts."""

from typing import TypeVar

from spreadsheets.tables import TableImport

Kind = TypeVar("Kind", bound=type[TableImport])
_kinds: dict[str, type[TableImport]] = {}


def register(table: Kind) -> Kind:
    _kinds[table.kind] = table
    return table


def kinds() -> dict[str, type[TableImport]]:
    """Return all kinds in the order in which a new district imports them."""
    return dict(sorted(_kinds.items(), key=lambda item: item[1].step))
