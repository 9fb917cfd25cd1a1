"""Every address of the portal: what it asks for and what it is about.

A file for each part of the portal; the tests of access walk through all of them together.
"""

from collections.abc import Iterable

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.addresses import accounts, activities, assessments, dispatch, members, points

PUBLIC = {
    "accounts:session_login", "accounts:session_logout", "accounts:language_choose",
    "accounts:text_choose", "accounts:second_factor_prove", "portal:healthz", "portal:readyz",
    "assessments:slip_vote", "assessments:slip_done", "assessments:slip_reports",
}  # fmt: skip
PARTS = (accounts, members, activities, points, dispatch, assessments)


def merged(tables: Iterable[dict]) -> dict:
    return {name: row for table in tables for name, row in table.items()}


_LISTS = merged(part.LISTS for part in PARTS)
_OBJECTS = merged(part.OBJECTS for part in PARTS)
_OFFICES = merged(part.OFFICES for part in PARTS)
LISTS, OBJECTS, OFFICES = set(_LISTS), set(_OBJECTS), set(_OFFICES)
"""What there is in reach; what a secretary may come to; where a secretary's role is too little."""
NEEDS = {**_LISTS, **{name: needed for name, (needed, *_) in (_OBJECTS | _OFFICES).items()}}
"""The capability an address asks for; nothing: whoever is logged in may come."""
HOLDERS = dict.fromkeys(_LISTS, ()) | {
    name: tuple(keys) for name, (_, *keys) in (_OBJECTS | _OFFICES).items()
}
"""What an address is about, by the names of ``tests.world``."""
WORDS = merged(part.WORDS for part in PARTS)
"""What stands in an address before the numbers."""
POSTS = set[str]().union(*(part.POSTS for part in PARTS))
"""Addresses that are only posted to."""
OWN = set[str]().union(*(part.OWN for part in PARTS))
"""What is open to the member about the own record, by no grant."""
API = {name for name in NEEDS if name.startswith("api:")}


def routes(resolver=None, namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, namespace + (f"{entry.namespace}:" if entry.namespace else ""))
        elif isinstance(entry, URLPattern):
            yield namespace + entry.name


def address(name, world, *, shift=0):
    return reverse(
        name, args=[*WORDS.get(name, ()), *(world[key].pk + shift for key in HOLDERS[name])]
    )


def body(response):
    return b"".join(response) if response.streaming else response.content


def visit(client, name, url):
    return client.post(url) if name in POSTS else client.get(url)
