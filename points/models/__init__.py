"""The points scheme, the ledger with its monthly figures, and the star ratings."""

from points.models.ledger import ClosedMonth, MonthlyPoints, PointEntry, PointScheme

__all__ = ["ClosedMonth", "MonthlyPoints", "PointEntry", "PointScheme"]
