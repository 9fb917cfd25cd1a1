"""Reading a file into plain rows, numbered as the user sees them, through the parser's process."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from spreadsheets.domain.scan import decode, not_a_workbook, refuse, scan
from spreadsheets.problems import FileRefusedError
from spreadsheets.tables import as_typed

Cell = Any  # str, float, int, bool or date; "" where empty
HEAD_ROWS = 15
PATIENCE_SECONDS = 120
PIPE_BYTES = 1024 * 1024  # room for the next chunks while one is being worked on


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet; ``cells[i]`` is row ``first_row + i``."""

    name: str
    cells: list[list[Cell]]
    first_row: int = 1


@dataclass(frozen=True, eq=False)
class SheetHead:
    """The uppermost rows of a sheet, enough to find its header."""

    number: int
    name: str
    height: int
    cells: list[list[Cell]]

    def goes_below(self, at: int) -> bool:
        """Say whether anything stands below the row at this index."""
        below = self.cells[at + 1 :]
        return self.height > HEAD_ROWS or any(is_filled(cell) for row in below for cell in row)


class Book:
    """A file open in the parser's process; rows come in chunks and are not kept."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.stamp, sheets = self._hear()
        """What one of our templates says of itself."""
        self.heads = [
            SheetHead(number, *found)
            for number, found in enumerate(sheets)
            if found[1] > HEAD_ROWS or any(is_filled(cell) for row in found[2] for cell in row)
        ]
        if not self.heads:
            message = _("The workbook holds no rows. Fill in the sheet and upload it again.")
            raise refuse("empty_sheet", message)

    def chunks(self, head: SheetHead) -> Iterator[list[list[Cell]]]:
        """Yield the sheet's rows from the first on. Raises ``FileRefusedError``."""
        self._say(str(head.number))
        while (chunk := self._hear()) is not None:
            yield chunk

    def _say(self, text: str) -> None:
        if self._process.stdin is None:
            raise _too_heavy()
        self._process.stdin.write(f"{text}\n".encode())
        self._process.stdin.flush()

    def _hear(self) -> Any:
        line = self._process.stdout.readline() if self._process.stdout else b""
        if not line.endswith(b"\n"):  # it ran out of memory or time, or choked on the file
            raise _too_heavy()
        said = json.loads(line, object_hook=_as_date)
        if isinstance(said, str):
            raise _refusal(said)
        return said


@contextmanager
def opened(*, content: bytes) -> Iterator[Book]:
    """Scan a file, then open it in a process with limits. Raises ``FileRefusedError``."""
    form = scan(content=content)
    if form == "csv":
        content = decode(content=content).encode()
    with tempfile.TemporaryFile() as source:
        source.write(content)
        source.seek(0)
        command = [sys.executable, "-m", "spreadsheets.parser", form, str(source.fileno())]
        process = subprocess.Popen(  # noqa: S603  # our own module, no shell
            command,
            cwd=settings.BASE_DIR,
            env={"PYTHONPATH": str(settings.BASE_DIR), "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[source.fileno()],
            pipesize=PIPE_BYTES,
        )
        timer = threading.Timer(PATIENCE_SECONDS, process.kill)
        timer.start()
        try:
            yield Book(process)
        except BrokenPipeError as error:
            raise _too_heavy() from error
        finally:
            timer.cancel()
            process.kill()
            process.communicate()


def read(*, content: bytes) -> list[Sheet]:
    """Return all visible sheets that hold anything, whole. Raises ``FileRefusedError``."""
    with opened(content=content) as book:
        return [
            Sheet(head.name, [row for chunk in book.chunks(head) for row in chunk])
            for head in book.heads
        ]


def _as_date(found: dict[str, str]) -> date:
    return date.fromisoformat(found["d"])


def _refusal(code: str) -> FileRefusedError:
    if code == "too_wide":
        message = _("The sheet has too many columns. Delete those that hold nothing.")
        return refuse(code, message)
    if code == "open_quote":
        message = _(
            "A quotation mark opens a cell and is never closed, so that all below would be one "
            "cell. Close it, or save the file as .xlsx."
        )
        return refuse(code, message)
    return refuse("not_a_workbook", not_a_workbook())


def _too_heavy() -> FileRefusedError:
    message = _(
        "The file takes too much memory or time to read. Delete what stands far outside the "
        "table, or split the file."
    )
    return refuse("too_heavy", message)


def is_filled(cell: Cell) -> bool:
    return cell not in ("", None) and str(cell).strip() != ""


def as_text(cell: Cell) -> str:
    """Return a cell as the user reads it."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return as_typed(cell)
