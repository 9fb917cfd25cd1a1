"""Asking the portal as a browser does, and taking back whatever the answer did."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.test import Client

from config import urls
from spreadsheets.registry import exports
from tests.addresses import body
from tests.conftest import actor_of

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def browser_of(user):
    browser = Client()
    browser.force_login(user)
    browser.user = user
    return browser


def ask(client, method, url, data=None):
    """Ask and take back whatever the answer did."""
    with transaction.atomic():
        response = getattr(client, method)(url, data)
        response.text_seen = body(response)  # read at once: a file closes at its end
        transaction.set_rollback(True)
    response.method, response.url_asked = method, url
    return response


def bare(response):
    """Return what an answer tells, apart from the address asked and the form's token."""
    return TOKEN.sub(b"", response.text_seen.replace(response.url_asked.encode(), b""))


def page(browser, url):
    """Return what a page tells."""
    return bare(ask(browser, "get", url)).decode()


def rows_of(kind, user, query="", *, reveal=False):
    """Return the rows of a file, as somebody gets them."""
    file = exports()[kind](actor=actor_of(user), query=QueryDict(query), reveal=reveal)
    return list(file.rows())


def answer_of(response):
    is_turned_away = response.status_code in {403, 404}
    return response.status_code if is_turned_away else "in"


@contextmanager
def bare_refusals() -> Iterator[None]:
    """Draw no page for a refusal, which takes most of its time: ``test_access`` looks at those."""
    with pytest.MonkeyPatch.context() as patch:
        for status in (403, 404):
            patch.setattr(urls, f"handler{status}", partial(refuse, status), raising=False)
        yield


def refuse(status, request, exception):
    return HttpResponse(status=status)
