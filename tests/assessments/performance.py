"""A period of three units, two of which score: A party building 40, B others 60."""

from datetime import date
from decimal import Decimal

from accounts.models import User
from assessments.domain.performance import save_indicator, save_performance, take_units
from assessments.domain.scoring import Mark, record_scores, submit_scores
from dispatch.models import Unit
from tests.conftest import actor_of

TREE = (("A", "党建工作", 40, None), ("A1", "主题党日", 25, 0), ("A2", "党员教育", 15, 1),
        ("B", "重点工作", 60, 1))  # fmt: skip


def make_units(district, count=3):
    return [
        Unit.objects.create(
            code=f"U{number}", name=f"示例单位{number}", group="agency", organization=district,
            head=User.objects.create_user(f"head{number}", "a-long-password"),
        )
        for number in range(1, count + 1)
    ]  # fmt: skip


def make_period(officer, units, title="2019年上半年绩效考核"):
    actor = actor_of(officer)
    period = save_performance(
        performance=None,
        organization=units[0].organization,
        fields={"title": title, "kind": "one_plus_n", "year": 2019, "part": "h1",
                "due_on": date(2019, 7, 15), "next_on": None},
        actor=actor,
    )  # fmt: skip
    take_units(performance=period, units=units, actor=actor)
    made = {}
    for code, name, points, department in TREE:
        made[code] = save_indicator(
            performance=period,
            indicator=None,
            fields={"parent": made.get(code[:-1]), "code": code, "name": name,
                    "points": Decimal(points), "basis": ""},
            department=None if department is None else units[department],
            actor=actor,
        )  # fmt: skip
    return period


def fill(period, scores, *, submit=True):
    """Score as the heads do: code of the leaf to the scores of the units in order."""
    units = list(period.units.order_by("code"))
    for scorer in period.scorers.select_related("unit__head", "performance__organization"):
        marks = {
            (unit.pk, leaf.pk): Mark(None, "不承担") if score is None else Mark(Decimal(score))
            for leaf in scorer.indicators.all()
            for unit, score in zip(units, scores[leaf.code], strict=True)
        }
        head = actor_of(scorer.unit.head)
        record_scores(scorer=scorer, marks=marks, actor=head)
        if submit:
            submit_scores(scorer=scorer, actor=head)
