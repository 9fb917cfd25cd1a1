"""Importing a roster as a user does, and the limit: reading the file and ``COPY`` of its rows."""

import io
import time
from pathlib import Path
from typing import Any

import xlsxwriter
from django.db import connection
from python_calamine import CalamineWorkbook

from accounts.choices import Role
from accounts.scope import Actor
from branches.models import Organization
from members.models import Affiliation, Member
from spreadsheets.domain import batches
from tools.bench import people

STAGING = "bench_staging"


def write_workbook(*, file: str, rows: int) -> dict[str, Any]:
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("花名册")
        sheet.write_row(0, 0, people.HEADER)
        for number, row in enumerate(people.roster_rows(rows=rows), start=1):
            sheet.write_row(number, 0, row)
    return {"bytes": Path(file).stat().st_size}


def import_roster(*, file: str, rows: int) -> dict[str, Any]:
    """Upload, preview and commit into a register that holds the branches and nobody."""
    people.district(branches_of_towns=[people.branches_for(rows=rows)])
    root = Organization.objects.get(superior=None)
    actor = Actor.of(people.officer(organization=root, role=Role.DISTRICT_OFFICER))
    content = Path(file).read_bytes()
    start = time.perf_counter()
    batch = batches.open_batch(
        kind="members", file_name="roster.xlsx", content=content, actor=actor, options={}
    )
    batches.preview(batch=batch)
    middle = time.perf_counter()
    batches.commit(batch=batch)
    end = time.perf_counter()
    written = Member.objects.count(), Affiliation.objects.count()
    if written != (rows, rows):
        raise RuntimeError(f"{written} of {rows} rows were written: not what is to be measured.")
    return {"preview": middle - start, "commit": end - middle, "seconds": end - start}


def read_and_copy(*, file: str) -> dict[str, Any]:
    """Read the file once and copy its cells, unchecked, into an unlogged table of texts."""
    with connection.cursor() as cursor:
        columns = ", ".join(f"c{number} text" for number in range(len(people.HEADER)))
        cursor.execute(f"CREATE UNLOGGED TABLE {STAGING} ({columns})")
        start = time.perf_counter()
        rows: list[Any] = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()[1:]
        middle = time.perf_counter()
        cursor.copy_from(io.StringIO("\n".join(map("\t".join, rows))), STAGING)
        end = time.perf_counter()
    return {"read": middle - start, "copy": end - middle, "seconds": end - start}
