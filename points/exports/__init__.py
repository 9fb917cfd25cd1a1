"""The lists of points as files."""

from points.exports.ledger import MonthExport

__all__ = ["MonthExport"]
