"""House rules that no linter knows. Each test guards a sentence of docs/architecture.md."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent
APPS = (
    "accounts", "jobs", "spreadsheets", "branches", "administration", "members", "activities",
    "points", "dispatch", "assessments", "portal",
)  # fmt: skip
FRONT_ROOMS = {
    "models", "choices", "querysets", "domain", "reports", "scope", "permissions", "registry",
    "http", "tables", "widgets", "problems", "exports", "pages", "api",
}  # fmt: skip
INNER_FILES = (
    "domain/**/*.py", "reports.py", "reports/*.py", "models.py", "models/*.py", "querysets.py",
)  # fmt: skip
EDGE_FILES = ("views.py", "views/*.py", "api/*.py", "exports.py", "exports/*.py")
WEB = ("django.http", "django.forms", "django.shortcuts", "django.contrib.messages")
DOMAIN_WORDS = re.compile(r"\b(member|branch|party|secretar|organization)", re.IGNORECASE)
SOURCES = [
    path for app in (*APPS, "common", "config", "tools") for path in (ROOT / app).rglob("*.py")
]


def files(*patterns):
    return [path for app in APPS for pattern in patterns for path in (ROOT / app).glob(pattern)]


def name_of(path):
    return str(path.relative_to(ROOT))


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("path", files(*INNER_FILES), ids=name_of)
def test_inner_floor_is_free_of_http(path):
    assert [name for name in imports(path) if name.startswith(WEB)] == []


@pytest.mark.parametrize("app", APPS)
def test_apps_meet_only_in_front_rooms(app):
    visits = [
        f"{name_of(path)}: {name}"
        for path in (ROOT / app).rglob("*.py")
        for name in imports(path)
        if "." in name
        and name.split(".")[0] in set(APPS) - {app}
        and name.split(".")[1] not in FRONT_ROOMS
    ]
    assert visits == []


@pytest.mark.parametrize("path", files(*EDGE_FILES), ids=name_of)
def test_edges_reach_rows_only_through_a_scope(path):
    leaks = [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "objects"
        and node.attr not in {"visible_to", "none"}
    ]
    assert leaks == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_stay_under_400_lines_and_functions_under_30_statements(path):
    assert "migrations" in path.parts or len(path.read_text().splitlines()) <= 400


def test_subtrees_are_ranges_and_never_prefixes():
    assert [name_of(p) for p in SOURCES if "path__startswith" in p.read_text()] == []


def test_common_knows_no_domain_word():
    strays = {
        name_of(path): DOMAIN_WORDS.findall(path.read_text())
        for path in (ROOT / "common").rglob("*.py")
        if path.name != "migrations_sql.py" and DOMAIN_WORDS.search(path.read_text())
    }
    assert strays == {}


def test_every_enqueued_task_resolves():
    names = {
        name for path in SOURCES for name in re.findall(r'enqueue\(\s*"([\w.]+)"', path.read_text())
    }
    assert all(callable(import_string(name)) for name in names)


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/sql/*.sql")), ids=name_of)
def test_every_sql_file_has_one_caller_and_says_what_it_does(path):
    callers = [
        p for p in SOURCES if ROOT / "tools" not in p.parents and name_of(path) in p.read_text()
    ]
    assert len(callers) == 1
    assert path.read_text().startswith("-- ")


def test_migrations_are_named_for_what_they_do():
    names = [p.stem for p in ROOT.glob("*/migrations/0*.py")]
    assert [name for name in names if "auto" in name] == []
