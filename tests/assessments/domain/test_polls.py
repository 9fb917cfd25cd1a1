from datetime import date

import pytest

from accounts.choices import Role
from accounts.models import User
from assessments.domain import casting, counting, cycles, keys
from assessments.domain.appraisal_rules import Opinion
from assessments.domain.appraisals import Meeting, record_appraisal
from assessments.domain.polls import open_poll
from assessments.domain.sheets import OWN, Ballot
from assessments.models import BallotComment, Elector, MemberAppraisal
from assessments.reports.appraisals import facts_of
from assessments.reports.polls import counted_online, poll_of
from common.errors import RuleViolation
from tests.conftest import actor_of, make_member, make_user

YEAR = 2018
pytestmark = pytest.mark.usefixtures("members")


@pytest.fixture
def members(branch):
    """Six full members and a probationary one with accounts; an old member has none."""
    found = [make_member(branch, f"党员{number}", number) for number in range(1, 7)]
    found.append(
        make_member(branch, "预备甲", 90, stage="probationary", joined_on=date(2018, 7, 1))
    )
    for number, one in enumerate(found):
        one.user = User.objects.create_user(f"own{number}", "a-long-password", name=one.name)
        one.save()
    make_member(branch, "老党员", 91)
    return found


@pytest.fixture
def poll(branch, secretary, members):
    cycle = open_poll(branch=branch, year=YEAR, actor=actor_of(secretary))
    keys.make_key(cycle_id=cycle.pk)
    return cycle


def ballot_of(elector, grade="qualified"):
    units = elector.cycle.units.values_list("pk", flat=True)
    return Ballot({unit: OWN if unit == elector.own_unit_id else grade for unit in units})


def vote(poll, *, but=0, grade="qualified"):
    electors = list(poll.electors.order_by("pk"))
    for elector in electors[: len(electors) - but]:
        casting.cast(elector=elector, ballot=ballot_of(elector, grade))


def counted(poll, secretary):
    cycles.close_voting(cycle=poll, actor=actor_of(secretary))
    counting.count(cycle_id=poll.pk)


def refused(act, **kwargs):
    with pytest.raises(RuleViolation) as refusal:
        act(**kwargs)
    return refusal.value.code


def record(branch, secretary, voters, counts=None):
    graded = poll_of(branch=branch, year=YEAR).cycle.units.values_list("member", flat=True)
    opinions = {member: Opinion("qualified", counts) for member in graded}
    meeting = Meeting(date(2019, 1, 15), voters)
    record_appraisal(
        branch=branch, year=YEAR, meeting=meeting, opinions=opinions, actor=actor_of(secretary)
    )


def test_full_members_are_on_the_ballot_and_everybody_with_an_account_votes(poll, members):
    assert [unit.name for unit in poll.units.order_by("code")] == [
        *[f"党员{number}" for number in range(1, 7)], "老党员",
    ]  # fmt: skip
    assert poll.electors.count() == 7
    probationary = Elector.objects.get(cycle=poll, user=members[-1].user)
    assert probationary.own_unit is None
    assert Elector.objects.get(cycle=poll, user=members[0].user).own_unit.member == members[0]


def test_nobody_grades_himself_and_nothing_but_the_four_grades_is_cast(poll):
    elector = poll.electors.exclude(own_unit=None).first()
    units = poll.units.values_list("pk", flat=True)
    everybody = Ballot(dict.fromkeys(units, "qualified"))
    assert refused(casting.cast, elector=elector, ballot=everybody) == "own_unit"
    assert refused(casting.cast, elector=elector, ballot=ballot_of(elector, "good")) == "bad_score"
    casting.cast(elector=elector, ballot=ballot_of(elector))
    again = {"elector": elector, "ballot": ballot_of(elector)}
    assert refused(casting.cast, **again) == "voted_already"


def test_what_is_counted_stands_by_grade_and_is_never_added_up(poll, branch, secretary, members):
    vote(poll)
    assert counted_online(branch=branch, year=YEAR) == {}
    counted(poll, secretary)
    found = counted_online(branch=branch, year=YEAR)
    assert found[members[0].pk] == (0, 6, 0, 0)
    assert set(found.values()) == {(0, 6, 0, 0), (0, 7, 0, 0)}
    assert poll_of(branch=branch, year=YEAR).is_counted
    assert not BallotComment.objects.exists()


def test_fewer_than_five_ballots_on_a_member_are_shown_to_nobody(poll, branch, secretary, members):
    vote(poll, but=2)
    counted(poll, secretary)
    found = counted_online(branch=branch, year=YEAR)
    assert found[members[0].pk] is None
    assert found[members[5].pk] == (0, 5, 0, 0)


def test_a_branch_with_too_few_accounts_votes_on_paper(branch, secretary, members):
    for one in members[:2]:
        one.user.is_active = False
        one.user.save()
    actor = actor_of(secretary)
    assert refused(open_poll, branch=branch, year=YEAR, actor=actor) == "few_voters"


def test_a_branch_votes_once_a_year_unless_it_gave_up(poll, branch, secretary):
    actor = actor_of(secretary)
    assert refused(open_poll, branch=branch, year=YEAR, actor=actor) == "voted_already"
    cycles.abandon(cycle=poll, actor=actor)
    counting.give_up(cycle_id=poll.pk)
    assert open_poll(branch=branch, year=YEAR, actor=actor).pk != poll.pk


def test_only_who_records_the_appraisal_opens_and_closes_the_vote(branch, poll, outsider, district):
    for user in (outsider, make_user("cadre", district, Role.CADRE_OFFICER)):
        actor = actor_of(user)
        assert refused(open_poll, branch=branch, year=YEAR, actor=actor) == "out_of_reach"
        assert refused(cycles.close_voting, cycle=poll, actor=actor) == "out_of_reach"


def test_the_decision_waits_for_the_count_and_reckons_with_who_voted(poll, branch, secretary):
    vote(poll, but=1)
    with pytest.raises(RuleViolation, match="尚未计票"):
        record(branch, secretary, 8)
    counted(poll, secretary)
    with pytest.raises(RuleViolation, match="6人已网上投票"):
        record(branch, secretary, 5)
    with pytest.raises(RuleViolation, match="不足6人"):
        record(branch, secretary, 8, (0, 2, 0, 0))
    record(branch, secretary, 8)
    assert MemberAppraisal.objects.filter(grade="qualified").count() == 7
    actor = actor_of(secretary)
    assert refused(open_poll, branch=branch, year=YEAR, actor=actor) == "voted_already"


def test_grades_with_electronic_ballots_come_in_one_question(
    poll, branch, secretary, members, django_assert_num_queries
):
    vote(poll, but=2)
    counted(poll, secretary)
    record(branch, secretary, 8)
    with django_assert_num_queries(1):
        rows = {row.member_id: row.online for row in MemberAppraisal.objects.all().with_online()}
    assert rows[members[0].pk] is None
    assert rows[members[5].pk] == {"qualified": 5}


def test_the_years_of_all_members_come_in_two_questions(members, django_assert_num_queries):
    with django_assert_num_queries(2):
        facts = facts_of(members=[one.pk for one in members], year=YEAR)
    assert {(one.points, one.present, one.due) for one in facts.values()} == {(0, 0, 0)}
