from datetime import date
from decimal import Decimal

import pytest

from assessments.domain.performance import advance, save_indicator, take_units
from assessments.domain.recurring import copy_performance
from assessments.domain.scoring import (
    Loss,
    Mark,
    deduct,
    record_scores,
    return_scores,
    submit_scores,
    take_back,
)
from assessments.models import IndicatorScore, PerformanceResult
from common.errors import RuleViolation
from tests.assessments.performance import fill, make_period, make_units
from tests.conftest import actor_of

SCORES = {"A1": ["25", "20", "20"], "A2": ["15", "10", None], "B": ["50", "60", "48.5"]}


@pytest.fixture
def units(district):
    return make_units(district)


@pytest.fixture
def period(officer, units):
    return make_period(officer, units)


@pytest.fixture
def actor(officer):
    return actor_of(officer)


def opened(period, actor):
    return advance(performance=period, actor=actor)


def published(period, actor):
    period = opened(period, actor)
    fill(period, SCORES)
    return advance(performance=advance(performance=period, actor=actor), actor=actor)


def refused(rule, **arguments):
    with pytest.raises(RuleViolation) as error:
        rule(**arguments)
    return " ".join(error.value.messages)


def test_a_period_goes_from_set_up_to_ranked_results(period, actor):
    published(period, actor)
    rows = PerformanceResult.objects.order_by("rank", "unit__code")
    assert [(str(row.unit), str(row.total), row.rank) for row in rows] == [
        ("示例单位1", "90.00", 1), ("示例单位2", "90.00", 1), ("示例单位3", "80.59", 3),
    ]  # fmt: skip
    top = period.indicators.get(code="A")
    assert [row.parts[str(top.pk)] for row in rows] == ["40.00", "30.00", "20.00"]


def test_lists_take_points_off_and_are_published_with_the_result(period, actor):
    period = opened(period, actor)
    unit = period.units.get(code="U1")
    loss = Loss("negative", date(2019, 5, 1), Decimal("1.50"), "通报批评", "区委督查通报第3期")
    kept = deduct(unit=unit, loss=loss, actor=actor)
    deduct(unit=unit, loss=Loss(**{**vars(loss), "points": Decimal(2)}), actor=actor)
    take_back(deduction=unit.deductions.get(points=2), reason="重复登记", actor=actor)
    fill(period, SCORES)
    advance(performance=advance(performance=period, actor=actor), actor=actor)
    result = unit.results.get()
    assert (str(result.total), result.rank, str(result.deducted)) == ("88.50", 2, "1.50")
    assert [one["text"] for one in result.deductions] == [kept.text]


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"points": Decimal(0)}, "大于0"), ({"points": Decimal("20.01")}, "不超过20分"),
     ({"points": Decimal("0.001")}, "两位小数"), ({"on": date(2100, 1, 1)}, "不能晚于今天")],
)  # fmt: skip
def test_a_deduction_that_cannot_be_is_refused(period, actor, changes, said):
    loss = {"kind": "duty", "on": date(2019, 5, 1), "points": Decimal(1), "text": "未完成",
            "source": "台账", **changes}  # fmt: skip
    assert said in refused(deduct, unit=period.units.first(), loss=Loss(**loss), actor=actor)


def test_what_lacks_is_named_before_opening(period, actor, officer):
    leaf = period.indicators.get(code="B")
    fields = {"parent": None, "code": "B", "name": "重点工作", "points": Decimal(50), "basis": ""}
    save_indicator(performance=period, indicator=leaf, fields=fields, department=None, actor=actor)
    said = refused(advance, performance=period, actor=actor)
    assert "一级指标分值合计90，应为100" in said
    assert "“B 重点工作”尚未指定评分部门" in said


def test_once_open_units_and_tree_stay(period, actor, units):
    period = opened(period, actor)
    assert "不再变动" in refused(take_units, performance=period, units=units, actor=actor)


def test_nothing_is_locked_before_all_have_submitted(period, actor):
    period = opened(period, actor)
    fill(period, SCORES, submit=False)
    assert "尚未提交评分：示例单位1、示例单位2" in refused(advance, performance=period, actor=actor)


def test_only_the_department_scores_and_within_the_points(period, actor, outsider):
    period = opened(period, actor)
    scorer = period.scorers.select_related("unit__head").first()
    leaf, unit = scorer.indicators.get(), period.units.first()
    head = actor_of(scorer.unit.head)

    def put(mark, by=head):
        return refused(record_scores, scorer=scorer, marks={(unit.pk, leaf.pk): mark}, actor=by)

    assert "评分部门负责人" in put(Mark(Decimal(1)), by=actor_of(outsider))
    assert "0至25" in put(Mark(Decimal("25.01")))
    assert "0至25" in put(Mark(Decimal("1.005")))
    assert "须注明原因" in put(Mark(None))
    foreign = period.indicators.get(code="B")
    marks = {(unit.pk, foreign.pk): Mark(Decimal(1))}
    assert "不在本评分表内" in refused(record_scores, scorer=scorer, marks=marks, actor=head)
    assert not IndicatorScore.objects.exists()


def test_what_is_submitted_stays_until_it_is_returned(period, actor):
    period = opened(period, actor)
    scorer = period.scorers.select_related("unit__head", "performance__organization").first()
    head = actor_of(scorer.unit.head)
    assert "还有3项未评分" in refused(submit_scores, scorer=scorer, actor=head)
    fill(period, SCORES)
    leaf, unit = scorer.indicators.get(), period.units.first()
    change = {"scorer": scorer, "marks": {(unit.pk, leaf.pk): Mark(Decimal(3))}, "actor": head}
    assert "已提交或锁定" in refused(record_scores, **change)
    return_scores(scorer=scorer, reason="依据不足", actor=actor)
    assert record_scores(**change) == 1


def test_the_next_period_takes_units_tree_and_departments_along(period, actor, units):
    published(period, actor)
    units[2].valid_until = date(2019, 7, 1)
    units[2].save()
    fields = {"title": "2019年下半年绩效考核", "year": 2019, "part": "h2",
              "due_on": date(2020, 1, 15), "next_on": None}  # fmt: skip
    made = copy_performance(performance=period, fields=fields, actor=actor)
    assert list(made.units.values_list("code", flat=True)) == ["U1", "U2"]
    rows = made.indicators.values_list("code", "parent__code", "points", "scorer__unit__code")
    assert [(c, p, str(n), u) for c, p, n, u in rows] == [
        ("A", None, "40.00", None), ("A1", "A", "25.00", "U1"), ("A2", "A", "15.00", "U2"),
        ("B", None, "60.00", "U2"),
    ]  # fmt: skip
    assert (made.state, made.earlier) == ("set_up", period)
    assert not IndicatorScore.objects.filter(unit__performance=made).exists()
