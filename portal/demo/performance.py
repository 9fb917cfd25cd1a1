"""The half-year assessment of 80 units: the first half published, the second being scored."""

from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import User
from accounts.scope import Actor
from assessments.choices import ListKind, PerformanceKind, YearPart
from assessments.domain.party_work import start_quarter
from assessments.domain.performance import advance, save_indicator, save_performance, take_units
from assessments.domain.recurring import copy_performance
from assessments.domain.scoring import Loss, Mark, deduct, record_scores, submit_scores
from assessments.models import Performance, Scorer
from branches.models import Organization
from dispatch.choices import UnitGroup
from dispatch.models import Unit
from portal.demo.district import DemoDistrict

UNITS = 80
LEADERS = "L001"
"""The district's leaders keep cadres as a unit does, and are scored by nobody."""
TREE: tuple[tuple[str, str, int, str, str], ...] = (
    ("A", "党建工作", 30, "", ""),
    ("A1", "主题党日和组织生活", 15, "P001", "按组织生活得分折算"),
    ("A2", "干部人才队伍", 15, "P001", "查阅台账"),
    ("B", "重点工作", 45, "", ""),
    ("B1", "项目建设", 25, "C001", "按年度目标完成率"),
    ("B2", "民生实事", 20, "C002", "按年度目标完成率"),
    ("C", "群众评价", 25, "C002", "第三方测评"),
)
"""Number, name, points, code of the scoring department, how it is scored."""
LOSSES = (
    ("A003", ListKind.NEGATIVE, "1.5", "信访事项处置不力被通报", "区委督查通报第3期"),
    ("T02", ListKind.DUTY, "1", "未按期完成阵地建设任务", "责任清单第7项"),
    ("C003", ListKind.NEGATIVE, "2", "违反中央八项规定精神问题通报", "区纪委通报第2期"),
)


class HalfYears:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.district = district
        self.random = district.random
        self.year = district.today.year
        self.actor = Actor.of(users["cadre"])
        self.heads = {"P001": users["cadre"]}

    def build(self) -> None:
        self._enterprises()
        self._name_heads()
        first = self._first_half()
        self._second_half(first)
        self._quarter()

    def _enterprises(self) -> None:
        """Add enterprises until there are 80 units to be scored."""
        office = Organization.objects.get(code="A")
        there = Unit.objects.exclude(code=LEADERS).count()
        Unit.objects.bulk_create(
            Unit(
                code=f"E{number:03d}",
                name=f"区属示例{number}公司",
                group=UnitGroup.ENTERPRISE,
                organization=office,
            )
            for number in range(1, UNITS - there + 1)
        )

    def _name_heads(self) -> None:
        for code in {department for *_rest, department, _basis in TREE if department}:
            unit = Unit.objects.get(code=code)
            unit.head = unit.head or self.heads.get(code) or self._head_of(unit)
            unit.save()

    def _head_of(self, unit: Unit) -> User:
        head, _made = User.objects.get_or_create(
            username=f"head-{unit.code.lower()}",
            defaults={"name": f"{unit.name}负责人", "password": "!"},
        )
        return head

    def _first_half(self) -> Performance:
        period = save_performance(
            performance=None,
            organization=self.district.root,
            fields={
                "title": f"{self.year}年上半年“1+N”绩效考核",
                "kind": PerformanceKind.ONE_PLUS_N,
                "year": self.year,
                "part": YearPart.FIRST_HALF,
                "due_on": date(self.year, 7, 15),
            },
            actor=self.actor,
        )
        units = Unit.objects.exclude(code=LEADERS)
        take_units(performance=period, units=units, actor=self.actor)
        self._plant(period)
        period = advance(performance=period, actor=self.actor)
        for scorer in self._scorers(period):
            self._score(scorer, shares=1)
        for code, kind, points, text, source in LOSSES:
            day = date(self.year, 5, 20)
            loss = Loss(kind, day, Decimal(points), text, source)
            deduct(unit=period.units.get(code=code), loss=loss, actor=self.actor)
        period = advance(performance=period, actor=self.actor)
        return advance(performance=period, actor=self.actor)

    def _plant(self, period: Performance) -> None:
        made: dict[str, Any] = {}
        for code, name, points, department, basis in TREE:
            made[code] = save_indicator(
                performance=period,
                indicator=None,
                fields={
                    "parent": made.get(code[:-1]),
                    "code": code,
                    "name": name,
                    "points": Decimal(points),
                    "basis": basis,
                },
                department=Unit.objects.get(code=department) if department else None,
                actor=self.actor,
            )

    def _second_half(self, first: Performance) -> None:
        """One department has submitted, one is half through, that of the cadre office waits."""
        fields = {
            "title": f"{self.year}年下半年“1+N”绩效考核",
            "year": self.year,
            "part": YearPart.SECOND_HALF,
            "due_on": date(self.year + 1, 1, 10),
            "next_on": date(self.year + 1, 6, 20),
        }
        second = copy_performance(performance=first, fields=fields, actor=self.actor)
        second = advance(performance=second, actor=self.actor)
        done = {"C001": 1.0, "C002": 0.5}
        for scorer in self._scorers(second):
            if scorer.unit.code in done:
                self._score(scorer, shares=done[scorer.unit.code])

    def _quarter(self) -> None:
        """The running quarter of 三评两会一测, being scored by the department that set it up."""
        period = start_quarter(
            organization=self.district.root,
            department=Unit.objects.get(code="P001"),
            actor=self.actor,
        )
        advance(performance=period, actor=self.actor)

    def _scorers(self, period: Performance) -> list[Scorer]:
        return list(period.scorers.select_related("unit__head", "performance__organization"))

    def _score(self, scorer: Scorer, *, shares: float) -> None:
        units = list(scorer.performance.units.all())
        head = Actor.of(scorer.unit.head)
        marks = {
            (unit.pk, leaf.pk): self._mark(unit.group, leaf.code, leaf.points)
            for unit in units[: int(len(units) * shares)]
            for leaf in scorer.indicators.all()
        }
        record_scores(scorer=scorer, marks=marks, actor=head)
        if shares == 1:
            submit_scores(scorer=scorer, actor=head)

    def _mark(self, group: str, code: str, points: Decimal) -> Mark:
        if code == "B1" and group == UnitGroup.PARTY_MASS:
            return Mark(None, "不承担项目建设任务")
        share = Decimal(self.random.randint(76, 99)) / 100
        return Mark((points * share).quantize(Decimal("0.1")), "")
