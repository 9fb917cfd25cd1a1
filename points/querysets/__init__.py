from points.querysets.ledger import (
    ClosedMonthQuerySet,
    EntryQuerySet,
    PointsQuerySet,
    SchemeQuerySet,
)
from points.querysets.stars import (
    HoldingQuerySet,
    ObjectionQuerySet,
    PostQuerySet,
    RuleQuerySet,
    StarListQuerySet,
    StarRatingQuerySet,
    YearQuerySet,
)

__all__ = [
    "ClosedMonthQuerySet",
    "EntryQuerySet",
    "HoldingQuerySet",
    "ObjectionQuerySet",
    "PointsQuerySet",
    "PostQuerySet",
    "RuleQuerySet",
    "SchemeQuerySet",
    "StarListQuerySet",
    "StarRatingQuerySet",
    "YearQuerySet",
]
