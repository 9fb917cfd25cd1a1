"""Take away each statement that guards sight, one at a time: some test of access must turn red.

Works on a copy of the tree in which every such statement can be switched off. The tests of access
run once to learn which of them come past which statement; those run again with that statement
switched off, until one fails. What survives them is tried with the app's own tests. A survivor of
both is a statement nobody would miss. ``HARMLESS`` names those that nobody need miss, and why.
Usage: ``make mutants``, with the part of a file's name as an optional filter:
``make mutants ONLY=views``.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import django
import pytest
from _pytest.runner import runtestprotocol

from tools.switches import passed, without

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = (".git", ".venv", "node_modules", "var", ".mypy_cache", ".ruff_cache", ".hypothesis")
TESTS = ("tests/test_access.py", "tests/test_visits.py", "tests/test_intruder.py",
         "tests/test_reach.py")  # fmt: skip
MOST_TESTS = 60
"""How many are tried on a statement: what every page comes past would take an hour."""
HARMLESS = {
    **dict.fromkeys(
        ("RatingRule.objects.visible_to", "PointScheme.objects.visible_to",
         "CalendarDay.objects.visible_to"),
        "everybody may see all of them, and visible_to() keeps all",
    ),
    **dict.fromkeys(
        ("Requirement.objects.visible_to", "ScoreRule.objects.visible_to",
         "Method.objects.visible_to"),
        "belong to no organization: whoever the page lets in sees all of them",
    ),
    "activities/domain/reminders.py:_planned":
        "is asked about the branches in reach alone; keeps the rows few",
    **dict.fromkeys(
        ("activities/imports/service_records.py:_confirms",
         "activities/domain/service_book.py:record_service"),
        "the member is in reach by then, and who records service in a branch confirms it there",
    ),
    "activities/exports/attendance.py:select": "the member was looked up in reach before",
}  # fmt: skip
"""Parts of statements whose removal shows and changes nothing, with the reason."""


class Statement(NamedTuple):
    path: str
    function: str
    text: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.text}"

    @property
    def harmless(self) -> str:
        place = f"{self.path}:{self.function} {self.text}"
        return next((why for part, why in HARMLESS.items() if part in place), "")


class Switches(ast.NodeTransformer):
    """Put a switch beside every statement that guards sight in one file."""

    def __init__(self, path: str, found: list[Statement]) -> None:
        self.path, self.found, self.function = path, found, ""

    def number(self, node: ast.expr) -> ast.Constant:
        text = ast.unparse(node)
        self.found.append(Statement(self.path, self.function, text, node.lineno))
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


def equip(copy: Path, wanted: str) -> list[Statement]:
    """Put the switches into the copied tree."""
    found: list[Statement] = []
    apps = [file.parent for file in copy.glob("*/apps.py")]
    for path in sorted(file for app in apps for file in app.rglob("*.py")):
        name = str(path.relative_to(copy))
        before, tree = len(found), ast.parse(path.read_text())
        if wanted in name:
            Switches(name, found).visit(tree)
        if len(found) > before:
            tree.body.insert(1, ast.parse("from tools.switches import is_off, switch").body[0])
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)))
    return found


class Trial:
    """Runs every test once, then those that come past a statement without that statement."""

    def __init__(self, found: list[Statement], tried: Iterable[int]) -> None:
        self.found, self.tried = found, list(tried)
        self.alive: list[int] = []
        self.comes_past: dict[int, list[pytest.Item]] = defaultdict(list)
        self.finders: set[pytest.Item] = set()
        self.finds: Counter[str] = Counter()
        self.seconds: dict[pytest.Item, float] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.say = session.config.get_terminal_writer().line
        broken = [item.nodeid for item in session.items if not self.learn(item)]
        self.alive = self.tried if broken else [n for n in self.tried if not self.is_missed(n)]
        broken += [item.nodeid for item in self.finders if not passes(item)]
        if broken or session.testsfailed:
            pytest.exit(f"Mend what fails with everything in place: {broken}", returncode=1)
        session._setupstate.teardown_exact(None)  # noqa: SLF001
        return True

    def learn(self, item: pytest.Item) -> bool:
        passed.clear()
        began = monotonic()
        is_green = passes(item)
        self.seconds[item] = monotonic() - began
        for number in passed:
            self.comes_past[number].append(item)
        return is_green

    def is_missed(self, number: int) -> bool:
        """Say whether a test fails without the statement."""
        tests = self.comes_past[number]
        tests.sort(key=self.promise)
        del tests[MOST_TESTS:]
        with without(number):
            finder = next((item for item in tests if not passes(item)), None)
        if finder:
            self.finders.add(finder)
            self.finds.update((finder.nodeid, kind(finder)))
        self.say(f"{'dead ' if finder else 'ALIVE'} {self.found[number]}", flush=True)
        return finder is not None

    def promise(self, item: pytest.Item) -> float:
        """Say how long a find takes: first come tests that are quick, or of a kind that finds."""
        found = self.finds[item.nodeid] + self.finds[kind(item)]
        return self.seconds[item] / (1 + found)


def kind(item: pytest.Item) -> str:
    """Return a test's name without what it is tried with."""
    return item.nodeid.split("[", 1)[0]


def passes(item: pytest.Item) -> bool:
    """Run a test, leaving what its module shares for the next one."""
    item.session._setupstate.teardown_exact(item)  # noqa: SLF001
    # With its module in the place of the next item, what the module shares is left standing.
    reports = runtestprotocol(item, log=False, nextitem=item.parent)  # type: ignore[arg-type]
    return not any(report.failed for report in reports)


def survivors(tests: Iterable[str], found: list[Statement], tried: Iterable[int]) -> list[int]:
    trial = Trial(found, tried)
    code = pytest.main(["-qq", "-p", "no:cacheprovider", *tests], plugins=[trial])
    return trial.alive if code in {0, 5} else sys.exit(code)


def try_all(copy: Path, wanted: str) -> int:
    found, began = equip(copy, wanted), monotonic()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    alive = survivors(TESTS, found, range(len(found)))
    print(f"{len(found) - len(alive)} of {len(found)} removals turn a test of access red, after "
          f"{(monotonic() - began) / 60:.0f} minutes.")  # fmt: skip
    for number in (number for number in alive if found[number].harmless):
        print(f"harmless: {found[number]}: {found[number].harmless}")
    alive = [number for number in alive if not found[number].harmless]
    if not alive:
        return 0
    apps = sorted({found[number].path.split("/")[0] for number in alive})
    missed_by_none = survivors([f"tests/{app}" for app in apps], found, alive)
    print(f"{len(alive)} are missed by no test of access, {len(missed_by_none)} by no test at all.")
    return 1


def main() -> int:
    if "--in-copy" in sys.argv:
        return try_all(Path.cwd(), sys.argv[sys.argv.index("--in-copy") + 1])
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        (copy / "node_modules").symlink_to(ROOT / "node_modules")
        wanted = "".join(sys.argv[1:])
        command = [sys.executable, "-m", "tools.mutants", "--in-copy", wanted]
        return subprocess.run(command, cwd=copy, check=False).returncode  # noqa: S603  # ourselves


if __name__ == "__main__":
    sys.exit(main())
