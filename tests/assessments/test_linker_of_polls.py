"""The same somebody, in a branch of twelve: who graded the others how must stay as unknown there.

Each member grades the others as nobody else does. The linker knows all of these ballots, lays them
beside the voters in every order on record, and finds no more pairs than chance: of any number of
voters one fits, five or more once in 270 tries.
"""

from random import Random

import pytest

from accounts.models import AuditEvent, User
from assessments.choices import MemberGrade
from assessments.domain import casting, counting, cycles, keys
from assessments.domain.polls import open_poll
from assessments.domain.sheets import OWN, Ballot
from assessments.models import Counter, Participation
from tests.assessments.linking import dump, orders_of_voters, places_holding, sealed_in
from tests.conftest import actor_of, make_member

VOTERS, YEAR, BY_CHANCE = 12, 2018, 4


@pytest.fixture
def poll(transactional_db, branch, secretary):
    for number in range(VOTERS):
        one = make_member(branch, f"党员{number:02d}", number)
        one.user = User.objects.create_user(f"own{number}", "a-long-password", name=one.name)
        one.save()
    cycle = open_poll(branch=branch, year=YEAR, actor=actor_of(secretary))
    keys.make_key(cycle_id=cycle.pk)
    return cycle


class Vote:
    """Who graded how, and what was left lying about; ``ballots`` are by elector."""

    def __init__(self, poll, secretary):
        units = list(poll.units.order_by("code").values_list("pk", flat=True))
        chance = Random(7)  # noqa: S311  # no secret: the same voters and grades each time
        self.ballots, self.snapshots = {}, []
        for elector in chance.sample(list(poll.electors.order_by("pk")), VOTERS):
            grades = tuple(chance.choices(MemberGrade.values, k=len(units)))
            self.ballots[elector.pk] = grades
            entries = dict(zip(units, grades, strict=True)) | {elector.own_unit_id: OWN}
            self.snapshots.append(dump())
            casting.cast(elector=elector, ballot=Ballot(entries))
        self.snapshots.append(dump())
        self.key = keys.key_file(cycle_id=poll.pk).read_bytes()
        cycles.close_voting(cycle=poll, actor=actor_of(secretary))
        counting.count(cycle_id=poll.pk)


@pytest.fixture
def vote(poll, secretary):
    return Vote(poll, secretary)


def test_nothing_on_record_links_a_member_to_the_grades_given(vote):
    known = sorted(vote.ballots.values())
    assert len(set(known)) == VOTERS
    for name, electors in orders_of_voters(vote.snapshots):
        for told in (known, known[::-1]):
            pairs = zip(electors, told, strict=True)
            assert sum(vote.ballots[one] == guess for one, guess in pairs) <= BY_CHANCE, name


def test_sealed_ballots_of_a_branch_look_alike_and_none_is_left(vote, poll):
    sealed = sealed_in(vote.snapshots)
    assert len(set(sealed)) == VOTERS
    assert len({len(blob) for blob in sealed}) == 1
    assert f"assessments_sealedballot_{poll.pk}" not in dump()


def test_key_and_ballots_are_nowhere_and_the_audit_log_tells_of_no_voter(vote, poll):
    assert not places_holding([vote.key, b'"entries":{'])
    voters = poll.electors.values_list("user_id", flat=True)
    assert not AuditEvent.objects.filter(user__in=voters).exists()


def test_only_sums_by_member_remain_of_all_ballots(vote, poll):
    assert Counter.objects.filter(unit__cycle=poll).count() == VOTERS
    assert len({row[0] for row in dump()["assessments_participation"]}) == 1
    assert Participation.objects.filter(elector__cycle=poll, is_done=True).count() == VOTERS
