"""A published period is objected to, and changes by numbered versions alone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from assessments.domain.objections import decide, may_object, object_to_result
from assessments.domain.performance import advance
from assessments.domain.performance_publication import publish_anew
from assessments.domain.scoring import Loss, Mark, correct_score, deduct
from assessments.models import PerformanceVersion
from assessments.reports.performance_versions import differences
from common.errors import RuleViolation
from points.choices import Verdict
from portal.reports.follow_ups import follow_up_items
from tests.assessments.performance import fill, make_period, make_units
from tests.conftest import actor_of

SCORES = {"A1": (25, 20, 15), "A2": (15, 10, 5), "B": (50, 60, 40)}


@pytest.fixture
def period(officer, district):
    actor = actor_of(officer)
    period = advance(performance=make_period(officer, make_units(district)), actor=actor)
    fill(period, SCORES)
    return advance(performance=advance(performance=period, actor=actor), actor=actor)


@pytest.fixture
def unit(period):
    return period.units.select_related("unit__head").get(code="U1")


def refused(rule, **arguments):
    with pytest.raises(RuleViolation) as error:
        rule(**arguments)
    return error.value.code


def test_the_head_objects_once_a_version_and_the_office_decides(period, unit, officer, outsider):
    head = actor_of(unit.unit.head)
    assert may_object(unit=unit, actor=head)
    said = {"unit": unit, "text": "A1项计算有误"}
    assert refused(object_to_result, **said, actor=actor_of(outsider)) == "not_the_head"
    objection = object_to_result(**said, actor=head)
    assert refused(object_to_result, **said, actor=head) == "objected_already"
    waiting = follow_up_items(actor=actor_of(officer), on=localdate())
    assert [item.url for item in waiting] == [period.get_absolute_url()]
    verdict = {"objection": objection, "verdict": Verdict.UPHELD, "text": "已核实"}
    assert refused(decide, **verdict, actor=head) == "out_of_reach"
    decide(**verdict, actor=actor_of(officer))
    assert refused(decide, **verdict, actor=actor_of(officer)) == "done_already"


def test_nobody_objects_after_the_last_day(unit):
    PerformanceVersion.objects.update(objections_until=localdate() - timedelta(days=1))
    head = actor_of(unit.unit.head)
    assert not may_object(unit=unit, actor=head)
    assert refused(object_to_result, unit=unit, text="有误", actor=head) == "too_late"


def test_a_corrected_score_counts_with_the_next_version_and_the_old_one_stays(
    period, unit, officer
):
    actor, leaf = actor_of(officer), period.indicators.get(code="A1")
    assert refused(publish_anew, performance=period, reason="复核", actor=actor) == "no_change"
    change = {"unit": unit, "indicator": leaf, "reason": "计算有误", "actor": actor}
    assert refused(correct_score, **change, mark=Mark(Decimal(26))) == "bad_score"
    correct_score(**change, mark=Mark(Decimal(15)))
    assert str(unit.results.get().total) == "90.00"
    second = publish_anew(performance=period, reason="U1异议成立", actor=actor)
    first = period.versions.get(number=1)
    assert [str(row.total) for row in unit.results.order_by("version__number")] == [
        "90.00", "80.00",
    ]  # fmt: skip
    told = {one.unit: one.changes for one in differences(before=first, after=second)}
    assert ("总分", "90.00", "80.00") in told[unit.name]
    assert (str(leaf), "25.00", "15.00") in told[unit.name]
    assert may_object(unit=unit, actor=actor_of(unit.unit.head))


def test_a_late_deduction_is_published_with_its_reason(period, unit, officer):
    loss = Loss("negative", date(2019, 5, 1), Decimal(2), "通报批评", "通报第3期")
    deduct(unit=unit, loss=loss, actor=actor_of(officer))
    assert unit.results.get().deductions == []
    publish_anew(performance=period, reason="补扣", actor=actor_of(officer))
    newest = unit.results.order_by("-version__number").first()
    assert (str(newest.total), newest.deductions[0]["text"]) == ("88.00", "通报批评")


def test_a_score_that_a_department_can_still_change_is_not_corrected(officer, district):
    actor = actor_of(officer)
    period = advance(performance=make_period(officer, make_units(district)), actor=actor)
    change = {"unit": period.units.first(), "indicator": period.indicators.get(code="A1"),
              "mark": Mark(Decimal(1)), "reason": "误"}  # fmt: skip
    assert refused(correct_score, **change, actor=actor) == "not_locked"
