"""Who is due at an activity, and how a workbook says who was away."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.utils.translation import gettext as _

from activities.choices import NOT_LISTED, AttendanceState
from activities.reports.attendance import COMMITTEE_POSTS
from common.errors import RuleViolation
from common.text import person_name, tidy
from members.choices import MEMBER_STAGES, AffiliationKind, Stage
from members.models import Affiliation, Appointment

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from activities.models import Activity, Attendance

NO_REASON = frozenset({"", "缺席", "旷会", "无"})
UNEXCUSED = "无故"
EXCUSED = "请假"
NO_BRACKETS = str.maketrans("()（）", "〔〕〔〕")
ABSENTEE = re.compile(r"([^()]+?)(?:\(([^()]*)\))?")

LISTED_KINDS = (AffiliationKind.HOME, AffiliationKind.TEMPORARY)
"""Affiliations by which somebody is due at meetings."""
Span = tuple[date | None, date | None]
Away = dict[int, tuple[str, str]]
"""Who was not present: member id to state and reason."""


@dataclass(frozen=True)
class Stay:
    """A member's time in a branch, half-open; ``excused`` are times in a temporary one beside."""

    member_id: int
    name: str
    joined_on: date | None
    valid_from: date | None
    valid_until: date | None
    stage: str
    confirmed_on: date | None
    party_post: str = ""
    excused: tuple[Span, ...] = ()

    @property
    def is_on_committee(self) -> bool:
        """Say so by the post of today: the register does not know who sat on a committee when."""
        return re.search(COMMITTEE_POSTS, self.party_post) is not None

    def is_full_on(self, day: date) -> bool:
        """Say whether probation was over on the day; an unknown date is long ago."""
        is_confirmed = self.confirmed_on is None or self.confirmed_on <= day
        return self.stage == Stage.FULL and is_confirmed

    def is_due_on(self, day: date) -> bool:
        """Say whether the member had joined and was affiliated on the day, and not excused."""
        return (
            (self.joined_on is None or self.joined_on <= day)
            and _holds((self.valid_from, self.valid_until), day)
            and not any(_holds(span, day) for span in self.excused)
        )


def _holds(span: Span, day: date) -> bool:
    first, until = span
    return (first is None or first <= day) and (until is None or until > day)


def stays_by_branch(*, branch_ids: set[int]) -> dict[int, list[Stay]]:
    """Return every stay in the branches, or in temporary ones, loaded once for a mass job."""
    excused = _excused(branch_ids)
    found = (
        Affiliation.objects.filter(
            kind__in=LISTED_KINDS,
            organization_id__in=branch_ids,
            member__stage__in=MEMBER_STAGES,
        )
        .order_by("member__pinyin", "member_id")
        .values_list(
            "organization_id",
            "member_id",
            "member__name",
            "member__joined_on",
            "valid_from",
            "valid_until",
            "member__stage",
            "member__confirmed_on",
            "member__party_post",
        )
    )
    stays: dict[int, list[Stay]] = defaultdict(list)
    for branch_id, *rest in found:
        stay = Stay(*rest)
        spans = excused.get((branch_id, stay.member_id))
        stays[branch_id].append(replace(stay, excused=spans) if spans else stay)
    return stays


def posts_by_organization(*, among: set[int]) -> dict[int, list[Appointment]]:
    """Return who was ever entered in these committees and groups."""
    posts: dict[int, list[Appointment]] = defaultdict(list)
    for post in Appointment.objects.filter(organization_id__in=among):
        posts[post.organization_id].append(post)
    return posts


def _excused(branch_ids: set[int]) -> dict[tuple[int, int], tuple[Span, ...]]:
    """Return by home branch and member when somebody belonged to a temporary branch instead."""
    beside = Affiliation.objects.excusing().filter(
        member__affiliations__kind=AffiliationKind.HOME,
        member__affiliations__organization__in=branch_ids,
    )
    found: dict[tuple[int, int], tuple[Span, ...]] = defaultdict(tuple)
    for branch_id, member_id, *span in beside.values_list(
        "member__affiliations__organization", "member_id", "valid_from", "valid_until"
    ):
        found[branch_id, member_id] += ((span[0], span[1]),)
    return found


def absences(*, rows: "QuerySet[Attendance]") -> Away:
    """Return the leave and absence on record, as the entry form shows it."""
    away = rows.exclude(state=AttendanceState.PRESENT)
    return {pk: (state, why) for pk, state, why in away.values_list("member_id", "state", "reason")}


def host_among(*, due: list[Stay], text: str) -> int | None:
    """Return the one member due who bears the host's name."""
    name = person_name(text)
    found = [stay.member_id for stay in due if person_name(stay.name) == name]
    return found[0] if len(found) == 1 else None


def require_listed(*, state: str) -> None:
    """Raise ``RuleViolation`` for who would be left out of a list of everybody due."""
    if state == NOT_LISTED:
        message = _("Every member is due at this kind of meeting: say who was away and why.")
        raise RuleViolation(message, code="all_are_due")


def host_away(*, activity: "Activity", listed: Iterable["Attendance"]) -> "Attendance | None":
    """Return the line of the host on the list, if it says that the host was not there."""
    for row in listed:
        if row.member_id == activity.host_id and row.state != AttendanceState.PRESENT:
            return row
    return None


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
    is_unexcused = reason in NO_REASON or reason.startswith(UNEXCUSED)
    return AttendanceState.ABSENT if is_unexcused else AttendanceState.LEAVE


class Absence(TypedDict):
    name: str
    state: str
    reason: str


def lacks_reason(*, state: str, reason: str) -> bool:
    """Say whether somebody is put down on leave without what makes it leave."""
    return state == AttendanceState.LEAVE and state_of_absence(reason=reason) != state


def require_reasons(*, away: Iterable[Absence]) -> None:
    """Raise ``RuleViolation`` for leave without a reason; absence needs none, it has none."""
    lacking = [one for one in away if lacks_reason(state=one["state"], reason=one["reason"])]
    if lacking:
        message = _(
            "Say why they were on leave: %(names)s. Without a reason it is absence: tap “Absent”."
        )
        names = "、".join(one["name"] for one in lacking)
        raise RuleViolation(message % {"names": names}, code="leave_without_reason")


class Attended(TypedDict):
    """What the attendance list of an activity amounts to."""

    due: int
    present: int
    came: list[str]
    """Who came to a meeting of some; to any other everybody but those away."""
    away: list[Absence]


def due_said(reported: int | None, attended: Attended | None) -> int | None:
    """Return how many were due: as a file reported it, else as the list counts them."""
    return attended["due"] if reported is None and attended else reported


def present_said(reported: int | None, attended: Attended | None) -> int | None:
    """Return how many came: as a file reported it, else as the list counts them."""
    return attended["present"] if reported is None and attended else reported


def attendees_said(text: str, attended: Attended | None) -> str:
    """Return who came to a meeting of some: as a file named them, else as the list has them."""
    return "、".join(attended["came"]) if not text and attended else text


def absentees_said(text: str, attended: Attended | None) -> str:
    """Return the absentees as a file named them, else as ``parse_absentees`` reads the list."""
    if text or attended is None:
        return text
    return "、".join(f"{one['name']}（{_reason_said(**one)}）" for one in attended["away"])


def _reason_said(*, name: str, state: str, reason: str) -> str:
    """Word the reason so that it means the same state when it is read."""
    words = tidy(reason).translate(NO_BRACKETS)
    if state_of_absence(reason=words) == state:
        return words or UNEXCUSED
    if state == AttendanceState.LEAVE:
        return EXCUSED
    return f"{UNEXCUSED}，{words}"
