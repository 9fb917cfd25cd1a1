"""The error workbook: the user's own file with what is wrong written into it.

Mended and uploaded again it creates what was missing and nothing twice: the column and the sheet
added here mean nothing to an import.
"""

import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from django.conf import settings

from common.sealing import open_bytes
from spreadsheets.domain.reading import opened
from spreadsheets.domain.summary import summary_rows
from spreadsheets.domain.understanding import Understanding, choose
from spreadsheets.models import ImportBatch
from spreadsheets.problems import Problem
from spreadsheets.registry import kinds
from spreadsheets.tables import Column
from spreadsheets.workbooks.lean import lean_workbook
from spreadsheets.workbooks.marks import Plan, is_explanation

MAX_STYLED_ROWS = 20_000
PATIENCE_SECONDS = 150
NAME_ENDING = "（问题）"


def error_workbook(*, batch: ImportBatch) -> bytes:
    """Return the batch's file with its problems marked. Raises ``FileRefusedError``."""
    content = open_bytes(batch.content)
    columns = kinds()[batch.kind].columns()
    rows = batch.rows.exclude(problems=[]).values_list("problems", flat=True)
    problems = [Problem(**found) for row in rows.iterator() for found in row]
    with opened(content=content) as book:
        understanding = choose(
            heads=book.heads, columns=columns, wishes=batch.mapping, place=batch.place
        )
    return marked_workbook(
        content=content, problems=problems, understanding=understanding, columns=columns
    )


def error_file_name(*, file_name: str) -> str:
    """Return the name to save under: 花名册.csv comes back as 花名册（问题）.xlsx."""
    stem = PurePath(file_name.replace("\\", "/")).name.rpartition(".")[0] or file_name
    return stem.removesuffix(NAME_ENDING) + NAME_ENDING + ".xlsx"


def marked_workbook(
    *,
    content: bytes,
    problems: Sequence[Problem],
    understanding: Understanding,
    columns: Mapping[str, Column],
) -> bytes:
    """Return the file with these problems marked, with its own styles where that is possible."""
    plan = _plan(problems, understanding, columns)
    if content.startswith(b"PK") and understanding.head.height <= MAX_STYLED_ROWS:
        made = _styled(content, plan)
        if made:
            return made
    return lean_workbook(content=content, plan=plan)


def _plan(
    problems: Sequence[Problem], understanding: Understanding, columns: Mapping[str, Column]
) -> Plan:
    places = {header: understanding.positions[n] for n, header in understanding.headers.items()}
    named = [
        problem
        if problem.column in places or problem.column not in columns
        else replace(problem, column=str(columns[problem.column].label))
        for problem in problems
    ]
    sentences: dict[int, list[str]] = defaultdict(list)
    for problem in named:
        sentences[problem.row].append(f"{problem.column}：{problem.message}")
    return Plan(
        sheet=understanding.sheet,
        header_row=understanding.header_row,
        last_header=max(
            at
            for at, header in enumerate(understanding.header)
            if header and not is_explanation(header)
        ),
        marks=[
            (problem.row, places[problem.column], str(problem.severity), problem.message)
            for problem in named
            if problem.column in places
        ],
        sentences={row: "\n".join(said) for row, said in sentences.items()},
        text_columns=[
            at for name, at in understanding.positions.items() if columns[name].sensitive
        ],
        summary=summary_rows(named),
    )


def _styled(content: bytes, plan: Plan) -> bytes:
    """Return the marked workbook with its styles, or nothing if the file is more than it bears."""
    with tempfile.TemporaryFile() as source:
        source.write(content)
        source.seek(0)
        command = [sys.executable, "-m", "spreadsheets.workbooks.marking", str(source.fileno())]
        try:
            found = subprocess.run(  # noqa: S603  # our own module, no shell
                command,
                cwd=settings.BASE_DIR,
                env={"PYTHONPATH": str(settings.BASE_DIR), "PYTHONIOENCODING": "utf-8"},
                input=plan.as_json().encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=[source.fileno()],
                timeout=PATIENCE_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return b""
    return found.stdout if found.returncode == 0 else b""
