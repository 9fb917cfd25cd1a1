"""Cleared people go where places are left, and are posted all together or not at all."""

from datetime import date

import pytest

from common.errors import RuleViolation
from dispatch.domain.placing import make_postings, place_nominee, targets_of
from dispatch.models import Nominee, PoolEntry, Posting
from members.models import Member
from tests.conftest import actor_of
from tests.dispatch.programmes import cleared_people, make_programme, nominated, staff_of


@pytest.fixture
def people(officer, unit):
    staff_of(unit, 4)


def place(officer, nominee, target):
    return place_nominee(nominee=nominee, key=target.key if target else "", actor=actor_of(officer))


def lefts(programme):
    return {str(target): target.left for target in targets_of(programme=programme)}


def test_a_town_takes_as_many_as_it_has_places(people, officer, town, other_town):
    programme = make_programme(officer, hosts={town: 1, other_town: 2})
    first, second, third = cleared_people(programme, officer, 3)
    here, there = targets_of(programme=programme)
    place(officer, first, here)
    with pytest.raises(RuleViolation, match=str(town)):
        place(officer, second, here)
    place(officer, second, there)
    assert list(lefts(programme).values()) == [0, 1]
    place(officer, first, there)
    place(officer, third, here)
    assert list(lefts(programme).values()) == [0, 0]
    place(officer, third, None)
    assert list(lefts(programme).values()) == [1, 0]


def test_only_the_cleared_are_placed(people, officer, town):
    programme = make_programme(officer, hosts={town: 2})
    [one] = nominated(programme, officer, 1)
    with pytest.raises(RuleViolation, match=str(one)):
        place(officer, one, targets_of(programme=programme)[0])


def test_postings_are_made_for_the_term_and_once(people, officer, town, unit):
    programme = make_programme(officer, hosts={town: 3})
    [target] = targets_of(programme=programme)
    first, second, _third = cleared_people(programme, officer, 3)
    for one in (first, second):
        place(officer, one, target)
    made = make_postings(programme=programme, actor=actor_of(officer))
    assert {(one.unit, one.host, one.starts_on, one.ends_on) for one in made} == {
        (unit, town, date(2018, 6, 1), date(2019, 5, 31))
    }
    assert (len(made), programme.state) == (2, "running")
    with pytest.raises(RuleViolation, match="尚未派出"):
        make_postings(programme=programme, actor=actor_of(officer))
    with pytest.raises(RuleViolation, match=str(first)):
        place(officer, Nominee.objects.get(pk=first.pk), None)


def test_one_conflict_stops_all_and_names_the_other_posting(
    people, officer, town, other_town, unit
):
    programme = make_programme(officer, hosts={town: 3})
    [target] = targets_of(programme=programme)
    first, second = cleared_people(programme, officer, 2)
    Posting.objects.create(
        cadre=second.entry.cadre, kind="tempering", unit=unit, host=other_town, made_by=officer,
        starts_on=date(2018, 1, 1), ends_on=date(2018, 12, 31),
    )  # fmt: skip
    for one in (first, second):
        place(officer, one, target)
    with pytest.raises(RuleViolation) as caught:
        make_postings(programme=programme, actor=actor_of(officer))
    [message] = caught.value.messages
    assert all(word in message for word in (str(second), "2018-12-31", str(other_town)))
    assert Posting.objects.count() == 1
    assert set(Nominee.objects.values_list("posting", flat=True)) == {None}


def test_first_secretaries_go_to_villages_of_the_towns(
    officer, town, unit, village, branch, member
):
    programme = make_programme(officer, hosts={town: 1}, kind="first_secretary")
    [cadre] = staff_of(unit, 1, rank="section")
    cadre.member = Member.objects.get(pk=member.pk)
    cadre.save()
    PoolEntry.objects.create(
        team="reserve", cadre=cadre, entered_on=date(2018, 1, 1), set_by=officer
    )
    [one] = cleared_people(programme, officer, 1)
    [target] = targets_of(programme=programme)
    assert (target.place, target.left) == (village, 1)
    place(officer, one, target)
    [made] = make_postings(programme=programme, actor=actor_of(officer))
    assert (made.place, made.kind) == (village, "first_secretary")
