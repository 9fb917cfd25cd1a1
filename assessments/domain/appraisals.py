"""Recording the yearly appraisal of a branch's members (民主评议党员)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import MemberGrade
from assessments.domain.appraisal_rules import (
    LEAST_SHOWN,
    Opinion,
    keeps_counts,
    most_excellent,
    most_given,
)
from assessments.domain.polls import appraisal_lock
from assessments.models import BranchAppraisal, MemberAppraisal
from assessments.models.appraisals import COUNTS
from assessments.reports.appraisals import entitled_to_vote
from assessments.reports.polls import Poll, poll_of
from branches.models import Organization
from common.errors import RuleViolation
from common.sql import advisory_lock
from points.reports.stars import full_members

FIRST_YEAR = 2000


@dataclass(frozen=True)
class Meeting:
    """The branch's meeting: its day, who voted in it, and why more are excellent than a third."""

    held_on: date
    voters: int
    reason: str = ""


@dataclass(frozen=True)
class Refusal:
    """What cannot be recorded, of one member or of the whole."""

    code: str
    text: str
    member_id: int | None = None


def record_appraisal(
    *,
    branch: Organization,
    year: int,
    meeting: Meeting,
    opinions: Mapping[int, Opinion],
    actor: Actor,
) -> BranchAppraisal:
    """Keep what a branch decided on its members; those not named stay as they are on record.

    Raises ``RuleViolation`` with everything that cannot be.
    """
    if not actor.scope(Capability.APPRAISAL_RECORD).covers(branch.path):
        message = _("The appraisal is recorded by the branch's secretary.")
        raise RuleViolation(message, code="out_of_reach")
    with transaction.atomic(), advisory_lock(appraisal_lock(branch=branch, year=year)):
        found = list(refusals(branch=branch, year=year, meeting=meeting, opinions=opinions))
        if found:
            raise RuleViolation([one.text for one in found])
        appraisal, _made = BranchAppraisal.objects.update_or_create(
            organization=branch,
            year=year,
            defaults={
                "held_on": meeting.held_on,
                "voters": meeting.voters,
                "reason": meeting.reason,
                "recorded_by": actor.user,
            },
        )
        _keep(appraisal, opinions)
        details = {"year": year, "rows": len(opinions)}
        action = Action.APPRAISAL_RECORDED
        audit.record(user=actor.user, action=action, target=branch, details=details)
    return appraisal


def _keep(appraisal: BranchAppraisal, opinions: Mapping[int, Opinion]) -> None:
    nothing = (None,) * len(COUNTS)
    MemberAppraisal.objects.bulk_create(
        [
            MemberAppraisal(
                appraisal=appraisal,
                member_id=member,
                year=appraisal.year,
                grade=opinion.grade,
                **dict(zip(COUNTS, opinion.counts or nothing, strict=True)),
            )
            for member, opinion in opinions.items()
        ],
        update_conflicts=True,
        unique_fields=["member", "year"],
        update_fields=["appraisal", "grade", *COUNTS],
    )


def refusals(
    *, branch: Organization, year: int, meeting: Meeting, opinions: Mapping[int, Opinion]
) -> Iterator[Refusal]:
    """Yield what stands in the way, with what is on record of members not named."""
    entitled = entitled_to_vote(branch=branch, on=meeting.held_on)
    poll = poll_of(branch=branch, year=year)
    yield from _of_meeting(year, meeting, entitled)
    yield from _of_poll(poll, meeting)
    yield from _of_members(branch, year, opinions)
    on_paper = meeting.voters - (poll.cast if poll else 0)
    most = most_given(voters=on_paper, entitled=entitled)
    for member, opinion in opinions.items():
        if opinion.counts is None:
            continue
        if not keeps_counts(voters=on_paper):
            text = _("Fewer than %(count)d voted: record the decisions alone, without counts.")
            yield Refusal("few_voters", text % {"count": LEAST_SHOWN + 1}, member)
        elif opinion.given > most:
            text = _("%(given)d ballots on one member; nobody votes on himself: at most %(most)d.")
            yield Refusal("many_ballots", text % {"given": opinion.given, "most": most}, member)
    yield from _of_excellent({**opinions_of(branch=branch, year=year), **opinions}, meeting.reason)


def opinions_of(*, branch: Organization, year: int) -> dict[int, Opinion]:
    """Return by member what is on record."""
    rows = MemberAppraisal.objects.filter(appraisal__organization=branch, year=year)
    return {row.member_id: Opinion(row.grade, row.counts) for row in rows}


def _of_meeting(year: int, meeting: Meeting, entitled: int) -> Iterator[Refusal]:
    if not FIRST_YEAR <= year <= localdate().year:
        yield Refusal("bad_year", _("A year is appraised when it is about to end, or over."))
    if not year <= meeting.held_on.year <= year + 1 or meeting.held_on > localdate():
        text = _("The meeting lies in %(year)d or the year after, and not ahead.")
        yield Refusal("bad_day", text % {"year": year})
    if not 0 < meeting.voters <= entitled:
        text = _("%(voters)d voters; on that day the branch had %(entitled)d members.")
        said = {"voters": meeting.voters, "entitled": entitled}
        yield Refusal("bad_voters", text % said)


def _of_poll(poll: Poll | None, meeting: Meeting) -> Iterator[Refusal]:
    if poll and not poll.is_counted:
        yield Refusal("poll_open", _("The electronic vote is not counted yet. Close it first."))
    if poll and meeting.voters < poll.cast:
        text = _("%(cast)d voted electronically; they count among the voters.")
        yield Refusal("bad_voters", text % {"cast": poll.cast})


def _of_members(
    branch: Organization, year: int, opinions: Mapping[int, Opinion]
) -> Iterator[Refusal]:
    own = set(full_members(branch=branch, year=year).values_list("pk", flat=True))
    elsewhere = MemberAppraisal.objects.filter(year=year, member__in=opinions)
    graded = set(elsewhere.exclude(appraisal__organization=branch).values_list("member", flat=True))
    for member in opinions:
        if member not in own:
            text = _("Graded are the branch's full members of 31 December; somebody here is none.")
            yield Refusal("not_graded_here", text, member)
        elif member in graded:
            text = _("Another branch graded this member for the year already.")
            yield Refusal("graded_elsewhere", text, member)


def _of_excellent(opinions: Mapping[int, Opinion], reason: str) -> Iterator[Refusal]:
    grades = [opinion.grade for opinion in opinions.values() if opinion.grade]
    excellent, most = grades.count(MemberGrade.EXCELLENT), most_excellent(graded=len(grades))
    if not grades:
        yield Refusal("no_grade", _("Nobody is graded yet. Enter the branch's decision."))
    if excellent > most and not reason:
        text = _(
            "%(excellent)d of %(graded)d graded are excellent; more than %(most)d need a reason."
        )
        said = {"excellent": excellent, "graded": len(grades), "most": most}
        yield Refusal("many_excellent", text % said)
