"""Take away each statement that guards sight, one at a time: some test of access must turn red.

Works on a copy of the tree in which every such statement can be switched off. The tests of access
run once to learn which of them come past which statement; those run again with that statement
switched off, until one fails. What survives them is tried with the app's own tests. A survivor of
both is a statement nobody would miss. ``HARMLESS`` names those that nobody need miss, and why.

Usage: ``make mutants``, with parts of files' names as an optional filter:
``make mutants ONLY="points/views jobs/"``. What was found is noted in ``var/mutants/notes.json``:
the next call tries what is not noted there, and anew what survived tests that have changed since.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import django
import pytest
from _pytest.runner import runtestprotocol
from django.db import connection

from tools.harmless import HARMLESS
from tools.switches import passed, without

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = (".git", ".venv", "node_modules", "var", ".mypy_cache", ".ruff_cache", ".hypothesis")
NOTES = ROOT / "var" / "mutants" / "notes.json"
TESTS = ("tests/test_access.py", "tests/test_reach.py", "tests/test_home.py",
         "tests/test_own_imports.py", "tests/test_our_people_elsewhere.py",
         "tests/test_both_sides.py", "tests/test_sides_of_assessments.py",
         "tests/test_readers.py", "tests/test_other_towns.py",
         "tests/test_intruder.py", "tests/test_intruder_workbooks.py",
         "tests/test_visits.py")  # fmt: skip
"""Quick ones first: each file goes on with what survived the one before."""
MOST_SECONDS = 10
"""Of a file's tests on one statement: what every page comes past would take an hour."""


class Statement(NamedTuple):
    path: str
    function: str
    text: str
    line: int
    nth: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.text}"

    @property
    def key(self) -> str:
        """Name the statement by what stays when lines move."""
        return f"{self.path}:{self.function} {self.text} {self.nth}"

    @property
    def harmless(self) -> str:
        return next((why for part, why in HARMLESS.items() if part in self.key), "")


class Switches(ast.NodeTransformer):
    """Put a switch beside every statement that guards sight in one file."""

    def __init__(self, path: str, found: list[Statement]) -> None:
        self.path, self.found, self.function = path, found, ""

    def number(self, node: ast.expr) -> ast.Constant:
        text = ast.unparse(node)
        nth = sum(one[:3] == (self.path, self.function, text) for one in self.found)
        self.found.append(Statement(self.path, self.function, text, node.lineno, nth))
        return ast.Constant(len(self.found) - 1)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.function = node.name
        node.decorator_list = [
            ast.Call(ast.Name("switch"), [self.number(decorator), decorator], [])
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "requires"
            else decorator
            for decorator in node.decorator_list
        ]
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        instead = replacement(node)
        if instead is None:
            return self.generic_visit(node)
        asked = ast.Call(ast.Name("is_off"), [self.number(node)], [])
        self.generic_visit(node)
        return ast.IfExp(asked, ast.parse(instead, mode="eval").body, node)


def replacement(node: ast.Call) -> str | None:
    """Return what stands in the place of a guard that is taken away."""
    if not isinstance(node.func, ast.Attribute):
        return None
    held = ast.unparse(node.func.value)
    if node.func.attr == "as_q":
        return "models.Q()" if "models." in held else "~Q(pk__in=[])"
    if node.func.attr in {"covers", "can", "sees_own"}:
        return "True"
    return f"{held}.all()" if node.func.attr == "visible_to" else None


def equip(copy: Path) -> list[Statement]:
    """Put the switches into the copied tree."""
    found: list[Statement] = []
    apps = [file.parent for file in copy.glob("*/apps.py")]
    for path in sorted(file for app in apps for file in app.rglob("*.py")):
        name = str(path.relative_to(copy))
        before, tree = len(found), ast.parse(path.read_text())
        Switches(name, found).visit(tree)
        if len(found) > before:
            tree.body.insert(1, ast.parse("from tools.switches import is_off, switch").body[0])
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)))
    return found


class Notes:
    """What is known from earlier calls: kept in a file, so that a run goes on where one stopped."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.known = json.loads(file.read_text()) if file.exists() else {}

    def of(self, tests: str) -> dict[str, Any]:
        """Return what is noted of some tests; once they have changed, only what they found."""
        paths = sorted(Path(tests).rglob("*.py")) or [Path(tests)]
        now = sha256("".join(path.read_text() for path in paths).encode()).hexdigest()
        noted: dict[str, Any] = self.known.get(tests, {})
        if noted.get("of") != now:
            red = {key for key, is_red in noted.get("tried", {}).items() if is_red}
            noted = {"of": now, "tried": dict.fromkeys(sorted(red), True), "learned": []}
            self.known[tests] = noted
        return noted

    def write(self) -> None:
        self.file.write_text(json.dumps(self.known, ensure_ascii=False))


class Trial:
    """Runs tests once, then those that come past a statement without that statement."""

    def __init__(self, found: list[Statement], tried: Iterable[int], notes: Notes, of: str) -> None:
        self.found, self.notes, self.noted = found, notes, notes.of(of)
        self.open = [n for n in tried if found[n].key not in self.noted["tried"]]
        self.finds: Counter[str] = Counter()
        self.sound: set[str] = set()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.say = session.config.get_terminal_writer().line
        self.items = {item.nodeid: item for item in session.items}
        if not {self.found[n].key for n in self.open} <= set(self.noted["learned"]):
            self.learn(session.items)
        elif self.open:
            passes(session.items[0])  # what the tests share is made with everything in place
        for number in self.open:
            self.try_without(number)
        session._setupstate.teardown_exact(None)  # noqa: SLF001
        return True

    def learn(self, items: list[pytest.Item]) -> None:
        """Note which statement each test comes past, how often, and what the test costs."""
        comes_past: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for item in items:
            passed.clear()
            began = process_time()
            if not passes(item):
                self.say(f"left out, fails with everything in place: {item.nodeid}")
                continue
            cost = process_time() - began
            for number, times in passed.items():
                comes_past[self.found[number].key].append((item.nodeid, cost / times))
        self.noted |= {"comes_past": comes_past, "learned": [one.key for one in self.found]}
        self.notes.write()

    def try_without(self, number: int) -> None:
        """Note whether a test fails without the statement."""
        key = self.found[number].key
        tests = sorted(self.noted["comes_past"].get(key, ()), key=self.promise)
        ids = [name for name, _ in tests if name in self.items]
        with without(number):
            finder = self.first_red(ids)
        if finder and finder not in self.sound and not passes(self.items[finder]):
            pytest.exit(f"Fails with everything in place again: {finder}", returncode=1)
        self.sound.add(finder)
        self.finds.update((finder, kind(finder)) if finder else ())
        self.noted["tried"][key] = bool(finder)
        self.notes.write()
        self.say(f"{'dead ' if finder else 'ALIVE'} {self.found[number]}  {finder}", flush=True)

    def first_red(self, ids: list[str]) -> str:
        until = process_time() + MOST_SECONDS
        for name in ids:
            if not passes(self.items[name]):
                return name
            if process_time() > until:
                break
        return ""

    def promise(self, test: tuple[str, float]) -> float:
        """Say how long a find takes: first come tests that are quick, or of a kind that finds."""
        name, cost = test
        return cost / (1 + self.finds[name] + self.finds[kind(name)])


def kind(name: str) -> str:
    """Return a test's name without what it is tried with."""
    return name.split("[", 1)[0]


def passes(item: pytest.Item) -> bool:
    """Run a test, leaving what its module shares for the next one."""
    item.session._setupstate.teardown_exact(item)  # noqa: SLF001
    # With its module in the place of the next item, what the module shares is left standing.
    reports = runtestprotocol(item, log=False, nextitem=item.parent)  # type: ignore[arg-type]
    return not any(report.failed for report in reports)


def survivors(tests: str, found: list[Statement], tried: list[int], notes: Notes) -> list[int]:
    trial = Trial(found, tried, notes, tests)
    # The run before left the name of its tests' database, which would grow by another "test_".
    connection.settings_dict["NAME"] = urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/")
    code = pytest.main(["-qq", "-p", "no:cacheprovider", "--reuse-db", tests], plugins=[trial])
    if code not in {0, 5}:
        sys.exit(code)
    return [number for number in tried if not trial.noted["tried"].get(found[number].key)]


def try_all(copy: Path, notes: Notes, wanted: list[str]) -> int:
    found = equip(copy)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    tried = [n for n, one in enumerate(found) if any(part in one.path for part in wanted or [""])]
    red = {key for tests in TESTS for key, is_red in notes.of(tests)["tried"].items() if is_red}
    alive = [number for number in tried if found[number].key not in red]
    for tests in TESTS:
        alive = survivors(tests, found, alive, notes)
    print(f"{len(tried) - len(alive)} of {len(tried)} removals turn a test of access red.")
    for number in (number for number in alive if found[number].harmless):
        print(f"harmless: {found[number]}: {found[number].harmless}")
    alive = [number for number in alive if not found[number].harmless]
    for app in sorted({found[number].path.split("/")[0] for number in alive}):
        own = [number for number in alive if found[number].path.startswith(f"{app}/")]
        missed = survivors(f"tests/{app}", found, own, notes)
        print(
            f"{app}: {len(own)} are missed by no test of access, {len(missed)} by no test at all."
        )
    return 1 if alive else 0


def main() -> int:
    if "--in-copy" in sys.argv:
        _, notes, *wanted = sys.argv[1:]
        return try_all(Path.cwd(), Notes(Path(notes)), wanted)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        (copy / "node_modules").symlink_to(ROOT / "node_modules")
        command = [sys.executable, "-m", "tools.mutants", "--in-copy", str(NOTES), *sys.argv[1:]]
        return subprocess.run(command, cwd=copy, check=False).returncode  # noqa: S603  # ourselves


if __name__ == "__main__":
    sys.exit(main())
