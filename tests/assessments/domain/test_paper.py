from random import Random

import pytest

from accounts.choices import Role
from assessments.choices import VotingMode
from assessments.domain import casting, counting, cycles, paper, slips
from assessments.domain.comments import comments_of
from assessments.domain.publication import publish
from assessments.domain.sheets import Ballot
from assessments.models import Counter, Cycle, PaperSheet, Participation, Slip, VoterGroup
from assessments.reports.turnout import turnout_of
from common.errors import RuleViolation
from tests.assessments.conftest import filled, opened, sign_reviews
from tests.conftest import actor_of, make_user


@pytest.fixture
def clerks(officer, district):
    return officer, make_user("clerk2", district, Role.CADRE_OFFICER)


@pytest.fixture
def mixed(cycle, officer):
    """One group votes with accounts, one with slips, one on paper; 镇街 keeps its accounts."""
    cycle.groups.filter(name="镇街").update(weight=10)
    VoterGroup.objects.create(cycle=cycle, name="代表", weight=10, mode="slips", sheets=8)
    VoterGroup.objects.create(cycle=cycle, name="老同志", weight=10, mode="paper", sheets=5)
    return opened(cycle, officer)


def group_of(cycle, name):
    return VoterGroup.objects.select_related("cycle__organization").get(cycle=cycle, name=name)


def closed(cycle, officer):
    sign_reviews(cycle)
    cycles.close_voting(cycle=cycle, actor=actor_of(officer))
    cycle.refresh_from_db()


def entries(cycle, *scores):
    units = cycle.units.order_by("code")
    return {unit.pk: str(score) for unit, score in zip(units, scores, strict=True)}


def key(cycle, name, clerk, *sheets, start=1, remarks=None):
    """Key sheets; ``remarks`` are on the first unit, one a sheet."""
    first = cycle.units.order_by("code").first().pk
    for number, scores in enumerate(sheets, start=start):
        said = {first: remarks[number - start]} if remarks else {}
        paper.key_sheet(
            group=group_of(cycle, name), number=number, read=Ballot(entries(cycle, *scores), said),
            with_blanks=True, actor=actor_of(clerk),
        )  # fmt: skip


def count_paper(cycle, name, officer, issued, returned):
    paper.record_counts(
        group=group_of(cycle, name), issued=issued, returned=returned, actor=actor_of(officer)
    )


def refusal_of(act, *args, **kwargs):
    with pytest.raises(RuleViolation) as refusal:
        act(*args, **kwargs)
    return refusal.value.code


def test_who_was_handed_paper_has_taken_part(mixed, officer):
    elector = mixed.electors.first()
    paper.hand_paper(elector=elector, actor=actor_of(officer))
    ballot = filled(mixed, elector, 80, 90, 70)
    assert refusal_of(casting.cast, elector=elector, ballot=ballot) == "voted_already"
    again = {"elector": elector, "actor": actor_of(officer)}
    assert refusal_of(paper.hand_paper, **again) == "voted_already"


def test_who_has_cast_a_ballot_is_handed_no_paper(mixed, officer):
    elector = mixed.electors.first()
    casting.cast(elector=elector, ballot=filled(mixed, elector, 80, 90, 70))
    act = {"elector": elector, "actor": actor_of(officer)}
    assert refusal_of(paper.hand_paper, **act) == "voted_already"
    assert not Participation.objects.filter(is_on_paper=True).exists()


def test_paper_is_keyed_only_between_voting_and_counting(mixed, officer):
    count_paper(mixed, "老同志", officer, 5, 5)
    assert refusal_of(key, mixed, "老同志", officer, (80, 90, 70)) == "wrong_state"


def test_two_clerks_key_and_no_third(mixed, officer, clerks, district):
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 1)
    for clerk in clerks:
        key(mixed, "老同志", clerk, (80, 90, 70))
    third = make_user("clerk3", district, Role.CADRE_OFFICER)
    assert refusal_of(key, mixed, "老同志", third, (80, 90, 70)) == "third_clerk"
    paper.discard_keying(
        keying=group_of(mixed, "老同志").keyings.get(number=2),
        reason="请假",
        actor=actor_of(officer),
    )
    key(mixed, "老同志", third, (80, 90, 70))
    assert paper.what_lacks(cycle=mixed) == []


def test_no_sheet_is_keyed_beyond_those_returned(mixed, officer):
    closed(mixed, officer)
    assert refusal_of(key, mixed, "老同志", officer, (80, 90, 70)) == "not_returned"
    count_paper(mixed, "老同志", officer, 5, 1)
    assert refusal_of(key, mixed, "老同志", officer, (80, 90, 70), start=2) == "not_returned"


@pytest.mark.parametrize(("issued", "returned"), [(5, 6), (5, 1)])
def test_numbers_of_sheets_that_cannot_be_are_refused(mixed, officer, issued, returned):
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 2)
    key(mixed, "老同志", officer, (80, 90, 70), (80, 90, 70))
    wrong = {"issued": issued, "returned": returned}
    assert refusal_of(count_paper, mixed, "老同志", officer, **wrong) == "bad_count"


@pytest.mark.parametrize("entry", ["101", "80.5", "abc"])
def test_a_clerk_keys_no_score_that_cannot_be(mixed, officer, entry):
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 1)
    assert refusal_of(key, mixed, "老同志", officer, (entry, 90, 70)) == "bad_score"


def test_what_was_read_differently_stops_the_count_until_it_is_mended(mixed, officer, clerks):
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 2)
    key(mixed, "老同志", clerks[0], (80, 90, 70), ("", "-", "="))
    key(mixed, "老同志", clerks[1], (80, 96, 70), ("", "-", "="))
    [one] = paper.differences(group=group_of(mixed, "老同志"))
    assert (one.sheet, one.unit.code, one.first, one.second) == (1, "U2", "90", "96")
    with pytest.raises(RuleViolation) as refusal:
        cycles.begin_count(cycle=mixed, actor=actor_of(officer))
    assert any("老同志" in text for text in refusal.value.messages)
    key(mixed, "老同志", clerks[1], (80, 90, 70))
    assert paper.what_lacks(cycle=mixed) == []


def test_spellings_of_one_score_are_no_difference(mixed, officer, clerks):
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 1)
    key(mixed, "老同志", clerks[0], ("080", 90, 70))
    key(mixed, "老同志", clerks[1], ("80.0", 90, 70))
    assert not paper.differences(group=group_of(mixed, "老同志"))


def test_what_was_keyed_lies_sealed(mixed, officer):
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 1)
    key(mixed, "老同志", officer, (80, 90, 70))
    assert b"entries" not in bytes(PaperSheet.objects.get().content)


def test_accounts_slips_and_paper_are_counted_together(mixed, officer, clerks):
    delegates = group_of(mixed, "代表")
    printed = slips.print_slips(group=delegates, count=8, actor=actor_of(officer))
    for slip in printed[:6]:
        ballot = Ballot(entries(mixed, 60, "-", 90))
        slips.cast_with_slip(slip=slips.slip_of(code=slip.code, address=""), ballot=ballot)
    unused = max(slip.number for slip in printed[6:])
    agency = list(mixed.electors.filter(group__name="区直单位").order_by("pk"))
    for elector in agency[:2]:
        paper.hand_paper(elector=elector, actor=actor_of(officer))
    for elector in agency[2:]:
        casting.cast(elector=elector, ballot=filled(mixed, elector, 80, 90, 70))
    closed(mixed, officer)
    assert mixed.state == "keying"
    slips.void_slips(group=delegates, first=unused, last=unused, actor=actor_of(officer))
    count_paper(mixed, "区直单位", officer, 99, 2)
    count_paper(mixed, "老同志", officer, 5, 4)
    order = Random(3)  # noqa: S311  # no secret
    for clerk in clerks:
        key(mixed, "区直单位", clerk, (100, "", 50), (100, 90, "-"))
        sheets = [(70, 80, 90), (70, "", 90), ("=", 80, 90), (70, 80, "-")]
        for number in order.sample(range(4), 4):
            key(mixed, "老同志", clerk, sheets[number], start=number + 1)
    cycles.begin_count(cycle=mixed, actor=actor_of(officer))
    counting.count(cycle_id=mixed.pk)
    cells = {
        (c.group.name, c.unit.code): (
            c.issued, c.returned, c.valid, c.invalid, c.abstained, c.own, int(c.total)
        )
        for c in Counter.objects.select_related("group", "unit")
    }  # fmt: skip
    assert cells["代表", "U1"] == (7, 6, 6, 0, 0, 0, 360)
    assert cells["代表", "U2"] == (7, 6, 0, 0, 6, 0, 0)
    assert cells["区直单位", "U1"] == (6, 6, 6, 0, 0, 0, 4 * 80 + 200)
    assert cells["区直单位", "U2"] == (6, 6, 5, 1, 0, 0, 5 * 90)
    assert cells["区直单位", "U3"] == (6, 6, 5, 0, 1, 0, 4 * 70 + 50)
    assert cells["老同志", "U1"] == (5, 4, 3, 0, 0, 1, 210)
    assert cells["老同志", "U2"] == (5, 4, 3, 1, 0, 0, 240)
    assert not Slip.objects.exists()
    assert not PaperSheet.objects.exists()
    assert [(one.group.name, one.issued, one.cast) for one in turnout_of(cycle=mixed)] == [
        ("区直单位", 6, 6), ("镇街", 6, 0), ("代表", 7, 6), ("老同志", 5, 4)
    ]  # fmt: skip


def test_a_slip_made_unused_again_stops_the_count(mixed, officer, clerks):
    [slip, *_rest] = slips.print_slips(
        group=group_of(mixed, "代表"), count=8, actor=actor_of(officer)
    )
    ballot = Ballot(entries(mixed, 60, 70, 90))
    slips.cast_with_slip(slip=slips.slip_of(code=slip.code, address=""), ballot=ballot)
    Slip.objects.update(is_used=False)
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 0)
    cycles.begin_count(cycle=mixed, actor=actor_of(officer))
    assert refusal_of(counting.count, cycle_id=mixed.pk) == "box_tampered"


def test_an_abandoned_assessment_leaves_no_slip_and_no_sheet(mixed, officer):
    slips.print_slips(group=group_of(mixed, "代表"), count=8, actor=actor_of(officer))
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 1)
    key(mixed, "老同志", officer, (80, 90, 70))
    cycles.abandon(cycle=mixed, actor=actor_of(officer))
    counting.give_up(cycle_id=mixed.pk)
    assert not Slip.objects.exists()
    assert not PaperSheet.objects.exists()


def test_a_cycle_without_slips_and_paper_is_counted_at_once(cycle, officer):
    opened(cycle, officer)
    closed(cycle, officer)
    assert cycle.state == "counting"


def test_a_hall_too_small_to_be_shown_stops_the_opening(cycle, officer):
    VoterGroup.objects.create(cycle=cycle, name="代表", weight=10, mode=VotingMode.SLIPS, sheets=2)
    with pytest.raises(RuleViolation) as refusal:
        cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    assert any("代表" in text for text in refusal.value.messages)


def test_a_remark_keyed_once_is_enough_and_two_unlike_ones_are_mended(mixed, officer, clerks):
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 1)
    first, second = clerks
    key(mixed, "老同志", first, (80, 90, 70), remarks=["作风扎实"])
    key(mixed, "老同志", second, (80, 90, 70))
    assert paper.what_lacks(cycle=mixed) == []
    key(mixed, "老同志", second, (80, 90, 70), remarks=["作风扎买"])
    [unlike] = paper.differences(group=group_of(mixed, "老同志"))
    assert (unlike.first, unlike.second) == ("作风扎实", "作风扎买")


def test_remarks_on_paper_are_pooled_as_those_of_other_ballots_are(mixed, officer, clerks):
    """Two sheets of paper are too few to stand under their group."""
    for elector in mixed.electors.order_by("pk"):
        casting.cast(elector=elector, ballot=filled(mixed, elector, 80, 90, 70))
    closed(mixed, officer)
    count_paper(mixed, "老同志", officer, 5, 2)
    for clerk in clerks:
        key(mixed, "老同志", clerk, (80, 90, 70), (60, 90, 70), remarks=["作风扎实", "多下基层"])
    cycles.begin_count(cycle=mixed, actor=actor_of(officer))
    counting.count(cycle_id=mixed.pk)
    publish(cycle=Cycle.objects.get(), actor=actor_of(officer))
    [told] = comments_of(cycle=mixed, units=mixed.units.all())
    [(name, texts)] = told.heaps
    assert (name, sorted(texts)) == ("", ["作风扎实", "多下基层"])
