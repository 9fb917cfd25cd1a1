"""The lists of points and of stars as files."""

from points.exports.ledger import MonthExport
from points.exports.stars import StarListExport, StarRatingExport

__all__ = ["MonthExport", "StarListExport", "StarRatingExport"]
