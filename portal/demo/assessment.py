"""Last year's assessment of the example, voted and counted, and this year's with its box open."""

from decimal import Decimal
from itertools import cycle as repeatedly
from typing import Any

from accounts.models import User
from accounts.scope import Actor
from assessments.choices import DelegateKind, GroupKind, VotingMode
from assessments.domain import casting, counting, cycles, keys, publication, reviews, setup, slips
from assessments.domain.sheets import ABSTAINED, OWN, Ballot
from assessments.models import Cycle, Elector, LeaderReview, VoterGroup
from dispatch.choices import UnitGroup
from dispatch.models import Unit
from portal.demo import names
from portal.demo.district import DemoDistrict
from portal.demo.questions import QuestionRounds
from portal.demo.report_texts import COMMENTS
from portal.demo.unit_reports import Reports

DELEGATES = "两代表一委员"
GROUPS = (
    ("县级领导", 25, 12),
    ("区直单位", 15, 19),
    ("镇（街道）", 15, 14),
    (DELEGATES, 25, 15),
)
"""Name, weight and number of voters; with the leader's 20 they make 100."""
KINDS = {"县级领导": GroupKind.COUNTY_LEADERS, DELEGATES: GroupKind.DELEGATES}
LEADERS = 4
TRIED_BY = {"县级领导": "officer", "镇（街道）": "town", DELEGATES: "member"}
"""Accounts of the example that vote this year: their to-do list leads to the ballot."""


class Assessed:
    def __init__(self, *, district: DemoDistrict, users: dict[str, User]) -> None:
        self.district = district
        self.random = district.random
        self.actor = Actor.of(users["cadre"])
        self.reports = Reports(district=district, users=users)
        self.rounds = QuestionRounds(actor=self.actor)

    def build(self) -> None:
        year = self.district.today.year
        last = self._set_up(year - 1, in_hall=DELEGATES)
        self._open(last)
        self.rounds.hold(last)
        self._vote(last)
        self.rounds.veto(last)
        publication.publish(cycle=last, actor=self.actor)
        self.rounds.work_off(last)
        this = self._set_up(year, tried_by=TRIED_BY)
        self._open(this, reports=True)
        self.rounds.queue(this)
        self.reports.begin(year)

    def _set_up(
        self, year: int, *, in_hall: str = "", tried_by: dict[str, str] | None = None
    ) -> Cycle:
        cycle = setup.save_cycle(
            cycle=None,
            organization=self.district.root,
            fields={"title": f"{year}年度三述两评一问", "year": year, "reports_due_on": None},
            actor=self.actor,
        )
        units = Unit.objects.exclude(code="L001")
        setup.add_units(cycle=cycle, units=units, actor=self.actor)
        for number, kind in enumerate(UnitGroup.values[:LEADERS], start=1):
            username = self._user(f"leader{number}", "分管领导")
            led = cycle.units.filter(group=kind)
            setup.name_leader(units=led, username=username, actor=self.actor)
        for name, weight, voters in GROUPS:
            kind = KINDS.get(name, GroupKind.OTHERS)
            fields: dict[str, Any] = {"name": name, "weight": weight, "kind": kind}
            if name == in_hall:
                fields |= {"mode": VotingMode.SLIPS, "sheets": voters}
            group = setup.save_group(cycle=cycle, group=None, fields=fields, actor=self.actor)
            named = [self._named(name, number) for number in range(1, voters + 1)]
            if tried_by and name in tried_by:
                delegate = DelegateKind.PARTY_DELEGATE if name == DELEGATES else ""
                named.append(setup.Named(tried_by[name], delegate_kind=delegate))
            setup.add_electors(group=group, named=named, actor=self.actor)
        return cycle

    def _named(self, group: str, number: int) -> setup.Named:
        stem = f"{'abcd'[[name for name, *_rest in GROUPS].index(group)]}{number:02d}"
        username = self._user(f"voter-{stem}", f"{group}评议人{number}")
        codes = {"区直单位": f"A{number:03d}", "镇（街道）": f"T{(number + 1) // 2:02d}"}
        kinds = DelegateKind.values if group == DELEGATES else [""]
        return setup.Named(username, codes.get(group, ""), kinds[number % len(kinds)])

    def _user(self, username: str, name: str) -> str:
        """Return the user name of an account that cannot log in: the example has voters enough."""
        User.objects.get_or_create(username=username, defaults={"name": name, "password": "!"})
        return username

    def _open(self, cycle: Cycle, *, reports: bool = False) -> None:
        cycles.open_cycle(cycle=cycle, actor=self.actor)
        keys.make_key(cycle_id=cycle.pk)
        if reports:
            self.reports.hand_in(cycle)
        cycles.begin_review(cycle=cycle, actor=self.actor)
        cycles.open_voting(cycle=cycle, actor=self.actor)

    def _vote(self, cycle: Cycle) -> None:
        merits = {unit.pk: self.random.randint(78, 95) for unit in cycle.units.all()}
        texts = repeatedly(names.REVIEWS)
        for review in LeaderReview.objects.filter(unit__cycle=cycle).select_related("unit"):
            score = Decimal(merits[review.unit_id])
            leader = Actor.of(review.unit.leader)
            reviews.sign(review=review, text=next(texts), score=score, actor=leader)
        with_account = cycle.electors.filter(group__mode=VotingMode.ACCOUNTS)
        for elector in with_account.order_by("pk"):
            casting.cast(elector=elector, ballot=self._ballot(elector, merits))
        in_hall = list(VoterGroup.objects.filter(cycle=cycle, mode=VotingMode.SLIPS))
        for group in in_hall:
            self._vote_in_hall(group, merits)
        cycles.close_voting(cycle=cycle, actor=self.actor)
        if in_hall:
            cycles.begin_count(cycle=cycle, actor=self.actor)
        counting.count(cycle_id=cycle.pk)

    def _vote_in_hall(self, group: VoterGroup, merits: dict[int, int]) -> None:
        electors = list(group.electors.order_by("pk"))
        printed = slips.print_slips(group=group, count=len(electors), actor=self.actor)
        for elector, one in zip(electors, printed, strict=True):
            slip = slips.slip_of(code=one.code, address="")
            slips.cast_with_slip(slip=slip, ballot=self._ballot(elector, merits))

    def _ballot(self, elector: Elector, merits: dict[int, int]) -> Ballot:
        barred = casting.left_out(elector=elector)
        entries = {
            unit: OWN if unit in barred else self._score(merit) for unit, merit in merits.items()
        }
        scored = [unit for unit, entry in entries.items() if entry not in {OWN, ABSTAINED}]
        remarked = self.random.sample(scored, 2)
        return Ballot(entries, {unit: self.random.choice(COMMENTS) for unit in remarked})

    def _score(self, merit: int) -> str:
        if self.random.random() < 0.03:
            return ABSTAINED
        return str(min(100, merit + self.random.randint(-6, 6)))
