"""Everybody in a hall logs in and votes within a minute, over HTTP, on a server of our own.

Some tap twice and some lose the connection before the answer. Clients and server share the
machine, so the figures are on the safe side.
"""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from random import Random
from typing import Any
from urllib.parse import urlencode

from tools.bench.databases import WORK, address

SECONDS = 60
TAPPING_TWICE, CUT_OFF = 0.3, 0.1
LOOKS_A_SECOND = 2
PATIENCE = 60
START_SECONDS = 30
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SERVER = ("--workers=2", "--threads=4", "--log-level=error")


@contextmanager
def server() -> Iterator[int]:
    """Run the web server on the benchmark's database; give its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": address(WORK),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}"]
    child = subprocess.Popen([*gunicorn, *SERVER], env=environment)  # noqa: S603  # our own server
    try:
        _wait_for(port)
        yield port
    finally:
        child.terminate()
        child.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            Browser(port).get("/accounts/login/")
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


@dataclass
class Browser:
    """One person's browser: cookies and the token of the last form."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def get(self, path: str) -> int:
        connection = self._send("GET", path)
        status, body = self._read(connection.getresponse())
        if found := TOKEN.search(body):
            self.token = found.group(1)
        return status

    def post(self, path: str, fields: dict[str, str]) -> int:
        return self._read(self._send("POST", path, fields).getresponse())[0]

    def post_and_vanish(self, path: str, fields: dict[str, str]) -> None:
        self._send("POST", path, fields).close()

    def _send(self, method: str, path: str, fields: dict[str, str] | None = None) -> HTTPConnection:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**fields, "csrfmiddlewaretoken": self.token})
        connection.request(method, path, body, headers)
        return connection

    def _read(self, response: HTTPResponse) -> tuple[int, str]:
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: cookie.value for name, cookie in SimpleCookie(line).items()}
        return response.status, response.read().decode()


class Hall:
    """What everybody does, and how long each answer took."""

    def __init__(self, *, port: int, vote: dict[str, Any], password: str) -> None:
        self.port, self.vote, self.password = port, vote, password
        self.path = f"/assessments/{vote['cycle']}/ballot/"
        self.times: dict[str, list[float]] = {"login": [], "sheet": [], "ballot": [], "page": []}
        self.statuses: set[int] = set()
        self.doubled = self.cut = 0
        self.is_over = threading.Event()

    def rush(self) -> None:
        """Let every voter come at a random moment of the minute, and an officer go on working."""
        voters = self.vote["voters"]
        with ThreadPoolExecutor(len(voters) + 1) as pool:
            looking = pool.submit(self._work_on)
            coming = [pool.submit(self._vote, number) for number in range(len(voters))]
            for future in coming:
                future.result()
            self.is_over.set()
            looking.result()

    def _vote(self, number: int) -> None:
        chance = Random(number)  # noqa: S311  # nothing secret
        time.sleep(chance.random() * SECONDS)
        browser = self._log_in(self.vote["voters"][number])
        self._timed("sheet", browser.get, self.path)
        scores = {f"unit-{unit}": str(chance.randint(60, 100)) for unit in self.vote["units"]}
        if chance.random() < CUT_OFF:
            self.cut += 1
            browser.post_and_vanish(self.path, scores)
        if chance.random() < TAPPING_TWICE:
            self.doubled += 1
            second = threading.Thread(target=browser.post, args=(self.path, scores))
            second.start()
            self._timed("ballot", browser.post, self.path, scores)
            second.join()
        else:
            self._timed("ballot", browser.post, self.path, scores)

    def _work_on(self) -> None:
        browser = self._log_in(self.vote["officer"])
        while not self.is_over.wait(1 / LOOKS_A_SECOND):
            self._timed("page", browser.get, "/")

    def _log_in(self, username: str) -> Browser:
        browser = Browser(self.port)
        self._timed("login", browser.get, "/accounts/login/")
        fields = {"username": username, "password": self.password}
        self._timed("login", browser.post, "/accounts/login/", fields)
        return browser

    def _timed(self, what: str, act: Any, *arguments: Any) -> None:
        start = time.perf_counter()
        self.statuses.add(act(*arguments))
        self.times[what].append(time.perf_counter() - start)

    def p95(self, what: str) -> float:
        """Return how long nineteen of twenty took at most, in seconds."""
        times = sorted(self.times[what])
        return times[len(times) * 95 // 100]
