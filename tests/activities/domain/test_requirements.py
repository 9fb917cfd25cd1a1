from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.models import AuditEvent
from activities.domain.requirements import (
    adopt_requirement,
    grant_exemption,
    withdraw_exemption,
    withdraw_requirement,
)
from activities.models import Exemption, Requirement
from activities.reports.requirements import TERMS, requirement_on, requirement_versions
from common.dates import next_month
from common.errors import RuleViolation
from tests.conftest import actor_of

KINDS = ["branch", "joint_branch", "mobile_branch"]
JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


def terms_of(kind, **changes):
    rule = requirement_on(kind=kind, organization_kind="branch", day=localdate())
    return {name: getattr(rule, name) for name in TERMS} | changes


def adopt(officer, kind="party_day", start=None, kinds=KINDS, **changes):
    start = start or next_month(localdate())
    terms = terms_of(kind, **changes)
    actor = actor_of(officer)
    adopt_requirement(
        kind=kind, organization_kinds=kinds, start=start, terms=terms, reason="组发1号", actor=actor
    )
    return start


def refused(officer, **asked):
    with pytest.raises(RuleViolation) as error, transaction.atomic():
        adopt(officer, **asked)
    return error.value.code


def next_january():
    return date(localdate().year + 1, 1, 1)


@pytest.mark.django_db
def test_a_new_installation_knows_every_duty_with_its_article():
    held = {
        (version.requirement.kind, version.requirement.frequency, len(version.organization_kinds))
        for version in requirement_versions()
    }
    assert held == {
        ("party_day", "每月 1 次", 3),
        ("committee_meeting", "每月 1 次", 3),
        ("group_meeting", "每月 1 次", 3),
        ("members_meeting", "每季度 1 次", 3),
        ("lesson", "每季度 1 次", 3),
        ("organization_life", "每年 1 次", 3),
        ("appraisal", "每年 1 次", 3),
    }
    sources = {rule.source for rule in Requirement.objects.all()}
    assert all("《中国共产党支部工作条例（试行）》第" in source for source in sources)


def test_a_new_version_holds_from_its_month_and_leaves_what_has_passed(officer):
    start = adopt(officer, per_period=2)
    before, after = [
        requirement_on(kind="party_day", organization_kind="branch", day=day)
        for day in (localdate(), start)
    ]
    assert (before.per_period, after.per_period, after.reason) == (1, 2, "组发1号")
    assert AuditEvent.objects.latest("id").action == "requirement_adopted"


def test_one_kind_of_branch_can_be_treated_by_itself(officer):
    start = adopt(officer, kinds=["mobile_branch"], per_period=0)
    frequencies = {
        kind: requirement_on(kind="party_day", organization_kind=kind, day=start).frequency
        for kind in KINDS
    }
    assert frequencies == {
        "branch": "每月 1 次",
        "joint_branch": "每月 1 次",
        "mobile_branch": "不作要求",
    }


def test_what_has_passed_is_never_changed(officer):
    assert refused(officer, start=JUNE, per_period=2) == "starts_in_the_past"


def test_a_month_takes_one_version(officer):
    adopt(officer, per_period=2)
    assert refused(officer, per_period=3) == "adopted_already"


def test_a_version_that_changes_nothing_is_refused(officer):
    assert refused(officer) == "unchanged"


def test_no_period_is_cut_in_two(officer):
    february = next_january().replace(month=2)
    assert refused(officer, kind="lesson", start=february, per_period=2) == "starts_within_a_period"
    assert refused(officer, start=february, period="quarter") == "starts_within_a_period"
    adopt(officer, kind="lesson", start=next_january(), per_period=2)


def test_only_a_version_that_has_not_begun_is_withdrawn(officer):
    adopt(officer, per_period=2)
    planned = Requirement.objects.get(per_period=2, organization_kind="branch")
    withdraw_requirement(requirement=planned, actor=actor_of(officer))
    assert not Requirement.objects.filter(per_period=2).exists()
    with pytest.raises(RuleViolation) as error:
        withdraw_requirement(requirement=Requirement.objects.first(), actor=actor_of(officer))
    assert error.value.code == "has_begun"


@pytest.mark.django_db
def test_the_database_knows_each_version_once():
    rule = Requirement.objects.first()
    rule.pk = None
    with pytest.raises(IntegrityError):
        rule.save(force_insert=True)


def exempt(officer, branch, kind="", months=(JUNE, JULY)):
    return grant_exemption(
        branch=branch, kind=kind, months=months, reason="集中外出", actor=actor_of(officer)
    )


def test_an_exemption_has_a_reason_and_is_granted_once(officer, branch):
    exempt(officer, branch)
    with pytest.raises(RuleViolation) as error:
        exempt(officer, branch, kind="lesson", months=(JULY, JULY))
    assert error.value.code == "exempt_already"
    with pytest.raises(RuleViolation) as error:
        exempt(officer, branch, months=(JULY, JUNE))
    assert error.value.code == "wrong_order"


def test_a_withdrawn_exemption_stays_on_record_with_the_reason(officer, branch):
    exemption = exempt(officer, branch)
    actor = actor_of(officer)
    withdraw_exemption(exemption=exemption, reason="误批", actor=actor)
    assert not Exemption.objects.standing().exists()
    assert Exemption.objects.get().withdrawal_reason == "误批"
    with pytest.raises(RuleViolation) as error:
        withdraw_exemption(exemption=exemption, reason="误批", actor=actor)
    assert error.value.code == "done_already"
    exempt(officer, branch)
