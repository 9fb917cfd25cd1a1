"""What a meeting was asked and who could answer: votes against the list of who was there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from activities.choices import VOTING_KINDS, ActivityKind, AttendanceState, Outcome, VoteStanding
from activities.domain.agenda import bears_numeral
from activities.domain.attendance import Stay
from activities.domain.quorum import Electorate, Votes, outcome, require_possible
from activities.domain.records import GuestEntry, MotionEntry, Presence
from activities.models import Activity, Attendance, Motion
from branches.choices import OrganizationKind
from branches.models import Organization
from common.errors import RuleViolation

DECLARED = (VoteStanding.SUSPENDED, VoteStanding.EXCUSED)
"""What a branch says of a full member; the rest follows from the register."""

ARTICLES = {ActivityKind.MEMBERS_MEETING: "第十一条", ActivityKind.COMMITTEE_MEETING: "第十二条"}
"""Where the regulations on party branches speak of each meeting that decides."""


@dataclass(frozen=True)
class Particulars:
    """What an entry says beside its fields and its absentees.

    ``uncounted`` are the full members not among those entitled to vote: id to one of ``DECLARED``.
    ``is_draft`` keeps an entry from the superior until it is complete: leave may lack its reason.
    """

    uncounted: dict[int, str] = field(default_factory=dict)
    motions: list[MotionEntry] = field(default_factory=list)
    partners: list[Organization] = field(default_factory=list)
    guests: list[GuestEntry] = field(default_factory=list)
    is_draft: bool = False


def standing_of(*, kind: str, stay: Stay, day: date, uncounted: dict[int, str]) -> str:
    """Return how a member stands at a vote of the day; nothing where nothing is put to it."""
    if kind not in VOTING_KINDS:
        return ""
    if not stay.is_full_on(day):
        return VoteStanding.PROBATIONARY
    declared = uncounted.get(stay.member_id)
    return declared if declared in DECLARED else VoteStanding.ENTITLED


def electorate_of(*, listed: Iterable[tuple[str, str]]) -> Electorate:
    """Count who is entitled among a list of (standing, state of attendance)."""
    states = [state for standing, state in listed if standing == VoteStanding.ENTITLED]
    return Electorate(len(states), states.count(AttendanceState.PRESENT))


def require_sound(*, kind: str, excuse: str, presences: list[Presence], said: Particulars) -> None:
    """Raise ``RuleViolation`` where motions do not fit the kind, the list or the rule declared."""
    if said.motions and kind not in VOTING_KINDS:
        message = _("This kind of meeting decides nothing by vote. Take the motions out.")
        raise RuleViolation(message, code="no_votes_here")
    if not excuse and any(one.vote == VoteStanding.EXCUSED for one in presences):
        message = _("Say by which rule members are not counted among those entitled to vote.")
        raise RuleViolation(message, code="missing_rule")
    electorate = electorate_of(listed=((one.vote, one.state) for one in presences))
    for motion in said.motions:
        require_possible(votes=votes_of(motion=motion), electorate=electorate)


def require_voice(*, branch: Organization, motions: list[MotionEntry]) -> None:
    """Raise ``RuleViolation`` where a temporary branch would vote on anything."""
    if motions and branch.kind == OrganizationKind.TEMPORARY_BRANCH:
        message = _(
            "A temporary branch admits nobody, elects nobody and collects no dues: what needs a"
            " vote is decided in the home branches. Take the motions out."
        )
        raise RuleViolation(message, code="is_temporary")


def votes_of(*, motion: Motion | MotionEntry) -> Votes:
    return Votes(motion.votes_for, motion.votes_against, motion.votes_abstained, motion.written)


@dataclass(frozen=True)
class Decision:
    motion: Motion
    votes: Votes
    outcome: Outcome

    @property
    def title(self) -> str:
        """The motion with its number, but for one that was typed with it."""
        text = self.motion.text
        return text if bears_numeral(text=text) else str(self.motion)


@dataclass(frozen=True)
class Ballot:
    """The votes of a meeting, what they amount to, and who on the list was not asked."""

    article: str
    electorate: Electorate
    decisions: list[Decision]
    uncounted: list[Attendance]


def votes_on_record(*, activity: Activity, listed: list[Attendance]) -> Ballot:
    """Return what became of each motion by the list of the lead."""
    electorate = electorate_of(listed=((row.vote, row.state) for row in listed))
    decisions = []
    for motion in activity.motions.all():
        votes = votes_of(motion=motion)
        decisions.append(Decision(motion, votes, outcome(votes=votes, electorate=electorate)))
    others = [row for row in listed if row.vote not in {"", VoteStanding.ENTITLED}]
    article = ARTICLES.get(ActivityKind(activity.kind), "")
    return Ballot(article, electorate, decisions, others)


def on_record(*, activity: Activity) -> dict[str, Any]:
    """Return motions, guests and partners as the entry form shows them again."""
    partners = activity.parts.filter(is_lead=False).order_by("pk")
    names = partners.values_list("organization__name", flat=True)
    votes = ("votes_for", "votes_against", "votes_abstained", "written")
    return {
        "motions": list(activity.motions.values("text", *votes)),
        "guests": list(activity.guests.values("name", "post", "role")),
        "partners_text": "、".join(names),
    }


def uncounted_on_record(*, activity: Activity) -> dict[int, str]:
    """Return who was declared not to be among those entitled to vote."""
    rows = activity.attendances.filter(vote__in=DECLARED)
    return dict(rows.values_list("member_id", "vote"))
