"""Fixed lists of the ledger and of the star ratings."""

from points.choices.ledger import CAPPED_KINDS, EntryKind
from points.choices.stars import (
    RATED,
    ExemptionKind,
    HoldingOrigin,
    ListState,
    Quarter,
    ReviewKind,
    ScorePart,
    Star,
    StarReason,
    Verdict,
    VetoKind,
)

__all__ = [
    "CAPPED_KINDS",
    "RATED",
    "EntryKind",
    "ExemptionKind",
    "HoldingOrigin",
    "ListState",
    "Quarter",
    "ReviewKind",
    "ScorePart",
    "Star",
    "StarReason",
    "Verdict",
    "VetoKind",
]
