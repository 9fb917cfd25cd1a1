"""What rules let somebody do to the affairs of the world of the tests of access."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

from django.utils.timezone import localdate, now

from accounts.choices import Role
from accounts.domain.grants import approve_grant, end_grant, grant_role, refuse_grant
from accounts.models import Grant
from activities.domain.community import check_in, end_check_in, move_check_ins
from activities.domain.community_service import give_feedback, record_in_community
from activities.domain.confirmation import confirm_service_records
from activities.domain.links import end_link, link_unit
from activities.domain.service_book import (
    change_service,
    record_service,
    restore_service,
    strike_service,
)
from activities.models import ServiceRecord
from assessments.domain.appraisals import Meeting, record_appraisal
from assessments.domain.cycles import abandon
from assessments.domain.deductions import strike
from assessments.domain.performance import take_units
from assessments.domain.polls import open_poll
from assessments.domain.report_desk import lock
from assessments.domain.reviews import waive
from assessments.domain.scoring import record_scores
from assessments.domain.setup import remove_group
from assessments.domain.unit_reports import Written, save
from branches.models import Organization
from dispatch.choices import ReviewSide
from dispatch.domain.contacts import may_amend, may_record
from dispatch.domain.month_logs import may_log
from dispatch.domain.problems import may_close, may_verify
from dispatch.domain.reviews import may_review
from dispatch.registry import lines_of_member
from members.models import CorrectionRequest
from members.registry import figures_of
from points.domain.manual import enter_by_hand
from points.domain.stars.publication import publish_stars
from points.models import ManualFact, StarList
from tests.conftest import make_member

DAY = date(2018, 6, 2)
SERVICE = {
    "served_on": DAY, "activity_name": "清扫", "hours_reported": Decimal(2), "effect": "good",
}  # fmt: skip


def waiting(world):
    return ServiceRecord.objects.create(
        member=world["member"], organization=world["branch"], **SERVICE
    )


def struck(world):
    record = waiting(world)
    record.struck_on, record.struck_by, record.striking_reason = DAY, world["user"], "虚报"
    record.is_false_report = True
    record.save()
    return record


def draft(world):
    return StarList.objects.create(
        organization=world["branch"], year=2017, state="draft", rule=world["star_list"].rule,
        members=0, rated=0, as_of=DAY, computed_at=now(),
    )  # fmt: skip


def unit_member(world):
    """A member of the branch of an agency next door."""
    Organization.objects.filter(pk=world["sibling_branch"].pk).update(sector="agency")
    return make_member(world["sibling_branch"], "李四", 2)


def closed(world):
    """A problem that its owner reported as settled."""
    said = {"taken_on": DAY, "text": "已办", "taken_by": world["town_officer"]}
    world["problem"].moves.get_or_create(move="closed", defaults=said)
    return world["problem"]


def grant_of(world):
    return Grant(
        user=world["outsider"], organization=world["branch"], role=Role.SECRETARY,
        valid_from=localdate(), reason="任命",
    )  # fmt: skip


def fact(world):
    return ManualFact(
        token=uuid4(), member=world["member"], kind="bravery", happened_on=DAY, reason="救人"
    )


DEEDS = {
    "give a grant": lambda w, actor: grant_role(grant=grant_of(w), actor=actor),
    "approve a grant": lambda w, actor: approve_grant(grant=w["proposal"], actor=actor),
    "refuse a grant": lambda w, actor: refuse_grant(grant=w["proposal"], actor=actor, reason="无"),
    "end a grant": lambda w, actor: end_grant(grant=w["grant"], actor=actor, reason="无"),
    "check a member in": lambda w, actor: check_in(
        member=unit_member(w), community=w["branch"], since=DAY, words={}, actor=actor
    ),
    "end a check-in": lambda w, actor: end_check_in(
        check_in=w["check_in"], reason="moved", actor=actor
    ),
    "move members to another community": lambda w, actor: move_check_ins(
        check_ins=[w["check_in"]], community=w["branch"], since=DAY, reason="合并", actor=actor
    ),
    "enter what the community saw": lambda w, actor: record_in_community(
        check_in=w["check_in"], fields=SERVICE, actor=actor
    ),
    "say how a member did": lambda w, actor: give_feedback(
        check_in=w["check_in"], year=2018, grade="good", words="", actor=actor
    ),
    "link a unit": lambda w, actor: link_unit(
        unit=w["branch"], community=w["branch"], since=DAY, actor=actor
    ),
    "end a link": lambda w, actor: end_link(link=w["link"], reason="无", actor=actor),
    "record service": lambda w, actor: record_service(
        members=[w["member"]], fields=SERVICE, actor=actor
    ),
    "confirm service that waits": lambda w, actor: confirm_service_records(
        records=ServiceRecord.objects.filter(pk=waiting(w).pk), expected=1, actor=actor
    ),
    "strike service that waits": lambda w, actor: strike_service(
        record=waiting(w), reason="无", actor=actor
    ),
    "change confirmed service": lambda w, actor: change_service(
        record=w["record"], fields=SERVICE, actor=actor, reason="无"
    ),
    "strike service": lambda w, actor: strike_service(record=w["record"], reason="无", actor=actor),
    "restore service": lambda w, actor: restore_service(record=struck(w), reason="无", actor=actor),
    "enter points by hand": lambda w, actor: enter_by_hand(fact=fact(w), actor=actor),
    "publish stars": lambda w, actor: publish_stars(star_list=draft(w), actor=actor),
    "record an appraisal": lambda w, actor: record_appraisal(
        branch=w["branch"], year=2018, meeting=Meeting(DAY, 1), opinions={}, actor=actor
    ),
    "open a poll": lambda w, actor: open_poll(branch=w["branch"], year=2018, actor=actor),
    "give a cycle up": lambda w, actor: abandon(cycle=w["cycle"], actor=actor),
    "set a cycle up": lambda w, actor: remove_group(group=w["voter_group"], actor=actor),
    "lock reports": lambda w, actor: lock(cycle=w["cycle"], units=[], actor=actor),
    "waive a review": lambda w, actor: waive(review=w["review"], reason="无", actor=actor),
    "strike a deduction": lambda w, actor: strike(
        deduction=w["deduction"], reason="无", actor=actor
    ),
    "set a period up": lambda w, actor: take_units(
        performance=w["performance"], units=[], actor=actor
    ),
    "enter scores": lambda w, actor: record_scores(scorer=w["scorer"], marks={}, actor=actor),
}


FOR_OFFICERS = {
    "link a unit": DEEDS["link a unit"],
    "end a link": DEEDS["end a link"],
    "call service false": lambda w, actor: strike_service(
        record=w["record"], reason="无", actor=actor, is_false_report=True
    ),
    "restore service called false": DEEDS["restore service"],
}


OF_PERSONS = {
    "write a unit's report": lambda w, actor: save(
        report=w["report"], written=Written({}, 1, "duty"), actor=actor
    ),
}
"""What is done by the persons named for it, whatever the office."""


FOR_HEADS = {
    "review as the home unit": lambda w, actor: may_review(
        posting=w["posting"], side=ReviewSide.HOME, actor=actor
    ),
}
FOR_LEADERS = {
    "record a visit": lambda w, actor: may_record(contact=w["contact"], actor=actor),
}
FOR_THEMSELVES = {
    "see figures of a member": lambda w, actor: bool(
        figures_of(w["member"], actor=actor, path=w["branch"].path)
    ),
    "read what a dossier holds": lambda w, actor: bool(
        lines_of_member(w["member"], actor=actor, path=w["branch"].path)
    ),
}
MAY = {
    **FOR_HEADS,
    **FOR_LEADERS,
    **FOR_THEMSELVES,
    "amend a visit": lambda w, actor: may_amend(visit=w["visit"], actor=actor),
    "log a month": lambda w, actor: may_log(posting=w["posting"], actor=actor),
    "review as the host": lambda w, actor: may_review(
        posting=w["posting"], side=ReviewSide.HOST, actor=actor
    ),
    "close a problem": lambda w, actor: may_close(problem=w["problem"], actor=actor),
    "verify a problem": lambda w, actor: may_verify(problem=closed(w), actor=actor),
    "read a request for correction": lambda w, actor: CorrectionRequest.objects.concerning(
        actor, w["branch"].path
    ).exists(),
}
"""What somebody may do or see, to whom offices give it over the branch."""
