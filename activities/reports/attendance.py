"""Who came to an activity, branch by branch."""

from dataclasses import dataclass
from datetime import date

from accounts.scope import Scope
from activities.choices import ActivityKind, ActivityState, AttendanceState
from activities.models import Activity, ActivityPart, Attendance
from branches.models import Organization
from members.models import Member

COMMITTEE_POSTS = "书记|委员"


@dataclass(frozen=True)
class AttendanceList:
    """The list a branch kept; ``tells_reasons`` only to whom the branch is in reach."""

    part: ActivityPart
    rows: list[Attendance]
    tells_reasons: bool

    @property
    def present(self) -> list[Attendance]:
        return self._in(AttendanceState.PRESENT)

    @property
    def leave(self) -> list[Attendance]:
        return self._in(AttendanceState.LEAVE)

    @property
    def absent(self) -> list[Attendance]:
        return self._in(AttendanceState.ABSENT)

    @property
    def due_said(self) -> int:
        """How many were due: as a file reported it of the lead, else as the list counts them."""
        reported = self.part.activity.due_reported if self.part.is_lead else None
        return len(self.rows) if reported is None else reported

    @property
    def present_said(self) -> int:
        reported = self.part.activity.present_reported if self.part.is_lead else None
        return len(self.present) if reported is None else reported

    def _in(self, state: AttendanceState) -> list[Attendance]:
        return [row for row in self.rows if row.state == state]


def attendance_lists(*, activity: Activity, reach: Scope) -> list[AttendanceList]:
    """Return the lead's list and those its partners kept; the reasons only of those in reach."""
    rows = activity.attendances.select_related("member").order_by("-state", "member__pinyin")
    by_branch: dict[int, list[Attendance]] = {}
    for row in rows:
        by_branch.setdefault(row.organization_id, []).append(row)
    parts = activity.parts.select_related("organization", "activity").order_by("-is_lead", "pk")
    lists = []
    for part in parts:
        listed = by_branch.get(part.organization_id, [])
        is_ours = reach.covers(part.organization.path)
        if not is_ours:
            for row in listed:
                row.reason = ""
        if part.is_lead or listed:
            lists.append(AttendanceList(part, listed, tells_reasons=is_ours))
    return lists


def usual_members(*, organization: Organization, kind: str, day: date, due: set[int]) -> set[int]:
    """Return who is due at a meeting of some: who is entered in the committee or group.

    Where nobody is, as last time, else who holds a post by the roster.
    """
    entered = organization.appointments.on(day).values_list("member_id", flat=True)
    if entered:
        return set(entered)
    last = Activity.objects.filter(
        kind=kind, parts__organization=organization, parts__is_lead=True
    ).exclude(state=ActivityState.CANCELLED)
    held = last.first()
    if held is not None:
        return set(held.attendances.values_list("member_id", flat=True))
    if kind != ActivityKind.COMMITTEE_MEETING:
        return set()
    holders = Member.objects.filter(pk__in=due)
    return set(holders.filter(party_post__regex=COMMITTEE_POSTS).values_list("pk", flat=True))
