"""Every person visits every address, with the answer the tables give; and each answer has teeth.

Out of reach equals absent (404, same body), in reach without the capability is 403, and no page
offers what is then refused.
"""

from http import HTTPStatus

import pytest
from django.urls import reverse

from accounts.choices import Role
from tests.actors import PEOPLE, Person, at_the_desk, user_of
from tests.addresses import (
    HOLDERS,
    LISTS,
    NEEDS,
    OBJECTS,
    OFFICES,
    OWN,
    POSTS,
    WORDS,
    address,
)
from tests.asking import answer_of, ask, bare, bare_refusals, browser_of
from tests.offers import Offer, offers_of
from tests.world import SECRETS, TOLD, lasting_world

OF_ONE_PERSON = {"batch", "job"}
"""Seen by whoever made them and by nobody else, whatever the role."""
OF_THE_DISTRICT = {
    "requirement", "score_rule", "method", "calendar_day", "programme", "notice",
}  # fmt: skip
"""Belong to no organization: who holds the capability anywhere may come."""
NO_LONGER_OWN = {"activities:service_edit", "activities:service_strike"}
"""Once service is confirmed, the member's own report of it may be touched by others alone."""
pytestmark = pytest.mark.django_db
world = pytest.fixture(scope="module")(lasting_world)


@pytest.fixture(scope="module")
def browsers(world):
    """Everybody's own, logged in once."""
    return {who: browser_of(user_of(person, world)) for who, person in PEOPLE.items()}


def due_answer(name, person):
    """Return 403, 404 or "in", from the tables alone."""
    needed, keys = NEEDS[name], set(HOLDERS[name])
    if OF_ONE_PERSON & keys:
        return 404 if needed is None or needed in person.held else 403
    if needed is None:
        return "in"
    if needed not in person.held | person.own:
        return 403
    is_everywhere = not keys or (keys <= OF_THE_DISTRICT and needed in person.held)
    if is_everywhere or needed in person.held_here:
        return "in"
    if not (person.is_member and needed in person.own and name in OWN):
        return 404
    return 403 if name in NO_LONGER_OWN else "in"


@pytest.fixture(scope="module")
def open_offers(world):
    """What is open to each person: what was offered and found so before is not asked again.

    Nor is what the tables open, since every person comes to every address in any case.
    """
    visited = {name: Offer("get", address(name, world)) for name in HOLDERS.keys() - POSTS}
    return {
        who: {offer for name, offer in visited.items() if due_answer(name, person) == "in"}
        for who, person in PEOPLE.items()
    }


def wrong_answer(client, name, person, asked, absent):
    """Return how an answer differs from the tables, and what tells hidden from absent."""
    due, found = due_answer(name, person), answer_of(asked)
    if asked.status_code == 405:  # a method nobody may use tells nobody anything
        return ""
    if found != due:
        return f"{asked.status_code} instead of {due}"
    if due != 404 or not HOLDERS[name]:
        return ""
    elsewhere = ask(client, asked.method, absent)
    return "" if bare(elsewhere) == bare(asked) else "tells hidden from absent"


def refused_offers(client, page, opened):
    """Return what a page offers and then refuses."""
    for offer in offers_of(page) - opened:
        answer = answer_of(ask(client, offer.method, offer.path, dict(offer.fields)))
        if answer == "in":
            opened.add(offer)
        else:
            yield f"offers {offer} but answers {answer}"


def told_beyond(name, person, page):
    """Return what a page tells an officer of ours whose office says nothing of the kind."""
    if (
        page.status_code != HTTPStatus.OK
        or name.startswith(("accounts:audit", "dispatch:notice"))  # read by whom it concerns
        or (person.is_member and person.own)
    ):
        return []
    text = page.text_seen.decode(errors="ignore")
    beyond = [word for word, needed in TOLD.items() if needed not in person.held_here]
    return [f"tells {word}" for word in beyond if word in text]


@pytest.fixture
def _bare_refusals():
    with bare_refusals():
        yield


@pytest.mark.usefixtures("_bare_refusals")
@pytest.mark.parametrize("name", sorted(HOLDERS))
def test_an_address_answers_each_person_as_it_must(world, browsers, open_offers, name):
    url, absent = address(name, world), address(name, world, shift=1_000_000)
    methods = ("post",) if name in POSTS else ("get", "post")
    for who, person in PEOPLE.items():
        browser = browsers[who]
        with at_the_desk(person, browser.user, world):
            answers = [ask(browser, method, url) for method in methods]
            found = [wrong_answer(browser, name, person, asked, absent) for asked in answers]
            found += told_beyond(name, person, answers[0])
            found += refused_offers(browser, answers[0], open_offers[who])
        wrong = [what for what in found if what]
        assert not wrong, f"{who}: {wrong}"


@pytest.mark.parametrize("name", sorted(n for n in OBJECTS if HOLDERS[n] == ("branch",)))
def test_what_lies_above_does_not_exist_for_those_below(client, world, name):
    client.force_login(world["user"])
    words, method = WORDS.get(name, ()), "post" if name in POSTS else "get"
    above = ask(client, method, reverse(name, args=[*words, world["town"].pk]))
    absent = ask(client, method, reverse(name, args=[*words, world["town"].pk + 1_000_000]))
    assert (above.status_code, above.content) == (404, absent.content)


QUERIES = (
    "export=csv", "q=张三", "q=zs", "q=mmgb", "q=0017", "q=秘密", "page=2", "sort=name",
    "month=2018-06", "town={town}", "organization={branch}", "branch={branch}",
    "within={branch}", "member={member}",
    "from=2018-01&to=2018-12", "state=accepted",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_no_filter_search_page_or_export_shows_a_stranger_ours(client, world, query):
    client.force_login(user_of(Person(((Role.DISTRICT_OFFICER, "other_town"),)), world))
    asked = query.format(
        town=world["town"].pk, branch=world["branch"].pk, member=world["member"].pk
    )
    echoed = {word for word in SECRETS if word in query}
    leaks = {}
    for name in sorted(n for n in LISTS | OFFICES if not HOLDERS[n]):
        page = ask(client, "get", f"{address(name, world)}?{asked}")
        text = page.text_seen.decode(errors="ignore")
        strays = [word for word in SECRETS if word in text and word not in echoed]
        if strays:
            leaks[name] = strays
    assert leaks == {}
