"""Somebody with every table, system columns, snapshots in between, logs and the write-ahead log.

Each voter casts other scores than all others. The linker even knows all ballots that were cast and
lacks only whose each is: it orders voters by whatever it finds and lays the ballots beside them in
whatever order it finds. By chance one of any number of voters fits; five or more happen once in 270
tries. Of slips it knows who drew which number, and of paper what is on each sheet; since the codes
of slips are no test's to choose, ten or more fit there by chance, once in ten million tries.
"""

from random import Random

import pytest
from django.apps import apps

from accounts.choices import Role
from accounts.models import AuditEvent, User
from assessments.domain import casting, counting, cycles, keys, paper, setup, slips
from assessments.domain.publication import publish
from assessments.domain.sheets import Ballot
from assessments.models import Cycle, Elector, VoterGroup
from tests.assessments.conftest import filled, sign_reviews
from tests.assessments.linking import dump, orders_of_voters, places_holding, sealed_in
from tests.conftest import actor_of, make_user

VOTERS, ON_PAPER, SLIPS, BY_CHANCE, BY_LUCK = 60, 20, 60, 4, 9
LINKABLE = {
    "AssessedUnit", "BranchAppraisal", "Cycle", "Deduction", "Draw", "Elector", "Evidence",
    "FollowUp", "FollowUpStep", "Keying", "LeaderReview", "MemberAppraisal", "PaperCount",
    "Question", "QuestionRound", "ReportNotice", "ReportWriter", "Result", "ResultObjection",
    "ResultVersion", "UnitReport", "Veto", "VoterGroup",
}  # fmt: skip
"""Written before voting or after counting: no ballot touches them."""
WITHOUT_BALLOTS = {
    "BranchAppraisal", "ComputedFigure", "ComputedPart", "Indicator", "IndicatorScore",
    "ListDeduction", "MemberAppraisal", "Performance", "PerformanceObjection",
    "PerformanceResult", "PerformanceUnit", "PerformanceVersion",
    "Scorer",
}  # fmt: skip
"""Other kinds of assessment: they know no ballot cast in the portal."""
LOOKED_INTO = {
    "BallotBox", "BallotComment", "Counter", "PaperSheet", "Participation", "Slip",
}  # fmt: skip
"""Written by casting or counting: the linker gets each of them."""
MAC, NUMBER, IS_USED, IS_ON_PAPER = 2, 3, 4, 4
"""Columns of the snapshots of slips and of who took part."""


@pytest.fixture
def cycle(transactional_db, district, officer, units):
    cycle = Cycle.objects.create(
        organization=district, title="考核", year=2018, leader_weight=0, made_by=officer
    )
    setup.add_units(cycle=cycle, units=units, actor=actor_of(officer))
    group = VoterGroup.objects.create(cycle=cycle, name="全体", weight=60)
    VoterGroup.objects.create(cycle=cycle, name="代表", weight=40, mode="slips", sheets=SLIPS)
    for number in range(VOTERS):
        user = User.objects.create_user(f"voter{number:02d}", name=f"评议人{number}")
        Elector.objects.create(cycle=cycle, group=group, user=user)
    actor = actor_of(officer)
    cycles.open_cycle(cycle=cycle, actor=actor)
    keys.make_key(cycle_id=cycle.pk)
    cycles.begin_review(cycle=cycle, actor=actor)
    cycles.open_voting(cycle=cycle, actor=actor)
    cycle.refresh_from_db()
    return cycle


class Election:
    """Who cast what, with an account, on paper or with a slip, and all that was left lying about.

    ``ballots`` are by elector, ``slips`` by the number of the slip; ``handed`` are the electors on
    paper.
    """

    def __init__(self, cycle, officer, clerk):
        chance = Random(7)  # noqa: S311  # no secret: the same voters and scores each time
        self.cycle, self.officer, self.snapshots = cycle, officer, []
        self.group, self.hall = cycle.groups.order_by("pk")
        electors = list(cycle.electors.order_by("pk"))
        self.handed = chance.sample(electors, ON_PAPER)
        self.printed = slips.print_slips(group=self.hall, count=SLIPS, actor=actor_of(officer))
        firsts = chance.sample(range(101), VOTERS)
        self.ballots = {
            elector.pk: (first, chance.randint(0, 100), chance.randint(0, 100))
            for elector, first in zip(electors, firsts, strict=True)
        }
        self.slips = {
            slip.number: (first, chance.randint(0, 100), chance.randint(0, 100))
            for slip, first in zip(self.printed, chance.sample(range(101), SLIPS), strict=True)
        }
        everybody = [*electors, *self.printed]
        for number, voter in enumerate(chance.sample(everybody, len(everybody))):
            if number % 10 == 0:
                self.snapshots.append(dump())
            self.vote(voter)
            if number % 10 == 0:
                self.snapshots.append(dump())
        self.key = keys.key_file(cycle_id=cycle.pk).read_bytes()
        sign_reviews(cycle)
        cycles.close_voting(cycle=cycle, actor=actor_of(officer))
        self.key_paper(chance, clerk)
        cycles.begin_count(cycle=Cycle.objects.get(), actor=actor_of(officer))
        counting.count(cycle_id=cycle.pk)
        publish(cycle=Cycle.objects.get(), actor=actor_of(officer))

    def vote(self, voter):
        if voter in self.handed:
            paper.hand_paper(elector=voter, actor=actor_of(self.officer))
        elif isinstance(voter, Elector):
            ballot = filled(self.cycle, voter, *self.ballots[voter.pk])
            casting.cast(elector=voter, ballot=ballot)
        else:
            slip = slips.slip_of(code=voter.code, address="")
            slips.cast_with_slip(slip=slip, ballot=Ballot(self.entries(self.slips[voter.number])))

    def entries(self, scores):
        units = self.cycle.units.order_by("code")
        return {unit.pk: str(score) for unit, score in zip(units, scores, strict=True)}

    def key_paper(self, chance, clerk):
        """Two clerks key the sheets, which were shuffled before the first was numbered."""
        group = VoterGroup.objects.get(pk=self.group.pk)
        actor = actor_of(self.officer)
        paper.record_counts(group=group, issued=0, returned=ON_PAPER, actor=actor)
        self.sheets = [self.ballots[elector.pk] for elector in self.handed]
        chance.shuffle(self.sheets)
        for who in (actor, actor_of(clerk)):
            for number, scores in enumerate(self.sheets, start=1):
                read = Ballot(self.entries(scores))
                paper.key_sheet(group=group, number=number, read=read, actor=who)
            self.snapshots.append(dump())


@pytest.fixture
def election(cycle, officer, district, caplog):
    clerk = make_user("clerk2", district, Role.CADRE_OFFICER)
    election = Election(cycle, officer, clerk)
    election.log = caplog.text
    return election


def orders_of_slips(election):
    """Yield the numbers of slips in every order that the tables of slips put them into."""
    for number, snapshot in enumerate(election.snapshots):
        rows = snapshot["assessments_slip"]
        used, rest = (
            [row for row in rows if row[IS_USED]],
            [row for row in rows if not row[IS_USED]],
        )
        for column, name in {0: "xmin", 1: "ctid", MAC: "mac", NUMBER: "number"}.items():
            ordered = sorted(used, key=lambda row: str(row[column])) + rest
            yield f"snapshot {number} by {name}", [row[NUMBER] for row in ordered]


def orders_of_paper(election):
    """Yield the electors on paper in every order in which they may have been handed it."""
    for number, snapshot in enumerate(election.snapshots):
        rows = snapshot["assessments_participation"]
        handed = [row for row in rows if row[IS_ON_PAPER]]
        if len(handed) < ON_PAPER:
            continue
        for column, name in {0: "xmin", 1: "ctid", 2: "elector"}.items():
            ordered = sorted(handed, key=lambda row: str(row[column]))
            yield f"snapshot {number} by {name}", [row[2] for row in ordered]


def test_nothing_on_record_after_counting_links_a_voter_to_a_score(election):
    """Counters hold sums alone, so the linker is left with sorting what it was told."""
    ballots = election.ballots
    known = sorted(ballots.values())
    for name, voters in orders_of_voters(election.snapshots):
        for told in (known, known[::-1]):
            hits = sum(ballots[voter] == guess for voter, guess in zip(voters, told, strict=True))
            assert hits <= BY_CHANCE, name


def test_who_drew_which_slip_does_not_tell_what_was_cast_with_it(election):
    known = sorted(election.slips.values())
    for name, numbers in orders_of_slips(election):
        for told in (known, known[::-1]):
            hits = sum(
                election.slips[one] == guess for one, guess in zip(numbers, told, strict=True)
            )
            assert hits <= BY_LUCK, name


def test_the_sheets_of_paper_lie_in_no_order_that_tells_whose_they_are(election):
    """The linker even reads every sheet as the clerks do, in the order in which they keyed."""
    orders = list(orders_of_paper(election))
    assert orders
    for name, electors in orders:
        for told in (election.sheets, election.sheets[::-1]):
            pairs = zip(electors, told, strict=True)
            assert sum(election.ballots[one] == guess for one, guess in pairs) <= BY_LUCK, name


def test_no_slip_and_no_sheet_is_left(election):
    assert dump()["assessments_slip"] == []
    assert dump()["assessments_papersheet"] == []
    keyed = list(election.snapshots[-1]["assessments_papersheet"])
    assert len(keyed) == 2 * ON_PAPER
    assert not any(b"entries" in bytes(row[-2]) for row in keyed)


def test_after_counting_all_rows_of_who_took_part_look_alike(election):
    rows = dump()["assessments_participation"]
    assert len({row[0] for row in rows}) == 1
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)


def test_no_sealed_ballot_is_left_and_none_opens_without_the_key(election):
    assert f"assessments_sealedballot_{election.cycle.pk}" not in dump()
    sealed = sealed_in(election.snapshots)
    assert sealed
    assert len({len(blob) for blob in sealed}) == 1
    assert not any(b"entries" in blob for blob in sealed)


def test_the_key_is_nowhere_and_no_plain_ballot_either(election):
    """Neither data files, write-ahead log, Redis nor log hold them, nor the code of a slip."""
    codes = [slip.code.encode() for slip in election.printed]
    without_dashes = [code.replace(b"-", b"") for code in codes]
    secrets = [election.key, b'"entries":{', *codes, *without_dashes]
    assert not places_holding(secrets)
    assert "entries" not in election.log


def test_the_audit_log_tells_of_no_voter(election):
    voters = set(Elector.objects.values_list("user_id", flat=True))
    assert not AuditEvent.objects.filter(user__in=voters).exists()
    told = AuditEvent.objects.filter(action__startswith="ballots")
    assert not any("评议人" in event.target + str(event.details) for event in told)


def test_every_model_of_the_assessments_is_known_to_the_linker():
    models = {model.__name__ for model in apps.get_app_config("assessments").get_models()}
    assert {name for name in models if not name.endswith("Event")} == (
        LINKABLE | LOOKED_INTO | WITHOUT_BALLOTS
    )
