"""``make demo``: engines, migrations, the example district, worker, beat and web server.

Ctrl-C stops every process it started; if one of them ends by itself, so does the demo, non-zero.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tools.engines import EngineError, die_with_parent, engines

SETTINGS = "config.settings.dev"
PORT = int(os.environ.get("PORT", "8000"))
PYTHON = sys.executable
STOP_SECONDS = 15


def port_is_taken() -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", PORT)) == 0


def spawn(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        command,
        env=environment,
        start_new_session=True,
        preexec_fn=die_with_parent,  # noqa: PLW1509  # single-threaded supervisor
    )


QUEUES = ("-Q", "celery,ballots")
"""One worker for all: an installation counts ballots in one of its own."""


def serve(environment: dict[str, str]) -> int:
    manage = [PYTHON, "manage.py"]
    subprocess.run([*manage, "migrate", "--no-input", "-v0"], env=environment, check=True)  # noqa: S603
    accounts = subprocess.run(  # noqa: S603
        [*manage, "load_demo"], env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()
    # A demo is often tried as root in a container; the worker's advice is for production.
    celery = [PYTHON, "-W", "ignore:You're running", "-m", "celery", "--quiet", "-A", "config"]
    web = [PYTHON, "-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{PORT}", "--workers=2"]
    children = [
        spawn([*celery, "worker", *QUEUES, "--concurrency=2", "--loglevel=WARNING"], environment),
        spawn([*celery, "beat", "--loglevel=WARNING"], environment),
        spawn([*web, "--threads=4", "--log-level=warning"], environment),
    ]
    try:
        while not port_is_taken() and all(child.poll() is None for child in children):
            time.sleep(0.1)
        print(
            f"\n  党支部工作平台  http://127.0.0.1:{PORT}\n  {accounts}\n"
            "  示例账号的密码人人皆知，仅供演示，不得录入真实数据\n  Ctrl-C 停止\n",
            flush=True,
        )
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        print("A process ended by itself; stopping.", file=sys.stderr)
        return 1
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait(timeout=STOP_SECONDS)


def main() -> int:
    for stop in (signal.SIGTERM, signal.SIGINT):  # a background shell starts us deaf to SIGINT
        signal.signal(stop, signal.default_int_handler)
    if os.environ.get("DJANGO_SETTINGS_MODULE", SETTINGS) != SETTINGS:
        print(
            "The demo has a password everybody knows: it runs with its own settings alone. Unset"
            " DJANGO_SETTINGS_MODULE.",
            file=sys.stderr,
        )
        return 1
    if port_is_taken():
        print(
            f"Port {PORT} is taken. Stop what runs there, or: PORT=8001 make demo", file=sys.stderr
        )
        return 1
    try:
        with engines(Path("var") / "demo") as addresses:
            return serve({**os.environ, **addresses, "DJANGO_SETTINGS_MODULE": SETTINGS})
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0


if __name__ == "__main__":
    sys.exit(main())
