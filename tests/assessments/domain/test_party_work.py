"""The quarter of 三评两会一测, set up in one step."""

from datetime import date
from decimal import Decimal

import pytest

from assessments.choices import YearPart
from assessments.domain.party_work import start_quarter
from assessments.domain.performance import advance, lacks
from assessments.models import Indicator
from common.errors import RuleViolation
from dispatch.models import Unit
from tests.assessments.performance import fill
from tests.conftest import actor_of


@pytest.fixture
def towns(district, officer):
    Unit.objects.create(code="P1", name="组织部", group="party_mass", organization=district,
                        head=officer)  # fmt: skip
    return [
        Unit.objects.create(code=f"T{number}", name=f"示例{number}街道", group="town",
                            organization=district)
        for number in (1, 2)
    ]  # fmt: skip


@pytest.fixture
def start(district, officer, monkeypatch, towns):
    def on(day):
        monkeypatch.setattr("assessments.domain.party_work.localdate", lambda: day)
        return start_quarter(organization=district, actor=actor_of(officer))

    return on


def test_one_step_sets_up_towns_items_days_and_the_scoring_department(start):
    made = start(date(2018, 11, 5))
    assert made.title == "三评两会一测：2018年第四季度"
    assert (made.part, made.due_on, made.next_on) == (
        YearPart.Q4, date(2019, 1, 11), date(2019, 1, 1)
    )  # fmt: skip
    assert [unit.code for unit in made.units.all()] == ["T1", "T2"]
    names = [one.name for one in made.indicators.all()]
    assert names == ["三评", "月点评", "季考评", "年述评", "两会", "调度会", "座谈会", "一测"]
    assert lacks(performance=made) == []


def test_it_is_scored_and_published_as_it_stands(start, officer):
    actor = actor_of(officer)
    made = advance(performance=start(date(2018, 2, 5)), actor=actor)
    leaves = {one.code: (one.points, one.points) for one in made.indicators.exclude(scorer=None)}
    fill(made, {**leaves, "A3": (None, None)})
    made = advance(performance=advance(performance=made, actor=actor), actor=actor)
    assert {row.total for row in made.versions.get().results.all()} == {Decimal("100.00")}


def test_a_quarter_is_set_up_once(start):
    start(date(2018, 5, 5))
    with pytest.raises(RuleViolation):
        start(date(2018, 6, 30))


def test_the_next_quarter_takes_over_what_was_changed(start):
    first = start(date(2018, 5, 5))
    Indicator.objects.filter(performance=first, code="C").update(name="应知应会测试")
    following = start(date(2018, 7, 1))
    assert following.indicators.get(code="C").name == "应知应会测试"
    assert (following.earlier, following.part) == (first, YearPart.Q3)
