"""Whoever may look at everything and do nothing is offered nothing to do.

No role is like that today: a page must not count on those who look being those who act.
"""

import pytest

from accounts.choices import Capability, Role
from accounts.permissions import CAPABILITIES
from tests.actors import Person, user_of
from tests.addresses import HOLDERS, NEEDS, POSTS, address
from tests.asking import ask, bare_refusals, browser_of
from tests.test_visits import refused_offers
from tests.world import lasting_world

pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)

LOOKS = frozenset(one for one in Capability if one.endswith("_view"))
PAGES = sorted(name for name in HOLDERS.keys() - POSTS if NEEDS[name] in LOOKS)


@pytest.fixture(scope="module")
def opened():
    return set()


@pytest.mark.parametrize("name", PAGES)
def test_who_only_looks_is_offered_nothing_that_is_refused(world, opened, monkeypatch, name):
    monkeypatch.setitem(CAPABILITIES, Role.ASSESSOR, LOOKS)
    browser = browser_of(user_of(Person(((Role.ASSESSOR, "district"),)), world))
    with bare_refusals():
        shown = ask(browser, "get", address(name, world))
        assert list(refused_offers(browser, shown, opened)) == []
