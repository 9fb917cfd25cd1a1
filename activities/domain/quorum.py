"""Whether a meeting may decide and what it decided (支部工作条例 第十一条); knows no database."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from activities.choices import Outcome
from common.errors import RuleViolation


@dataclass(frozen=True)
class Electorate:
    """How many are entitled to vote, and how many of them came."""

    entitled: int
    present: int

    @property
    def needed(self) -> int:
        """The least number that is more than half of those entitled, present or not."""
        return self.entitled // 2 + 1

    @property
    def is_quorate(self) -> bool:
        return self.present >= self.needed


@dataclass(frozen=True)
class Votes:
    in_favour: int
    against: int = 0
    abstained: int = 0
    written: int = 0
    """So many of them were opinions that absent members had filed in writing."""

    @property
    def cast(self) -> int:
        return self.in_favour + self.against + self.abstained


def require_possible(*, votes: Votes, electorate: Electorate) -> None:
    """Raise ``RuleViolation`` if more voted than were there to vote or had written before."""
    away = electorate.entitled - electorate.present
    if votes.written > away:
        message = _(
            "%(written)d opinions in writing are counted, but only %(away)d of those entitled to"
            " vote were away."
        )
        figures = {"written": votes.written, "away": away}
        raise RuleViolation(message % figures, code="too_many_opinions")
    if votes.cast > electorate.present + votes.written:
        message = _(
            "%(cast)d votes are counted, but only %(present)d of those entitled to vote were"
            " present. Mend the votes or the attendance."
        )
        figures = {"cast": votes.cast, "present": electorate.present}
        raise RuleViolation(message % figures, code="too_many_votes")


def outcome(*, votes: Votes, electorate: Electorate) -> Outcome:
    """More than half must be present, and more than half of all entitled in favour."""
    if not electorate.is_quorate:
        return Outcome.NO_QUORUM
    return Outcome.CARRIED if votes.in_favour >= electorate.needed else Outcome.FAILED
