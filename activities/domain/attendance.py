"""Who is due at an activity, and what a cell of absentees says."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from activities.choices import AttendanceState
from members.choices import MEMBER_STAGES
from members.models import Affiliation

NO_REASON = frozenset({"", "无故", "缺席", "旷会", "无"})
ABSENTEE = re.compile(r"([^()]+?)(?:\(([^()]*)\))?")


@dataclass(frozen=True)
class Stay:
    """A member's time in a home branch, half-open."""

    member_id: int
    name: str
    joined_on: date | None
    valid_from: date | None
    valid_until: date | None

    def is_due_on(self, day: date) -> bool:
        """Say whether the member had joined and was affiliated on the day."""
        return (
            (self.joined_on is None or self.joined_on <= day)
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_until is None or self.valid_until > day)
        )


def stays_by_branch(*, branch_ids: set[int]) -> dict[int, list[Stay]]:
    """Return every home stay in the branches, loaded once for a mass job."""
    found = (
        Affiliation.objects.home()
        .filter(organization_id__in=branch_ids, member__stage__in=MEMBER_STAGES)
        .order_by("member__pinyin", "member_id")
        .values_list(
            "organization_id",
            "member_id",
            "member__name",
            "member__joined_on",
            "valid_from",
            "valid_until",
        )
    )
    stays: dict[int, list[Stay]] = defaultdict(list)
    for branch_id, *rest in found:
        stays[branch_id].append(Stay(*rest))
    return stays


def parse_absentees(*, text: str) -> list[tuple[str, str]]:
    """Read 冯远明（生病）、田琴 as names with reasons."""
    folded = text.replace("（", "(").replace("）", ")")
    people = []
    for part in re.split(r"[、，,;；\s]+(?![^()]*\))", folded):
        match = ABSENTEE.fullmatch(part.strip())
        if match:
            people.append((match.group(1).strip(), (match.group(2) or "").strip()))
        elif part.strip():  # a bracket too many or too few: the caller warns of an unknown name
            people.append((part.strip(), ""))
    return people


def state_of_absence(*, reason: str) -> AttendanceState:
    """Any stated reason is leave; none, or 无故, is absence."""
    return AttendanceState.ABSENT if reason in NO_REASON else AttendanceState.LEAVE
