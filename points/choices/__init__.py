"""Fixed lists of the ledger, the points scheme and the star ratings."""

from points.choices.ledger import CAPPED_KINDS, EntryKind, ManualKind
from points.choices.schemes import FACTORS, GAINS, HOURS, LOSSES, VALUES
from points.choices.stars import (
    CROWDED_OUT,
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
    "CROWDED_OUT",
    "FACTORS",
    "GAINS",
    "HOURS",
    "LOSSES",
    "RATED",
    "VALUES",
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
