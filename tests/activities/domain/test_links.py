from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.choices import Capability
from activities.domain.links import add_item, end_link, link_unit, move_item, unit_named
from activities.models import UnitCommunityLink
from common.errors import RuleViolation
from tests.conftest import actor_of, make_branch

MAY, TODAY = date(2018, 5, 1), localdate()


def refusal(function, **named):
    with pytest.raises(RuleViolation) as refused, transaction.atomic():
        function(**named)
    return refused.value.code


@pytest.fixture
def unit(other_town):
    made = make_branch(other_town, 7)
    made.sector = "agency"
    made.save()
    return made


def join(unit, community, user, since=MAY):
    return link_unit(unit=unit, community=community, since=since, actor=actor_of(user))


@pytest.fixture
def link(unit, branch, town_officer):
    return join(unit, branch, town_officer)


def test_an_officer_over_either_side_links_and_both_sides_see_it(link, secretary, outsider):
    seen = UnitCommunityLink.objects
    assert seen.visible_to(actor_of(secretary), Capability.ACTIVITY_VIEW).get() == link
    assert not seen.visible_to(actor_of(outsider), Capability.ACTIVITY_VIEW).exists()


def test_who_is_no_officer_over_either_links_nothing(unit, branch, secretary, outsider):
    for user in (secretary, outsider):
        assert refusal(join, unit=unit, community=branch, user=user) == "out_of_reach"


def test_what_is_no_unit_or_no_community_is_refused(unit, branch, sibling_branch, officer):
    words = {"user": officer}
    assert refusal(join, **words, unit=sibling_branch, community=branch) == "no_unit"
    assert refusal(join, **words, unit=unit, community=unit) == "unknown_community"
    ahead = TODAY + timedelta(days=1)
    assert refusal(join, **words, unit=unit, community=branch, since=ahead) == "future_date"
    assert refusal(unit_named, text="没有") == "unknown_unit"
    assert unit_named(text=unit.code) == unit


def test_a_unit_has_one_community_at_a_time(link, unit, sibling_branch, officer):
    again = {"unit": unit, "community": sibling_branch, "user": officer}
    assert refusal(join, **again) == "linked_already"
    with pytest.raises(IntegrityError, match="one_community"), transaction.atomic():
        UnitCommunityLink.objects.create(
            unit=unit, community=sibling_branch, since=TODAY, set_by=officer
        )
    end_link(link=link, reason="调整", actor=actor_of(officer))
    assert refusal(end_link, link=link, reason="调整", actor=actor_of(officer)) == "done_already"
    assert refusal(join, **again) == "overlap"
    assert join(**again, since=TODAY).is_open


def test_only_officers_end_a_link(link, secretary):
    assert refusal(end_link, link=link, reason="调整", actor=actor_of(secretary)) == "out_of_reach"


def test_items_are_put_down_and_done_until_the_link_ends(link, secretary, officer):
    act = actor_of(secretary)
    item = add_item(link=link, kind="need", text="老旧小区路灯", actor=act)
    move_item(item=item, state="done", actor=act)
    assert item.done_on == TODAY
    counted = UnitCommunityLink.objects.with_items().get()
    assert (counted.need, counted.need_done, counted.project) == (1, 1, 0)
    move_item(item=item, state="doing", actor=act)
    assert item.done_on is None
    end_link(link=link, reason="调整", actor=actor_of(officer))
    link.refresh_from_db()
    assert refusal(move_item, item=item, state="done", actor=act) == "link_ended"
    assert refusal(add_item, link=link, kind="need", text="另一件", actor=act) == "link_ended"
