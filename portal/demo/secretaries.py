"""Last year's review of the first town's branch secretaries: voted, with party days and stars."""

from assessments.choices import CycleKind, Source
from assessments.domain import publication, setup
from assessments.domain.computed import add_branches, set_weight
from assessments.models import Cycle
from branches.models import Organization
from portal.demo.assessment import Assessed

WEIGHTS = {Source.PARTY_DAYS: 20, Source.STARS: 10}
GROUPS = (("镇街党员领导干部", 20, 7), ("两代表一委员和党员群众代表", 20, 12))
"""Name, weight and number of voters; with the secretary of the town's 30 they make 100."""


class SecretariesReviewed(Assessed):
    def build(self) -> None:
        year = self.district.today.year - 1
        cycle = self._prepare(year)
        self._open(cycle)
        self._vote(cycle)
        publication.publish(cycle=cycle, actor=self.actor)

    def _prepare(self, year: int) -> Cycle:
        town = Organization.objects.get(code="T01")
        cycle = setup.save_cycle(
            cycle=None,
            organization=self.district.root,
            fields={
                "title": f"{year}年度{town.short_name}党支部书记抓党建述职评议",
                "kind": CycleKind.SECRETARIES,
                "year": year,
                "leader_weight": 30,
                "ranking": "all",
            },
            actor=self.actor,
        )
        below = Organization.objects.within(town.path).branches().order_by("path")
        add_branches(cycle=cycle, branches=list(below), actor=self.actor)
        leader = self._user("leader-t01", "镇街党工委书记")
        setup.name_leader(units=cycle.units.all(), username=leader, actor=self.actor)
        for source, weight in WEIGHTS.items():
            set_weight(cycle=cycle, source=source, weight=weight, actor=self.actor)
        for place, (name, weight, voters) in enumerate(GROUPS):
            fields = {"name": name, "weight": weight}
            group = setup.save_group(cycle=cycle, group=None, fields=fields, actor=self.actor)
            names = [f"delegate-{place}{number:02d}" for number in range(voters)]
            named = [setup.Named(self._user(one, f"{name}{n}")) for n, one in enumerate(names, 1)]
            setup.add_electors(group=group, named=named, actor=self.actor)
        return cycle
