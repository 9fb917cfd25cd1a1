"""Whoever may look at everything and do nothing is offered nothing to do.

No role is like that today: a page must not count on those who look being those who act.
"""

import pytest

from accounts.choices import Capability, Role
from accounts.permissions import CAPABILITIES
from tests.actors import Person, user_of
from tests.addresses import HOLDERS, NEEDS, POSTS
from tests.asking import ask, bare_refusals, browser_of
from tests.deeds import waiting
from tests.test_other_towns import address_of
from tests.test_visits import refused_offers
from tests.world import lasting_world

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)

LOOKS = frozenset(one for one in Capability if one.endswith("_view"))
PAGES = sorted(name for name in HOLDERS.keys() - POSTS if NEEDS[name] in LOOKS)


@pytest.fixture(scope="module")
def opened():
    return set()


@pytest.fixture
def reader(world, monkeypatch):
    """Whoever looks; over the district, of which everything is in reach."""
    monkeypatch.setitem(CAPABILITIES, Role.ASSESSOR, LOOKS)
    with bare_refusals():
        yield browser_of(user_of(Person(((Role.ASSESSOR, "district"),)), world))


@pytest.mark.parametrize("name", PAGES)
def test_who_only_looks_is_offered_nothing_that_is_refused(world, opened, reader, name):
    shown = ask(reader, "get", address_of(name, world))
    assert list(refused_offers(reader, shown, opened)) == []


def test_who_only_looks_is_not_offered_to_confirm_what_waits(world, opened, reader):
    shown = ask(reader, "get", waiting(world).get_absolute_url())
    assert list(refused_offers(reader, shown, opened)) == []
