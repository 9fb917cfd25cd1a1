"""Branches in a secretaries' review: their secretary, known by the register's post, answers."""

import pytest

from accounts.choices import Capability
from assessments.choices import CycleKind
from assessments.domain import casting, unit_reports
from assessments.domain.computed import add_branches
from assessments.domain.objections import decide, may_object, object_to_result
from assessments.domain.publication import publish
from assessments.models import AssessedUnit, UnitReport
from assessments.reports.unit_reports import heads_of, reports_due
from common.errors import RuleViolation
from points.choices import Verdict
from tests.assessments.conftest import counted, filled, opened
from tests.assessments.reporting import hand_in, opened_for_reports, written
from tests.conftest import actor_of


@pytest.fixture
def review(cycle, officer, branch, sibling_branch):
    """The small cycle with two branches instead of units."""
    leader = cycle.units.first().leader
    cycle.electors.update(own_unit=None)
    cycle.units.all().delete()
    cycle.kind = CycleKind.SECRETARIES
    cycle.save()
    add_branches(cycle=cycle, branches=[branch, sibling_branch], actor=actor_of(officer))
    cycle.units.update(leader=leader)
    return cycle


def test_the_branchs_secretary_writes_its_reports_without_being_named(
    review, officer, secretary, branch
):
    opened_for_reports(review, officer)
    unit = review.units.get(branch=branch)
    assert heads_of(unit=unit) == [secretary]
    assert [one for one, _reports in reports_due(user_id=secretary.pk)] == [unit]
    report = unit.reports.first()
    assert hand_in(report, secretary).is_handed_in
    other = UnitReport.objects.exclude(unit=unit).first()
    with pytest.raises(RuleViolation):
        unit_reports.save(report=other, written=written(), actor=actor_of(secretary))


def test_a_town_officer_above_is_no_secretary(review, officer, town_officer):
    opened_for_reports(review, officer)
    assert reports_due(user_id=town_officer.pk) == []
    seen = AssessedUnit.objects.visible_to(actor_of(town_officer), Capability.ASSESSMENT_JOIN)
    assert not seen.exists()


def test_who_is_secretary_no_longer_writes_no_longer(review, officer, secretary):
    opened_for_reports(review, officer)
    secretary.grants.update(valid_until="2018-01-01")
    assert reports_due(user_id=secretary.pk) == []


def test_the_secretary_objects_to_the_result_of_the_own_branch(
    review, officer, secretary, branch, sibling_branch
):
    opened(review, officer)
    for elector in review.electors.order_by("pk"):
        casting.cast(elector=elector, ballot=filled(review, elector, 80, 90))
    publish(cycle=counted(review, officer), actor=actor_of(officer))
    own = review.units.select_related("unit").get(branch=branch)
    other = review.units.select_related("unit").get(branch=sibling_branch)
    actor = actor_of(secretary)
    assert may_object(unit=own, actor=actor)
    assert not may_object(unit=other, actor=actor)
    objection = object_to_result(unit=own, text="主题党日已补记", actor=actor)
    decide(objection=objection, verdict=Verdict.REJECTED, text="维持", actor=actor_of(officer))
    objection.refresh_from_db()
    assert objection.answer == "维持"
