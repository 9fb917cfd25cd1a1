"""Real Celery workers for tests: a process of their own on the test database."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from config.celery import app
from tools.engines import die_with_parent


def database_url():
    """Return the address of the test database, which only this process knows by name."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return parts._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def start_worker():
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "BALLOT_KEY_DIR": settings.BALLOT_KEY_DIR,
        "DJANGO_SETTINGS_MODULE": os.environ.get(
            "DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE
        ),
    }
    celery = [sys.executable, "-W", "ignore", "-m", "celery", "--quiet", "-A", "config"]
    return subprocess.Popen(
        [*celery, "worker", "-Q", "celery,ballots", "--pool=solo", "--loglevel=ERROR"],
        env=environment,
        preexec_fn=die_with_parent,  # noqa: PLW1509  # no thread holds a lock here
    )


@contextmanager
def running_worker():
    app.control.purge()
    worker = start_worker()
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def wait_until(condition, *, seconds=60):
    """Return the first true answer; fail loudly if none comes in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := condition():
            return answer
        time.sleep(0.05)
    message = f"nothing came within {seconds} seconds"
    raise AssertionError(message)
