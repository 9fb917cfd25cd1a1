"""The lists of points and of stars as files."""

from points.exports.account import StatementExport
from points.exports.ledger import MonthExport
from points.exports.schemes import SchemeTrialExport
from points.exports.stars import StarListExport, StarRatingExport

__all__ = [
    "MonthExport",
    "SchemeTrialExport",
    "StarListExport",
    "StarRatingExport",
    "StatementExport",
]
