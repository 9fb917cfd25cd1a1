"""What the templates of voters and of scores offer: what can still be entered."""

import pytest

from accounts.models import User
from assessments.choices import CycleState
from assessments.domain import setup
from assessments.domain.performance import advance
from assessments.imports import ElectorImport, ScoreImport
from assessments.models import Cycle, VoterGroup
from tests.assessments.performance import fill, make_period, make_units
from tests.conftest import actor_of, staged, workbook
from tests.spreadsheets.files import offered

OF_CYCLES = ("考核名称", "评议组", "所在单位")
OF_PERIODS = ("考核期", "指标", "单位")
ALL_SCORES = {"A1": ["25", "20", "20"], "A2": ["15", "10", "1"], "B": ["50", "60", "48.5"]}


@pytest.fixture
def period(district, officer):
    units = make_units(district)
    return advance(performance=make_period(officer, units), actor=actor_of(officer))


def outcomes(table, header, *rows):
    found = staged(table, workbook(header, *rows))
    assert found.problems == []
    return {name: count for name, count in found.outcomes.items() if count}


def test_voters_are_offered_what_is_being_set_up(cycle, units, officer):
    later = Cycle.objects.create(
        organization=cycle.organization, title="社区满意度测评", year=2018, made_by=officer
    )
    setup.add_units(cycle=later, units=units[:1], actor=actor_of(officer))
    for name in ("镇街", "居民代表"):
        VoterGroup.objects.create(cycle=later, name=name, weight=50)
    shown = offered("electors", officer)
    assert {name: shown[name] for name in OF_CYCLES} == {
        "考核名称": [later.title, cycle.title],
        "评议组": ["镇街", "居民代表", "区直单位"],
        "所在单位": ["示例单位1", "示例单位2", "示例单位3"],
    }


def test_nothing_of_an_open_assessment_is_offered_to_voters(cycle, officer):
    Cycle.objects.update(state=CycleState.REPORTS)
    assert not offered("electors", officer).keys() & set(OF_CYCLES)


def test_what_is_offered_to_voters_is_imported(cycle, officer):
    User.objects.create_user("chenyi", name="陈一")
    shown = offered("electors", officer)
    row = [shown[name][0] for name in OF_CYCLES]
    table = ElectorImport(actor=actor_of(officer))
    header = [*OF_CYCLES, "姓名", "用户名"]
    assert outcomes(table, header, [*row, "陈一", "chenyi"]) == {"create": 1}


def test_scores_are_offered_what_is_still_to_be_scored(period, officer):
    shown = offered("indicator-scores", officer)
    assert {name: shown[name] for name in OF_PERIODS} == {
        "考核期": ["2019年上半年绩效考核"],
        "指标": ["A1 主题党日", "A2 党员教育", "B 重点工作"],
        "单位": ["示例单位1", "示例单位2", "示例单位3"],
    }
    rows = [[shown["考核期"][0], leaf, one, 1] for leaf in shown["指标"] for one in shown["单位"]]
    table = ScoreImport(actor=actor_of(officer))
    assert outcomes(table, [*OF_PERIODS, "得分"], *rows) == {"create": 9}


def test_what_departments_handed_in_is_not_offered(period, officer):
    fill(period, ALL_SCORES)
    assert "指标" not in offered("indicator-scores", officer)


def test_a_period_not_being_scored_is_not_offered(district, officer):
    make_period(officer, make_units(district))
    assert not offered("indicator-scores", officer).keys() & set(OF_PERIODS)


def test_units_of_two_periods_stand_in_the_order_of_the_periods(district, officer):
    units = make_units(district)
    for title, taken in (("上半年", units), ("季度述评", units[1:])):
        advance(performance=make_period(officer, taken, title), actor=actor_of(officer))
    shown = offered("indicator-scores", officer)
    assert shown["考核期"] == ["季度述评", "上半年"]
    assert shown["单位"] == ["示例单位2", "示例单位3", "示例单位1"]
