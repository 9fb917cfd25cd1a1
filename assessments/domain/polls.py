"""The electronic vote on a branch's members: each grades all but himself, nobody sees who how.

It is a cycle of its own kind in the ballot box of all assessments; what is counted informs the
branch's decision and does not make it.
"""

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.choices import Action, Capability
from accounts.domain import audit
from accounts.scope import Actor
from assessments.choices import CycleKind, CycleState, Scale
from assessments.domain.appraisal_rules import LEAST_SHOWN, keeps_counts
from assessments.domain.cycles import make_box
from assessments.models import AssessedUnit, BranchAppraisal, Cycle, Elector, VoterGroup
from assessments.reports.appraisals import members_with_vote
from assessments.reports.polls import poll_of
from branches.models import Organization
from common.errors import RuleViolation
from common.sql import advisory_lock
from members.models import Member
from points.reports.stars import full_members

WHOLE = 100


def appraisal_lock(*, branch: Organization, year: int) -> str:
    """Name the lock under which a branch's year is voted on and recorded."""
    return f"assessments.appraisal.{branch.pk}.{year}"


def open_poll(*, branch: Organization, year: int, actor: Actor) -> Cycle:
    """Let a branch's members vote on its full members with their accounts.

    Raises ``RuleViolation`` for who does not record the branch's appraisal, a second time, once
    the decision is recorded, for a year ahead, and with too few voters: they vote in the meeting.
    """
    if not actor.scope(Capability.APPRAISAL_RECORD).covers(branch.path):
        message = _("The appraisal is recorded by the branch's secretary.")
        raise RuleViolation(message, code="out_of_reach")
    lock = appraisal_lock(branch=branch, year=year)
    with transaction.atomic(), advisory_lock(lock):
        entitled = members_with_vote(branch=branch, on=localdate()).filter(user__is_active=True)
        voters = dict(entitled.values_list("pk", "user"))
        graded = list(full_members(branch=branch, year=year).order_by("pinyin", "pk"))
        _require_poll(branch, year, voters, graded)
        cycle = Cycle.objects.create(
            organization=branch,
            kind=CycleKind.MEMBERS,
            title=_("Appraisal of members %(year)d") % {"year": year},
            year=year,
            state=CycleState.VOTING,
            scale=Scale.MEMBER,
            threshold=LEAST_SHOWN,
            leader_weight=0,
            made_by=actor.user,
        )
        _fill(cycle, voters, graded)
        make_box(cycle=cycle)
        details = {"voters": len(voters), "units": len(graded)}
        audit.record(user=actor.user, action=Action.CYCLE_SAVED, target=cycle, details=details)
    return cycle


def _require_poll(
    branch: Organization, year: int, voters: dict[int, int], graded: list[Member]
) -> None:
    if year > localdate().year or not graded:
        message = _("There is nobody to be graded for this year.")
        raise RuleViolation(message, code="nobody")
    if poll_of(branch=branch, year=year):
        message = _("The branch has voted on this year already, or is voting.")
        raise RuleViolation(message, code="voted_already")
    if BranchAppraisal.objects.filter(organization=branch, year=year).exists():
        message = _("The decision of this year is recorded; there is nothing left to vote on.")
        raise RuleViolation(message, code="recorded")
    if not keeps_counts(voters=len(voters)):
        message = _("Only %(count)d members have an account; %(least)d are needed. Vote on paper.")
        said = {"count": len(voters), "least": LEAST_SHOWN + 1}
        raise RuleViolation(message % said, code="few_voters")


def _fill(cycle: Cycle, voters: dict[int, int], graded: list[Member]) -> None:
    units = AssessedUnit.objects.bulk_create(
        AssessedUnit(cycle=cycle, member=one, code=f"{number:03d}", name=one.name)
        for number, one in enumerate(graded, start=1)
    )
    own = {unit.member_id: unit for unit in units}
    group = VoterGroup.objects.create(cycle=cycle, name=_("Members of the branch"), weight=WHOLE)
    Elector.objects.bulk_create(
        Elector(cycle=cycle, group=group, user_id=user, own_unit=own.get(member))
        for member, user in voters.items()
    )
