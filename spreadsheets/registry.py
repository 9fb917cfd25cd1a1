"""The kinds of import and of export, registered by the apps that own them when Django starts."""

from typing import TYPE_CHECKING, TypeVar

from spreadsheets.tables import TableImport

if TYPE_CHECKING:
    from spreadsheets.exports import TableExport

Kind = TypeVar("Kind", bound=type[TableImport])
Export = TypeVar("Export", bound="type[TableExport]")
_kinds: dict[str, type[TableImport]] = {}
_exports: "dict[str, type[TableExport]]" = {}


def register(table: Kind) -> Kind:
    _kinds[table.kind] = table
    return table


def kinds() -> dict[str, type[TableImport]]:
    """Return all kinds in the order in which a new district imports them."""
    return dict(sorted(_kinds.items(), key=lambda item: item[1].step))


def register_export(export: Export) -> Export:
    _exports[export.kind] = export
    return export


def exports() -> "dict[str, type[TableExport]]":
    """Return the export of each list by its kind."""
    return dict(_exports)
