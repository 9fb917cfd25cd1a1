"""Take away each statement that guards sight, one at a time: some test of access must turn red.

Works on a copy of the tree. A surviving mutant is a statement nobody would miss: either a test is
wanting, or the statement only decides what a page offers. Usage: ``make mutants``, with the part of
a file's name as an optional filter: ``make mutants ONLY=views``.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "jobs", "spreadsheets", "branches", "members", "activities", "points", "portal")
LEFT_OUT = (".git", ".venv", "node_modules", "var", ".mypy_cache", ".ruff_cache", ".hypothesis")
TESTS = ["tests/test_access.py", "tests/test_access_matrix.py"]


class Mutant(NamedTuple):
    """One statement replaced in one file."""

    path: Path
    line: int
    old: str
    source: bytes

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}  {self.old}"


def mutants(path: Path) -> Iterator[Mutant]:
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in ast.walk(ast.parse(source)):
        for part, new in replacements(node):
            first = starts[part.lineno - 1] + part.col_offset
            last = starts[(part.end_lineno or 0) - 1] + (part.end_col_offset or 0)
            changed = source[:first] + new.encode() + source[last:]
            yield Mutant(path, part.lineno, source[first:last].decode(), changed)


def replacements(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield what is taken away, and what stands in its place."""
    if isinstance(node, ast.FunctionDef):
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "requires":
                yield decorator, "(lambda view: view)"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        held = ast.unparse(node.func.value)
        if node.func.attr == "visible_to":
            yield node, f"{held}.all()"
        elif node.func.attr in {"covers", "can", "sees_own"}:
            yield node, "True"
        elif node.func.attr == "as_q":
            yield node, "models.Q()" if "models." in held else "~Q(pk__in=[])"


def survives(mutant: Mutant, copy: Path) -> bool:
    """Say whether every test of access still passes."""
    target = copy / mutant.path.relative_to(ROOT)
    target.write_bytes(mutant.source)
    tests = [*TESTS, *(f"tests/{app}" for app in (mutant.path.relative_to(ROOT).parts[0],))]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--reuse-db", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run(  # noqa: S603  # our own tests
            [*command, *(test for test in tests if (copy / test).exists())],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            check=False,
        )
    finally:
        target.write_bytes(mutant.path.read_bytes())
    return done.returncode == 0


def main() -> int:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    files = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
    found = [mutant for path in files if wanted in str(path) for mutant in mutants(path)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        (copy / "node_modules").symlink_to(ROOT / "node_modules")
        alive = []
        for number, mutant in enumerate(found, start=1):
            is_alive = survives(mutant, copy)
            alive += [mutant] if is_alive else []
            print(f"{number}/{len(found)} {'ALIVE' if is_alive else 'dead '} {mutant}", flush=True)
    print(f"{len(found) - len(alive)} of {len(found)} removals turn a test red.")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
