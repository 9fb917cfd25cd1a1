"""A ballot: one entry for every unit, and the bytes that are sealed, all of one length."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from hashlib import sha256

from django.utils.translation import gettext as _

from assessments.choices import GRADE_POINTS, GRADES_OF_SCALE
from common.errors import RuleViolation

ABSTAINED = "-"
OWN = "="
INVALID = "?"
"""A blank or illegible cell of a sheet of paper; no ballot cast here has one."""
NO_SCORE = frozenset({ABSTAINED, OWN, INVALID})
BLOCK_BYTES = 4096
COMMENT_CHARACTERS = 200
CHARACTER_BYTES = 6
"""The most bytes a character takes in JSON: an escape."""
BEST = Decimal(100)


@dataclass(frozen=True)
class Ballot:
    """Entries by unit: a score or grade as text, or ``ABSTAINED``, or ``OWN``; and remarks."""

    entries: Mapping[int, str]
    comments: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """What every ballot of a cycle must answer; frozen at the opening."""

    cycle: int
    units: tuple[int, ...]
    scale: str
    step: Decimal

    @cached_property
    def form(self) -> str:
        """Tell sheets apart: a ballot sealed for one opens under no other."""
        said = [self.cycle, list(self.units), self.scale, str(self.step.normalize())]
        return sha256(json.dumps(said).encode()).hexdigest()

    @cached_property
    def size(self) -> int:
        """The bytes of the largest possible ballot, rounded up to whole blocks."""
        longest = max(map(len, [*GRADE_POINTS, "100.000"]))
        remark = COMMENT_CHARACTERS * CHARACTER_BYTES
        marks = len(_written(dict.fromkeys(self.units, "x" * longest), {}))
        remarks = sum(len(str(unit)) + remark + len('"":"",') for unit in self.units)
        return -(-(marks + remarks) // BLOCK_BYTES) * BLOCK_BYTES

    def encode(self, ballot: Ballot) -> bytes:
        """Write a ballot without time, voter or order of entry, padded to one length."""
        entries = {unit: ballot.entries[unit] for unit in self.units}
        remarks = {u: ballot.comments[u] for u in self.units if ballot.comments.get(u)}
        return _written(entries, remarks).ljust(self.size)

    def decode(self, content: bytes) -> Ballot:
        """Read a ballot. Raises ``ValueError`` for one that does not answer this sheet."""
        said = json.loads(content)
        entries = {int(unit): str(entry) for unit, entry in said["entries"].items()}
        remarks = {int(unit): str(text) for unit, text in said["comments"].items()}
        if set(entries) != set(self.units) or not set(remarks) <= set(self.units):
            raise ValueError(sorted(entries))
        return Ballot(entries, remarks)

    def value_of(self, entry: str) -> Decimal | None:
        """Return what an entry is worth, or nothing for one that gives no score.

        Raises ``ValueError`` for what the sheet does not offer.
        """
        if entry in NO_SCORE:
            return None
        if self.scale in GRADES_OF_SCALE:
            worth = GRADES_OF_SCALE[self.scale]
            if entry not in worth:
                raise ValueError(entry)
            return worth[entry]
        try:
            score = Decimal(entry)
        except InvalidOperation:
            raise ValueError(entry) from None
        if not (score.is_finite() and 0 <= score <= BEST and score % self.step == 0):
            raise ValueError(entry)
        return score

    def require_complete(self, ballot: Ballot, *, left_out: Collection[int]) -> None:
        """Raise ``RuleViolation`` unless every unit has a score or an abstention.

        The units ``left_out`` are the voter's own and those the voter reviewed as leader.
        """
        for unit in self.units:
            entry = ballot.entries.get(unit, "")
            if (entry == OWN) != (unit in left_out):
                message = _("The own unit is not scored. Load the ballot again.")
                raise RuleViolation(message, code="own_unit")
            if not entry:
                message = _("Some units have no answer yet. Give a score or abstain.")
                raise RuleViolation(message, code="incomplete")
            self.require_offered(entry)
        self.require_short(ballot)

    def require_short(self, ballot: Ballot) -> None:
        """Raise ``RuleViolation`` for a remark that would not fit into every ballot's length."""
        if any(len(text) > COMMENT_CHARACTERS for text in ballot.comments.values()):
            message = _("A comment has at most %(count)d characters.")
            raise RuleViolation(message % {"count": COMMENT_CHARACTERS}, code="long_remark")

    def require_offered(self, entry: str) -> None:
        """Raise ``RuleViolation`` for what a voter cannot answer."""
        if entry == INVALID or not self._has_value(entry):
            message = _("“%(entry)s” is no score of this ballot: 0 to 100 in steps of %(step)s.")
            said = {"entry": entry, "step": self.step.normalize()}
            raise RuleViolation(message % said, code="bad_score")

    def _has_value(self, entry: str) -> bool:
        try:
            self.value_of(entry)
        except ValueError:
            return False
        return True


def _written(entries: Mapping[int, str], comments: Mapping[int, str]) -> bytes:
    """Return canonical JSON; escapes keep the length of a remark apart from its alphabet."""
    said = {"comments": comments, "entries": entries}
    return json.dumps(said, separators=(",", ":")).encode()
