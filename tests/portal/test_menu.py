"""The entry of assessments for whom no office leads there."""

import pytest

from accounts.choices import Role
from accounts.models import User
from assessments.domain import cycles
from assessments.models import Elector, VoterGroup
from portal.menu import bar, menu
from tests.assessments.conftest import (
    _keys_of_the_ballots_worker as _keys_of_the_ballots_worker,  # noqa: PLC0414  # a fixture
)
from tests.assessments.conftest import cycle as cycle  # noqa: PLC0414  # a fixture
from tests.assessments.conftest import units as units  # noqa: PLC0414  # a fixture
from tests.conftest import actor_of, make_member, make_user

LIST = "/assessments/"


@pytest.fixture
def delegate(cycle, branch):
    """A member who votes, without any office."""
    user = User.objects.create_user("delegate", name="代表")
    member = make_member(branch, "代表", 70)
    member.user = user
    member.save()
    group = VoterGroup.objects.filter(cycle=cycle).first()
    Elector.objects.create(cycle=cycle, group=group, user=user)
    return user


def entries_of(user):
    return menu(actor=actor_of(user), route="portal:home", path="/")


@pytest.mark.parametrize("who", ["delegate", "leader"])
def test_voters_and_leaders_are_led_to_their_assessments_once_they_are_open(
    cycle, officer, delegate, who
):
    user = User.objects.get(username=who)
    assert LIST not in [entry.url for entry in entries_of(user)]
    cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    entries = entries_of(user)
    assert entries[-1].url == LIST
    on_phone = bar(actor=actor_of(user), entries=entries)
    assert on_phone[-1].url == LIST
    assert len(on_phone) <= 4


def test_who_has_no_part_is_not_led_there(cycle, officer, secretary):
    cycles.open_cycle(cycle=cycle, actor=actor_of(officer))
    stranger = User.objects.create_user("stranger", name="无关")
    for user in (secretary, stranger):
        assert LIST not in [entry.url for entry in entries_of(user)]


def test_a_phone_leads_the_cadre_office_to_what_it_runs(district):
    user = make_user("cadres", district, Role.CADRE_OFFICER)
    on_phone = bar(actor=actor_of(user), entries=entries_of(user))
    assert [str(entry.label) for entry in on_phone] == ["首页", "党员", "干部下沉"]
