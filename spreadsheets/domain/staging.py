"""A file read against the register of this moment, chunk by chunk; nothing of it is written."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from spreadsheets.choices import REFUSED, WRITTEN, Outcome
from spreadsheets.domain.reading import Book, opened
from spreadsheets.domain.understanding import Understanding, choose, require_rows
from spreadsheets.tables import Line, TableImport

if TYPE_CHECKING:
    from spreadsheets.problems import Problem


class Chunk(NamedTuple):
    lines: list[Line]
    ignored: list[tuple[int, str]]


class Staging:
    """Rows compared with the register of this moment, and their figures so far."""

    def __init__(self, table: TableImport) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.row_outcomes: dict[int, str] = {}
        self.places: Counter[str] = Counter()
        """The organizations touched, by the number of rows to be written."""
        self._counted: Counter[str] = Counter()
        table.begin()

    @property
    def outcomes(self) -> dict[str, int]:
        return {str(outcome): self._counted[outcome] for outcome in Outcome}

    @property
    def has_refused(self) -> bool:
        return any(self._counted[outcome] for outcome in REFUSED)

    @property
    def row_count(self) -> int:
        return self._counted.total()

    def resolve(self, chunk: Chunk) -> None:
        """Find the outcome of each row."""
        self.table.resolve(chunk.lines)
        for line in chunk.lines:
            self.row_outcomes[line.number] = outcome = line.outcome
            self._counted[outcome] += 1
            if line.place and outcome in WRITTEN:
                self.places[line.place] += 1
            if line.problems:
                self.problems += line.problems
        self._counted[Outcome.IGNORED] += len(chunk.ignored)


class FileStaging(Staging):
    """The rows of an open file, chunk by chunk."""

    def __init__(self, table: TableImport, book: Book, understanding: Understanding) -> None:
        super().__init__(table)
        self.understanding = understanding
        self._book = book
        self._rows_read = 0

    @property
    def stamp(self) -> str:
        return str(self._book.stamp)

    @property
    def progress(self) -> tuple[int, int]:
        """Return the rows read and the rows of the sheet."""
        return self._rows_read, max(self._rows_read, self.understanding.head.height)

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows, cleaned and not yet resolved. Raises ``FileRefusedError`` without any."""
        count = 0
        for chunk in self._raw_chunks():
            self.table.clean_lines(chunk.lines)
            self.table.check(chunk.lines)
            count += len(chunk.lines)
            yield chunk
        require_rows(count)

    def _raw_chunks(self) -> Iterator[Chunk]:
        whole = Chunk([], [])
        for rows in self._book.chunks(self.understanding.head):
            found = self.understanding.take(rows=rows, first_row=self._rows_read + 1)
            self._rows_read += len(rows)
            if self.table.whole_file:
                whole.lines.extend(found[0])
                whole.ignored.extend(found[1])
            else:
                yield Chunk(*found)
        if self.table.whole_file:
            yield whole


@contextmanager
def staging_of(
    *, table: TableImport, content: bytes, wishes: Mapping[str, str], place: Sequence[int] = ()
) -> Iterator[FileStaging]:
    """Open a file and find its columns. Raises ``FileRefusedError``."""
    with opened(content=content) as book:
        found = choose(heads=book.heads, columns=table.columns(), wishes=wishes, place=place)
        yield FileStaging(table, book, found)


def stage(
    *,
    table: TableImport,
    content: bytes,
    wishes: Mapping[str, str],
    watch: Callable[[Chunk], None] = lambda _chunk: None,
) -> FileStaging:
    """Read a whole file, showing each chunk to ``watch``. Raises ``FileRefusedError``."""
    with staging_of(table=table, content=content, wishes=wishes) as staging:
        for chunk in staging.chunks():
            staging.resolve(chunk)
            watch(chunk)
    return staging
