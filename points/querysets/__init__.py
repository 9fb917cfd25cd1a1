from points.querysets.ledger import PointsQuerySet
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
    "HoldingQuerySet",
    "ObjectionQuerySet",
    "PointsQuerySet",
    "PostQuerySet",
    "RuleQuerySet",
    "StarListQuerySet",
    "StarRatingQuerySet",
    "YearQuerySet",
]
