"""What a page offers: its links, and its forms as a browser sends them when nothing is typed."""

from collections import defaultdict
from html.parser import HTMLParser
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from tests.addresses import PUBLIC

MOST_ALIKE = 3
"""Of a page's offers of one address: the months of years, the days of a calendar."""
UNSENT = {"submit", "button", "reset", "file", "image"}


def is_sent(given):
    kind = given.get("type", "")
    if given["name"] == "csrfmiddlewaretoken":
        return False
    return kind not in UNSENT and (kind not in {"checkbox", "radio"} or "checked" in given)


class Offer(NamedTuple):
    method: str
    path: str
    fields: tuple[tuple[str, str], ...] = ()


class Page(HTMLParser):
    """Collects the offers of one page; a form once for each of its buttons."""

    def __init__(self, path):
        super().__init__()
        self.path, self.offers = path, set()
        self.form, self.fields, self.buttons, self.select = None, [], [], None

    def handle_starttag(self, tag, attrs):
        given = {key: value or "" for key, value in attrs}
        for link in (given.get("href") if tag == "a" else None, given.get("hx-get")):
            self.offers |= {Offer("get", urlsplit(link).path)} if link else set()
        if tag == "form":
            self.form, self.fields, self.buttons = given, [], []
        elif self.form is not None:
            self.handle_control(tag, given)

    def handle_control(self, tag, given):
        name, kind = given.get("name", ""), given.get("type", "")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.fields.append((self.select, given.get("value", "")))
        elif tag == "button" and kind != "button":
            self.buttons.append((given.get("formaction"), name, given.get("value", "")))
        elif tag == "input" and name and is_sent(given):
            self.fields.append((name, given.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        if tag != "form" or self.form is None:
            return
        if self.form.get("method") != "post":
            self.offers |= {Offer("get", urlsplit(self.form.get("action", "")).path)}
        else:
            for action, name, value in self.buttons or [(None, "", "")]:
                path = urlsplit(action or self.form.get("action", "")).path or self.path
                sent = [*self.fields, (name, value)] if name else self.fields
                self.offers.add(Offer("post", path, tuple(sent)))
        self.form = None


def offers_of(response):
    """Return what a page offers that is an address of the portal and not open to everybody."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    if response.status_code != HTTPStatus.OK or not is_page:
        return set()
    page = Page(response.url_asked)
    page.feed(response.text_seen.decode())
    alike = defaultdict(set)
    for offer in sorted(offer for offer in page.offers if is_guarded(offer.path)):
        same = alike[offer.method, view_of(offer.path)]
        if len(same) < MOST_ALIKE:
            same.add(offer)
    return set().union(*alike.values())


def view_of(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def is_guarded(path):
    return (
        path.startswith("/")
        and not path.startswith(settings.STATIC_URL)
        and (view_of(path) not in PUBLIC)
    )
