"""A real browser on a live server with a real worker."""

import os
import shutil
import warnings
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from tests.workers import running_worker

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(items):
    if CHROMIUM is None:
        warnings.warn("NO CHROMIUM: the browser journeys are not tested.", stacklevel=1)
        for item in items:
            if "tests/browser" in str(item.path):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def chromium():
    # Playwright runs an event loop in this thread; the tests' own queries are meant to block it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def worker(transactional_db):
    with running_worker():
        yield


def session_of(user, url):
    """Log a person in without the page, whose hashing of passwords takes its time."""
    client = Client()
    client.force_login(user)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "domain": urlsplit(url).hostname,
        "path": "/",
    }


@pytest.fixture
def open_as(chromium, live_server):
    """Return a function that logs a person in and gives the page; script errors fail the test."""
    contexts, complaints = [], []

    def open_page(user, viewport=DESKTOP):
        context = chromium.new_context(viewport=viewport, locale="zh-CN", base_url=live_server.url)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else 0)
        page.goto("/accounts/login/")
        page.get_by_label("用户名").fill(user.username)
        page.get_by_label("密码").fill("a-long-password")
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def upload(page, kind, name, content):
    page.get_by_label(kind, exact=True).check()
    page.set_input_files("input[type=file]", {
        "name": name, "mimeType": "application/octet-stream", "buffer": content,
    })  # fmt: skip
    page.get_by_role("button", name="上传并预览").click()


@contextmanager
def script_held_back(page, address):
    """Load the page anew; its script comes only after what is done to the page meanwhile."""
    asked = []

    def hold(route):
        asked.append(route)

    page.route(address, hold)
    page.reload(wait_until="commit")
    yield
    while not asked:
        page.wait_for_timeout(20)
    asked[0].continue_()
    page.wait_for_load_state()
