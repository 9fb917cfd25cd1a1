"""The three reports of the example, handed in for the vote, and a cycle whose units still write."""

from datetime import timedelta

from accounts.models import User
from accounts.scope import Actor
from assessments.choices import ReportKind
from assessments.domain import cycles, keys, report_desk, setup, unit_reports
from assessments.domain.unit_reports import Written
from assessments.models import AssessedUnit, Cycle, UnitReport
from dispatch.choices import UnitGroup
from dispatch.models import Unit
from portal.demo import report_texts
from portal.demo.district import DemoDistrict

HEADED = "P001"
"""The unit whose head can log in to the example and write."""
NOT_HANDED_IN = {"C003": (ReportKind.CLEAN_GOVERNMENT,), "P005": tuple(ReportKind)}
"""Units that the hall hears without some of their reports."""
BEGUN, RETURNED, UNTOUCHED = 1, 3, 5
"""Of the units still writing, the first has begun its second report, and so on."""
DAYS_LEFT = 6


class Reports:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.random = district.random
        self.district = district
        self.office = Actor.of(users["cadre"])
        self.head = users["unit"]

    def hand_in(self, cycle: Cycle) -> None:
        """Hand in all reports of a cycle but a few, each by the head of its unit."""
        for unit in cycle.units.select_related("unit"):
            self._name_head(unit.unit)
            for report in unit.reports.exclude(kind__in=NOT_HANDED_IN.get(unit.code, ())):
                self._submit(report, unit)

    def begin(self, year: int) -> None:
        """Open a cycle of few units and leave it as they write: some in, returned, begun, empty."""
        cycle = self._opened(year)
        units = list(cycle.units.select_related("unit__head"))
        for place, unit in enumerate(units, start=1):
            if place != UNTOUCHED:
                self._write(unit, place)
        report_desk.nudge(cycle=cycle, units=[units[UNTOUCHED - 1]], actor=self.office)

    def _opened(self, year: int) -> Cycle:
        due = self.district.today + timedelta(days=DAYS_LEFT)
        fields = {"title": f"{year}年度群团单位专项述评", "year": year, "reports_due_on": due}
        cycle = setup.save_cycle(
            cycle=None, organization=self.district.root, fields=fields, actor=self.office
        )
        units = Unit.objects.filter(group=UnitGroup.PARTY_MASS).exclude(code="L001")
        setup.add_units(cycle=cycle, units=units, actor=self.office)
        setup.name_leader(units=cycle.units.all(), username="leader3", actor=self.office)
        group = setup.save_group(
            cycle=cycle, group=None, fields={"name": "区直单位", "weight": 80}, actor=self.office
        )
        voters = User.objects.filter(username__startswith="voter-b").order_by("username")
        named = [setup.Named(voter.username) for voter in voters]
        setup.add_electors(group=group, named=named, actor=self.office)
        cycles.open_cycle(cycle=cycle, actor=self.office)
        keys.make_key(cycle_id=cycle.pk)
        cycle.refresh_from_db()
        return cycle

    def _write(self, unit: AssessedUnit, place: int) -> None:
        first, second, third = unit.reports.order_by("pk")
        self._submit(first, unit)
        if place == BEGUN:
            whole = self._whole(second, unit)
            half = Written({**whole.texts, "measures": ""}, 0, "")
            unit_reports.save(report=second, written=half, actor=Actor.of(unit.head))
            return
        self._submit(second, unit)
        self._submit(third, unit)
        if place == RETURNED:
            first.refresh_from_db()
            report_desk.send_back(report=first, reason=report_texts.REASON, actor=self.office)

    def _submit(self, report: UnitReport, unit: AssessedUnit) -> None:
        written = self._whole(report, unit)
        unit_reports.submit(report=report, written=written, actor=Actor.of(unit.head))

    def _whole(self, report: UnitReport, unit: AssessedUnit) -> Written:
        texts = {
            part: self._filled(self.random.choice(choice), unit)
            for part, choice in report_texts.TEXTS[report.kind].items()
        }
        if report.kind == ReportKind.DUTY:
            opening = self._filled(report_texts.OPENINGS[unit.group], unit)
            texts["highlights"] = f"{opening}\n{texts['highlights']}"
        return Written(texts, 0, "")

    def _filled(self, text: str, unit: AssessedUnit) -> str:
        figures = {name: self.random.randint(*span) for name, span in report_texts.FIGURES.items()}
        return text.format(unit=unit.name, **figures)

    def _name_head(self, unit: Unit) -> None:
        if unit.code == HEADED:
            unit.head = self.head
        else:
            known = {"name": f"{unit.name}主要负责人", "password": "!"}
            name = f"head-{unit.code.lower()}"
            unit.head, _made = User.objects.get_or_create(username=name, defaults=known)
        unit.save(update_fields=["head"])
