"""Take away each statement that guards sight, one at a time: some test of access must turn red.

Works on a copy of the tree in which every such statement can be switched off. The tests of access
run once to learn which of them come past which statement; those run again, in a process of their
own, with that statement switched off. What survives them is tried with the app's own tests. A
survivor of both is a statement nobody would miss: either a test is wanting, or the statement only
decides what a page offers. Usage: ``make mutants``, with the part of a file's name as an optional
filter: ``make mutants ONLY=views``. The order is mixed, so that a run cut short has tried a fair
sample.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import django
import pytest

from tools.switches import passed, turn_off

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "administration", "jobs", "spreadsheets", "branches", "members", "activities",
        "points", "dispatch", "assessments", "portal")  # fmt: skip
LEFT_OUT = (".git", ".venv", "node_modules", "var", ".mypy_cache", ".ruff_cache", ".hypothesis")
TESTS = ("tests/test_access.py", "tests/test_access_matrix.py", "tests/test_intruder.py")


class Statement(NamedTuple):
    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.text}"


class Switches(ast.NodeTransformer):
    """Put a switch beside every statement that guards sight in one file."""

    def __init__(self, path: str, found: list[Statement]) -> None:
        self.path, self.found = path, found

    def number(self, node: ast.expr) -> ast.Constant:
        self.found.append(Statement(self.path, node.lineno, ast.unparse(node)))
        return ast.Constant(len(self.found) - 1)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.decorator_list = [
            ast.Call(ast.Name("switch"), [self.number(decorator), decorator], [])
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "requires"
            else decorator
            for decorator in node.decorator_list
        ]
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        without = replacement(node)
        if without is None:
            return self.generic_visit(node)
        asked = ast.Call(ast.Name("is_off"), [self.number(node)], [])
        self.generic_visit(node)
        return ast.IfExp(asked, ast.parse(without, mode="eval").body, node)


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
    for path in sorted(file for app in APPS for file in (copy / app).rglob("*.py")):
        name = str(path.relative_to(copy))
        before, tree = len(found), ast.parse(path.read_text())
        if wanted in name:
            Switches(name, found).visit(tree)
        if len(found) > before:
            tree.body.insert(1, ast.parse("from tools.switches import is_off, switch").body[0])
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)))
    return found


class Footprints:
    """Which statements each test comes past."""

    def __init__(self, report: Path) -> None:
        self.report = report

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        passed.clear()
        yield
        with self.report.open("a") as lines:
            lines.writelines(f"{number} {item.nodeid}\n" for number in passed)


def run(tests: Iterable[str], *, number: int = -1, plugins: Iterable[object] = ()) -> bool:
    """Run tests in a process of their own, and say whether all passed."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    options = ["-q", "--reuse-db", "-p", "no:cacheprovider"]
    if number >= 0:
        turn_off(number)
        options.append("-x")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    code = pytest.main([*options, *tests], plugins=list(plugins))
    sys.stdout.flush()
    os._exit(code)


def footprints(tests: Iterable[str], report: Path) -> dict[int, list[str]]:
    report.unlink(missing_ok=True)
    if not run(tests, plugins=[Footprints(report)]):
        sys.exit("The tests fail with everything in place: mend them first.")
    comes_past: dict[int, list[str]] = defaultdict(list)
    for line in report.read_text().splitlines():
        number, test = line.split(" ", 1)
        comes_past[int(number)].append(test)
    return comes_past


def survivors(
    numbers: Iterable[int], comes_past: dict[int, list[str]], found: list[Statement]
) -> Iterator[int]:
    """Yield the statements without which every test still passes, likely finders first."""
    finds: Counter[str] = Counter()
    for number in numbers:
        tests = sorted(comes_past[number], key=lambda test: -finds[test])
        alive = not tests or run(tests, number=number)
        finds.update(() if alive else tests[:1])
        print(f"{'ALIVE' if alive else 'dead '} {found[number]}", flush=True)
        if alive:
            yield number


def try_all(copy: Path, wanted: str) -> int:
    found, report = equip(copy, wanted), copy / "footprints"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    shuffled = Random(1).sample(range(len(found)), len(found))  # noqa: S311  # nothing secret
    alive = list(survivors(shuffled, footprints(TESTS, report), found))
    print(f"{len(found) - len(alive)} of {len(found)} removals turn a test of access red.")
    for app in sorted({found[number].path.split("/")[0] for number in alive}):
        theirs = [number for number in alive if found[number].path.startswith(f"{app}/")]
        missed_by_none = list(survivors(theirs, footprints([f"tests/{app}"], report), found))
        print(f"{len(missed_by_none)} of them are missed by no test of {app} either.")
    return 0


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
