import pytest

from assessments.domain import casting, cycles
from assessments.models import BallotBox, Participation
from common.errors import RuleViolation
from tests.assessments.conftest import filled, opened, sign_reviews
from tests.conftest import actor_of


@pytest.fixture
def voting(cycle, officer):
    return opened(cycle, officer)


def refused(elector, ballot):
    with pytest.raises(RuleViolation) as refusal:
        casting.cast(elector=elector, ballot=ballot)
    assert Participation.objects.filter(elector=elector, is_done=True).count() <= 1
    return refusal.value.code


def test_a_second_ballot_is_refused(voting):
    elector = voting.electors.first()
    casting.cast(elector=elector, ballot=filled(voting, elector, 80, 90, 70))
    assert refused(elector, filled(voting, elector, 10, 10, 10)) == "voted_already"


def test_nobody_scores_the_own_unit(voting):
    own = voting.electors.exclude(own_unit=None).get()
    ballot = filled(voting, own, 80, 90, 70)
    ballot.entries[own.own_unit_id] = "100"
    assert refused(own, ballot) == "own_unit"
    assert not casting.has_voted(elector=own)


def test_a_leader_who_votes_in_a_group_does_not_score_the_units_reviewed(cycle, officer):
    leader = cycle.units.get(code="U2").leader
    cycle.units.exclude(code="U2").update(leader=officer)
    elector = cycle.electors.first()
    elector.user = leader
    elector.save()
    opened(cycle, officer)
    assert casting.left_out(elector=elector) == {cycle.units.get(code="U2").pk}


@pytest.mark.parametrize(
    ("score", "code"),
    [("", "incomplete"), ("101", "bad_score"), ("-1", "bad_score"), ("80.5", "bad_score"),
     ("NaN", "bad_score"), ("good", "bad_score")],
)  # fmt: skip
def test_a_ballot_with_a_bad_answer_is_refused_whole(voting, score, code):
    elector = voting.electors.first()
    assert refused(elector, filled(voting, elector, 80, score, 70)) == code
    assert not casting.has_voted(elector=elector)


def test_nothing_is_cast_before_voting_opens_or_after_it_closes(cycle, officer):
    elector = cycle.electors.first()
    cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    assert refused(elector, filled(cycle, elector, 80, 90, 70)) == "closed"


def test_a_late_ballot_is_refused(voting, officer):
    elector = voting.electors.first()
    sign_reviews(voting)
    cycles.close_voting(cycle=voting, actor=actor_of(officer))
    assert refused(elector, filled(voting, elector, 80, 90, 70)) == "closed"


def test_the_portal_refuses_to_seal_to_a_swapped_key(voting):
    elector = voting.electors.first()
    BallotBox.objects.update(public_key=b"\1" * 32)
    assert refused(elector, filled(voting, elector, 80, 90, 70)) == "bad_key"
    assert not casting.has_voted(elector=elector)
