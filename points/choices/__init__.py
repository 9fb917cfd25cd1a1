"""Fixed lists of the ledger and of the star ratings."""

from points.choices.ledger import CAPPED_KINDS, EntryKind, ManualKind
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
    "ManualKind",
    "Quarter",
    "ReviewKind",
    "ScorePart",
    "Star",
    "StarReason",
    "Verdict",
    "VetoKind",
]
