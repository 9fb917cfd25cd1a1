from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.choices import Capability
from common.errors import RuleViolation
from dispatch.domain.contacts import amend_visit, end_contact, record_visit
from dispatch.models import LeaderContact
from dispatch.reports.contacts import coverage
from tests.conftest import actor_of
from tests.dispatch.contacts import MAY, keep_contact


def refused(call, **arguments):
    with pytest.raises(RuleViolation) as refusal:
        call(**arguments)
    return refusal.value.code, " ".join(refusal.value.messages)


def test_only_a_leader_of_county_level_is_put_in_contact(cadre, village, officer):
    with pytest.raises(RuleViolation) as refusal:
        keep_contact(cadre, village, officer)
    assert refusal.value.messages == ["张三在 2018-05-01 不是县级领导，当日职级：正科级"]


def test_a_second_contact_with_the_same_target_names_the_first(contact, leader, village, officer):
    with pytest.raises(RuleViolation) as refusal:
        keep_contact(leader, village, officer, starts_on=date(2018, 9, 1))
    assert refusal.value.code == "in_contact_already"
    assert "2018-05-01" in refusal.value.messages[0]
    end_contact(
        contact=contact, ends_on=date(2018, 8, 31), reason="分工调整", actor=actor_of(officer)
    )
    again = keep_contact(leader, village, officer, starts_on=date(2018, 9, 1))
    assert (again.target, again.ends_on) == (village, None)


def test_the_database_refuses_two_contacts_with_a_target_on_a_day(contact):
    contact.pk = None
    contact.starts_on = date(2019, 1, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        contact.save()


def test_a_leader_may_be_in_contact_with_a_town_and_a_village_in_it(
    contact, leader, town, project, officer
):
    keep_contact(leader, town, officer)
    keep_contact(leader, project, officer)
    kinds = [c.kind for c in leader.contacts.order_by("pk")]
    assert kinds == ["place", "town", "project"]


def test_a_contact_does_not_end_before_a_visit_made(contact, officer):
    actor = actor_of(officer)
    record_visit(contact=contact, visited_on=date(2018, 7, 2), text="走访", actor=actor)
    code, words = refused(
        end_contact, contact=contact, ends_on=date(2018, 7, 1), reason="调整", actor=actor
    )
    assert (code, "2018-07-02" in words) == ("visited_later", True)


def test_a_visit_lies_in_the_contact_and_not_ahead(contact, officer):
    actor = actor_of(officer)
    early = {"contact": contact, "visited_on": date(2018, 4, 30), "text": "走访", "actor": actor}
    assert refused(record_visit, **early)[0] == "outside_contact"
    ahead = {**early, "visited_on": localdate().replace(year=localdate().year + 1)}
    assert refused(record_visit, **ahead)[0] == "future_date"


def test_a_visit_is_recorded_by_the_leader_the_town_or_the_office(
    contact, leader, town_officer, officer, secretary, outsider
):
    for user in (leader.member.user, town_officer, officer):
        record_visit(contact=contact, visited_on=MAY, text="走访", actor=actor_of(user))
    for user in (secretary, outsider):
        visit = {"contact": contact, "visited_on": MAY, "text": "走访", "actor": actor_of(user)}
        assert refused(record_visit, **visit)[0] == "out_of_reach"
    assert contact.visits.count() == 3


def test_a_visit_is_corrected_by_who_recorded_it_or_the_office(
    contact, leader, town_officer, officer
):
    own = actor_of(leader.member.user)
    visit = record_visit(contact=contact, visited_on=MAY, text="走防", actor=own)
    amended = {"visit": visit, "visited_on": MAY, "text": "走访"}
    assert refused(amend_visit, **amended, actor=actor_of(town_officer))[0] == "not_recorder"
    for actor in (own, actor_of(officer)):
        amend_visit(**amended, actor=actor)
    early = {**amended, "visited_on": date(2018, 4, 30)}
    assert refused(amend_visit, **early, actor=own)[0] == "outside_contact"
    visit.refresh_from_db()
    assert visit.text == "走访"


def seen(user):
    return list(LeaderContact.objects.visible_to(actor_of(user), Capability.CONTACT_VIEW))


def test_a_contact_is_seen_by_the_leader_and_where_it_leads(
    contact, leader, officer, town_officer, secretary, outsider
):
    for user in (leader.member.user, officer, town_officer):
        assert seen(user) == [contact]
    for user in (secretary, outsider):
        assert seen(user) == []


def test_coverage_is_counted_both_ways_as_of_a_day(
    contact, leader, village, project, officer, town_officer
):
    before = coverage(actor=actor_of(officer), on=date(2018, 4, 30))
    assert [(f.covered, f.lacking) for f in before.figures()] == [(0, 1), (0, 1), (0, 1), (0, 1)]
    found = coverage(actor=actor_of(officer), on=MAY)
    assert [(f.covered, f.lacking) for f in found.figures()] == [(0, 1), (1, 0), (0, 1), (1, 0)]
    assert [row.post.cadre for row in found.leaders] == [leader]
    assert [row.target for row in found.places] == [village]
    of_town = coverage(actor=actor_of(town_officer), on=MAY)
    assert (len(of_town.places), of_town.leaders) == (1, [])


@pytest.mark.parametrize("count", [1, 3])
def test_coverage_costs_the_same_queries_for_any_number(
    contact, leader, town, officer, count, django_assert_num_queries
):
    for number in range(count):
        village = type(contact.place).objects.create(
            code=f"4199000{number}", name=f"村{number}", kind="village", town=town
        )
        keep_contact(leader, village, officer)
    actor = actor_of(officer)
    with django_assert_num_queries(6):
        coverage(actor=actor, on=MAY)
