"""The points scheme, the ledger with its monthly figures, and the star ratings."""

from points.models.ledger import ClosedMonth, ManualFact, MonthlyPoints, PointEntry, PointScheme
from points.models.posts import DutyMark, DutyPost, PostHolding, ReviewMark
from points.models.stars import (
    Exemption,
    FollowUp,
    Objection,
    RatingRule,
    StarEffect,
    StarList,
    StarRating,
    Veto,
)

__all__ = [
    "ClosedMonth",
    "DutyMark",
    "DutyPost",
    "Exemption",
    "FollowUp",
    "ManualFact",
    "MonthlyPoints",
    "Objection",
    "PointEntry",
    "PointScheme",
    "PostHolding",
    "RatingRule",
    "ReviewMark",
    "StarEffect",
    "StarList",
    "StarRating",
    "Veto",
]
