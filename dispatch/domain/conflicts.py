"""Which postings cannot stand beside one another; a rule of days alone, which knows no database.

The trigger in ``migrations/0003`` guards exactly this; a test compares the two.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dispatch.choices import FULL_TIME_KINDS, PostingKind


class Overlap(Enum):
    NONE = 0
    HANDOVER = 1
    CONFLICT = 2


class Contested(Enum):
    """What two postings cannot both have."""

    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True)
class Claim:
    """A posting as the rule sees it; both days are included, an empty end is open."""

    cadre_id: int
    kind: str
    place_id: int | None
    starts_on: date
    ends_on: date | None
    grace_days: int = 0

    @property
    def last_day(self) -> date:
        return self.ends_on or date.max


def contested(one: Claim, other: Claim) -> Contested | None:
    """Return what both claim whatever their days: the same person full-time, or the same place."""
    if {one.kind, other.kind} <= set(FULL_TIME_KINDS) and one.cadre_id == other.cadre_id:
        return Contested.PERSON
    if {one.kind, other.kind} == {PostingKind.FIRST_SECRETARY} and one.place_id == other.place_id:
        return Contested.PLACE
    return None


def overlap(one: Claim, other: Claim) -> Overlap:
    """Say whether two postings conflict, hand over to one another, or leave each other alone.

    It is a handover if one both starts and ends later than the other and they share no more days
    than the shorter grace allows. Fewer than either has are these days then by themselves.
    """
    earlier, later = sorted((one, other), key=lambda claim: (claim.starts_on, claim.last_day))
    shared = (min(earlier.last_day, later.last_day) - later.starts_on).days + 1
    if contested(one, other) is None or shared <= 0:
        return Overlap.NONE
    is_staggered = earlier.starts_on < later.starts_on and earlier.last_day < later.last_day
    if is_staggered and shared <= min(one.grace_days, other.grace_days):
        return Overlap.HANDOVER
    return Overlap.CONFLICT
