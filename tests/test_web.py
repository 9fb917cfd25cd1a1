"""What every answer carries and no template holds, and how production is set up."""

import base64
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.addresses import LISTS, OBJECTS, POSTS, address, body
from tests.test_architecture import SOURCES, name_of
from tests.workers import database_url
from tests.world import one_of_each

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
KEY = base64.b64encode(b"k" * 32).decode()
SECRETS = {
    "SECRET_KEY": "s" * 60 + "-Az19!x",
    "ID_CIPHER_KEY": KEY,
    "ID_INDEX_KEY": KEY,
    "AUDIT_KEY": KEY,
}
INLINE = re.compile(r"\sstyle=|\son\w+=\"|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)


@pytest.fixture
def world(branch, member, secretary):
    return one_of_each(branch, member, secretary)


def run(*command, **environment):
    return subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "ALLOWED_HOSTS": "portal.example.cn", **SECRETS, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


CARRIED = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}


def test_pages_are_kept_nowhere_and_run_nothing_of_others(client, world, secretary):
    client.force_login(secretary)
    wrong = []
    for name in sorted((LISTS | OBJECTS) - POSTS):
        answer = client.get(address(name, world))
        body(answer)
        headers = answer.headers
        wrong += [(name, key) for key, part in CARRIED.items() if part not in headers[key]]
        wrong += [name] if "unsafe" in headers["Content-Security-Policy"] else []
    assert wrong == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_no_template_holds_a_script_or_a_style(template):
    text = re.sub(r"\{[#%].*?[#%]\}", "", template.read_text(), flags=re.DOTALL)
    assert INLINE.findall(text) == []


def test_a_file_leaves_as_a_download(client, world, secretary):
    client.force_login(secretary)
    for name in (
        "jobs:job_download",
        "spreadsheets:batch_errors",
        "activities:attachment_download",
    ):
        answer = client.get(address(name, world))
        body(answer)
        headers = answer.headers
        assert headers["Content-Disposition"].startswith("attachment")
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("page", "kilobytes", "is_taken"),
    [
        ("/members/", 900, True),
        ("/members/", 1_100, False),
        ("/accounts/login/", 1_100, False),
        ("/imports/", 20_000, True),
        ("/imports/", 26_000, False),
    ],
)
def test_a_body_is_as_large_as_its_page_needs(client, secretary, page, kilobytes, is_taken):
    client.force_login(secretary)
    answer = client.generic("POST", page, b"x" * kilobytes * 1024, "application/octet-stream")
    assert (answer.status_code == 413) is not is_taken
    assert is_taken or "超出本页允许的大小" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("profile", ["prod", "dengbao"])
def test_production_passes_djangos_check_for_deployment(profile):
    checked = run(
        *("manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        DJANGO_SETTINGS_MODULE=f"config.settings.{profile}",
        DATABASE_URL=database_url(),
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(("name", "value"), [("ID_INDEX_KEY", ""), ("ID_CIPHER_KEY", "c2hvcnQ=")])
def test_production_does_not_start_without_its_secrets(name, value):
    checked = run(
        "manage.py", "check", **{"DJANGO_SETTINGS_MODULE": "config.settings.prod", name: value}
    )
    assert checked.returncode != 0
    assert name in checked.stderr


def test_cookies_of_production_go_over_tls_to_this_host_alone():
    shown = run(
        "-c",
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,"
        " s.SESSION_COOKIE_NAME[:7], s.CSRF_COOKIE_NAME[:7], s.SECURE_HSTS_SECONDS >= 31536000)",
        DJANGO_SETTINGS_MODULE="config.settings.prod",
    )
    assert shown.stdout.split() == ["True", "True", "True", "__Host-", "__Host-", "True"]


def test_no_password_stands_in_the_sources_but_the_one_of_the_demo():
    marked = {name_of(p) for p in SOURCES if re.search(r"noqa:.*S10[567]", p.read_text())}
    assert marked == {"portal/management/commands/load_demo.py"}


def test_the_demos_password_is_refused_in_production(settings):
    settings.SECURE_SSL_REDIRECT = True
    with pytest.raises(CommandError, match="refused with production settings"):
        call_command("load_demo")
    demo = run("-m", "tools.demo", DJANGO_SETTINGS_MODULE="config.settings.prod")
    assert demo.returncode == 1
    assert "a password everybody knows" in demo.stderr


def test_a_strange_host_is_refused(db):
    assert Client(HTTP_HOST="evil.example").get("/accounts/login/").status_code == 400
