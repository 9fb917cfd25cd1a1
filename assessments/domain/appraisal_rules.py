"""What holds for a branch's yearly appraisal of its members; knows numbers alone.

Ballots inform the decision and do not make it: no rule here leads from counts to a grade.
"""

from dataclasses import dataclass

LEAST_SHOWN = 5
"""So many ballots on a member make their counts say nothing of a single voter."""
GRADED_FOR_ONE_EXCELLENT = 3


@dataclass(frozen=True)
class Opinion:
    """What the meeting came to on one member: the grade decided, and the count of each grade.

    No grade: the member was not graded; no counts: ballots stayed on paper.
    """

    grade: str
    counts: tuple[int, ...] | None = None

    @property
    def given(self) -> int:
        return sum(self.counts or ())


def most_excellent(*, graded: int) -> int:
    """Return how many may be excellent without a reason: a third, rounded down."""
    return graded // GRADED_FOR_ONE_EXCELLENT


def keeps_counts(*, voters: int) -> bool:
    """Say whether counts may be recorded: with fewer voters only the decision is."""
    return voters > LEAST_SHOWN


def most_given(*, voters: int, entitled: int) -> int:
    """Return how many ballots there can be on a member, since nobody votes on himself.

    Where everybody came the member was there too; else it may be who stayed away.
    """
    return voters - 1 if voters >= entitled else voters


def shown_counts(counts: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """Return counts that may be shown, or nothing where too few answered."""
    return counts if counts is not None and sum(counts) >= LEAST_SHOWN else None
