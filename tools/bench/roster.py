"""Importing a roster as a user does, and the limit: reading the file and ``COPY`` of its rows.

The limit's rows are those the file stands for, people and homes, taken in by the register's own
tables under their keys, indexes and constraints.
"""

import io
from pathlib import Path
from typing import Any

import xlsxwriter
from django.apps import apps
from django.db import connection, transaction
from python_calamine import CalamineWorkbook

from accounts.choices import Role
from accounts.domain.circumstances import acting
from accounts.scope import Actor
from branches.models import Organization
from members.models import Affiliation, Member
from spreadsheets.domain import batches
from tools.bench import people
from tools.bench.clock import spent

MemberEvent = apps.get_model("members", "MemberEvent")
STAGING = "bench_staging"
WRITTEN = ("members_member", "members_affiliation")
REGISTER = """
SELECT md5(string_agg(concat_ws('|', m.id_index, m.name, m.pinyin, m.initials, m.sex,
    m.ethnic_group, m.born_on, m.id_head, m.id_tail, m.education, m.stage, m.joined_on,
    m.confirmed_on, m.mobile, m.work_post, m.remark, o.short_name), ';' ORDER BY m.id_index))
FROM members_member m
JOIN members_affiliation a ON a.member_id = m.id
JOIN branches_organization o ON o.id = a.organization_id
"""


def write_workbook(*, file: str, rows: int, remark: str = "") -> dict[str, Any]:
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("花名册")
        sheet.write_row(0, 0, people.HEADER)
        for number, row in enumerate(people.roster_rows(rows=rows, remark=remark), start=1):
            sheet.write_row(number, 0, row)
    return {"bytes": Path(file).stat().st_size}


def import_roster(*, file: str, rows: int) -> dict[str, Any]:
    """Upload, preview and commit into a register that holds the branches and nobody."""
    figures = _import(file, officer_of_branches(rows))
    written = Member.objects.count(), Affiliation.objects.count()
    if written != (rows, rows):
        raise RuntimeError(f"{written} of {rows} rows were written: not what is to be measured.")
    return figures


def change_roster(*, file: str, changed: str, rows: int, history: bool) -> dict[str, Any]:
    """Import a roster that changes everybody; without ``history``, past the triggers."""
    actor = officer_of_branches(rows)
    _import(file, actor)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE members_member")
        if not history:
            cursor.execute("ALTER TABLE members_member DISABLE TRIGGER USER")
    with acting(actor):
        figures = _import(changed, actor)
    kept = MemberEvent.objects.count()
    if kept != (rows if history else 0):
        raise RuntimeError(f"{kept} of {rows} old rows were kept: not what is to be measured.")
    return figures


def officer_of_branches(rows: int) -> Actor:
    people.district(branches_of_towns=[people.branches_for(rows=rows)])
    root = Organization.objects.get(superior=None)
    return Actor.of(people.officer(organization=root, role=Role.DISTRICT_OFFICER))


def _import(file: str, actor: Actor) -> dict[str, Any]:
    content = Path(file).read_bytes()
    start = spent()
    batch = batches.open_batch(
        kind="members", file_name="roster.xlsx", content=content, actor=actor, options={}
    )
    batches.preview(batch=batch)
    preview = spent(start)
    batches.commit(batch=batch)
    whole = spent(start)
    return {
        "preview": preview.clock,
        "commit": whole.clock - preview.clock,
        "seconds": whole.clock,
        "own": whole.own,
        "processors": whole.processors,
    }


def register() -> str:
    """Return a hash of all people and their homes, but for the ciphers, of which no two agree."""
    with connection.cursor() as cursor:
        cursor.execute(REGISTER)
        return str(cursor.fetchone()[0])


def keep_rows(*, file: str, rows: int, folder: str) -> dict[str, Any]:
    """Import a roster and take people and homes away as files."""
    import_roster(file=file, rows=rows)
    with connection.cursor() as cursor:
        for table in WRITTEN:
            with Path(folder, table).open("wb") as target:
                cursor.copy_expert(f"COPY {table} TO STDOUT", target)
    return {"register": register()}


def read_and_copy(*, file: str, rows: int, folder: str) -> dict[str, Any]:
    """Read the file once and copy what it stands for into the register's tables."""
    officer_of_branches(rows)
    start = spent()
    CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    read = spent(start)
    with transaction.atomic(), connection.cursor() as cursor:
        for table in WRITTEN:
            with Path(folder, table).open("rb") as source:
                cursor.copy_expert(f"COPY {table} FROM STDIN", source)
    whole = spent(start)
    return {
        "read": read.clock,
        "copy": whole.clock - read.clock,
        "seconds": whole.clock,
        "processors": whole.processors,
    }


def read_and_copy_texts(*, file: str) -> dict[str, Any]:
    """Read the file once and copy its cells, unchecked, into an unlogged table of texts."""
    with connection.cursor() as cursor:
        columns = ", ".join(f"c{number} text" for number in range(len(people.HEADER)))
        cursor.execute(f"CREATE UNLOGGED TABLE {STAGING} ({columns})")
        start = spent()
        rows: list[Any] = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()[1:]
        read = spent(start)
        cursor.copy_from(io.StringIO("\n".join(map("\t".join, rows))), STAGING)
        whole = spent(start)
    return {
        "read": read.clock,
        "copy": whole.clock - read.clock,
        "seconds": whole.clock,
        "processors": whole.processors,
    }
