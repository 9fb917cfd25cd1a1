"""Exporting a long roster as a workbook, and the limit: constant strings with the same library."""

import tempfile
import time
from typing import IO, Any

import xlsxwriter
from django.http import QueryDict

from accounts.choices import Role
from accounts.scope import Actor
from branches.models import Organization
from members.exports import MemberExport
from spreadsheets.workbooks.writers import OPTIONS, write_file
from tools.bench import people


def export_roster(*, rows: int, runs: int) -> dict[str, Any]:
    """Write the masked roster of everybody, and as many cells that cost nothing to find."""
    root = Organization.objects.get(superior=None)
    actor = Actor.of(people.officer(organization=root, role=Role.DISTRICT_OFFICER))
    export = MemberExport(actor=actor, query=QueryDict(""))
    sample = [str(cell) for cell in next(export.rows()) if cell not in {None, ""}]
    ours, limit = [], []
    for _ in range(runs):  # by turns, so that a busy moment meets both
        with tempfile.TemporaryFile() as file:
            start = time.perf_counter()
            written = write_file(export, "xlsx", file)
            ours.append(time.perf_counter() - start)
        with tempfile.TemporaryFile() as file:
            limit.append(_write_constants(file, sample, rows))
    if written != rows:
        raise RuntimeError(f"{written} of {rows} rows were exported: not what is to be measured.")
    return {"seconds": min(ours), "limit": min(limit), "cells": len(sample)}


def _write_constants(file: IO[bytes], cells: list[str], rows: int) -> float:
    start = time.perf_counter()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet()
        for number in range(rows):
            for at, cell in enumerate(cells):
                sheet.write_string(number, at, cell)
    return time.perf_counter() - start
