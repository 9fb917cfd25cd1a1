"""A kind of import is one small declaration: columns with synonyms, one resolver, one writer.

Built on django-import-export's ``Resource``, ``Field`` and ``Widget``; rows are resolved and
written as sets, never one by one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from django.utils.translation import gettext as _
from import_export import fields, resources, widgets

from accounts.choices import Capability
from accounts.scope import Actor
from common.text import DITTO_MARKS, header_key, is_empty, mask_long_numbers, squeeze
from spreadsheets.choices import Outcome, Severity
from spreadsheets.problems import CellError, Problem

MEMORY_ROWS = 20_000
DITTO = object()
MAX_DITTO = 8
NOTHING = (None,)
OUTCOME_OF_CODE = {
    "duplicate": Outcome.DUPLICATE,
    "transfer_needed": Outcome.TRANSFER,
    "manual_check": Outcome.MANUAL,
}


class Column(fields.Field):  # type: ignore[misc]
    """A target column: the headers it is known by, and how a cell of it is read."""

    def __init__(
        self,
        label: Any,
        synonyms: str,
        widget: widgets.Widget | None = None,
        *,
        required: bool = False,
        sensitive: bool = False,
    ) -> None:
        super().__init__(column_name=str(label), widget=widget or TextWidget())
        self.label = label
        self.synonyms = tuple(synonyms.split("|"))
        self.keys = {header_key(word) for word in self.synonyms}
        self.required = required
        self.sensitive = sensitive


class TextWidget(widgets.Widget):  # type: ignore[misc]
    """Plain text, blanks tidied."""

    def __init__(self, max_length: int = 200) -> None:
        super().__init__()
        self.max_length = max_length

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        from_cell = str(int(value)) if isinstance(value, float) and value.is_integer() else value
        text = " ".join(str(from_cell).split())
        if len(text) > self.max_length:
            message = _("The text is longer than %(limit)d characters. Shorten it.")
            raise CellError("too_long", message % {"limit": self.max_length})
        return text


@dataclass(frozen=True)
class Layout:
    """Where the fields of a sheet stand, and what the file calls them."""

    positions: dict[str, int]
    headers: dict[str, str]


class Doubtful(NamedTuple):
    """What a widget returns for a cell it could read, but not surely."""

    value: Any
    code: str
    message: str


class Line:
    """One row below the header, from raw cells to its outcome."""

    __slots__ = ("action", "changes", "label", "layout", "number", "problems", "refused", "row",
                 "target", "values")  # fmt: skip

    def __init__(self, number: int, row: list[Any], layout: Layout) -> None:
        self.number = number
        self.row = row
        self.layout = layout
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.changes: dict[str, list[str]] = {}
        self.refused: set[str] | tuple[()] = ()
        self.target: Any = None
        self.action: str = Outcome.CREATE
        self.label = ""

    @property
    def cells(self) -> dict[str, Any]:
        """Return the raw cell of each known column."""
        row = self.row
        return {
            name: row[at] if at < len(row) else "" for name, at in self.layout.positions.items()
        }

    def fail(self, column: str, code: str, message: str) -> None:
        self._add(column, code, Severity.ERROR, message)

    def warn(self, column: str, code: str, message: str) -> None:
        self._add(column, code, Severity.WARNING, message)

    def _add(self, column: str, code: str, severity: str, message: str) -> None:
        header = self.layout.headers.get(column, column)
        found = Problem(self.number, header, code, severity, mask_long_numbers(message))
        self.problems.append(found)

    def take_doubt(self, column: str, found: "CellError | Doubtful") -> None:
        """Keep the value of a doubtful cell with a warning, and no value of a refused one."""
        if isinstance(found, Doubtful):
            self.values[column] = found.value
            self.warn(column, found.code, found.message)
        else:
            self.values[column] = None
            self.refused = {*self.refused, column}
            self.fail(column, found.code, found.message)

    def lacks(self, column: str) -> bool:
        """Say whether the cell was left empty, as opposed to refused."""
        return self.values.get(column) is None and column not in self.refused

    @property
    def is_clean(self) -> bool:
        return not self.problems or not any(problem.is_error for problem in self.problems)

    @property
    def outcome(self) -> str:
        if not self.problems:
            return str(self.action)
        codes = {problem.code for problem in self.problems if problem.is_error}
        if codes - OUTCOME_OF_CODE.keys():
            return Outcome.ERROR
        for code, outcome in OUTCOME_OF_CODE.items():
            if code in codes:
                return outcome
        return self.action if self.action == Outcome.UNCHANGED else Outcome.WARNING


class TableImport(resources.Resource):  # type: ignore[misc]
    """Base of every kind. Subclasses declare columns, ``resolve`` and ``write``."""

    kind: ClassVar[str]
    title: ClassVar[Any]
    capability: ClassVar[Capability]
    step: ClassVar[int]  # the order in which a new district imports its workbooks
    whole_file: ClassVar[bool] = False
    """Rows refer to one another, so that they are resolved and written all at once."""

    def __init__(self, *, actor: Actor, is_backfill: bool = False) -> None:
        super().__init__()
        self.actor = actor
        self.is_backfill = is_backfill
        self._readings: dict[str, dict[str, Any]] = defaultdict(dict)
        self._above: dict[str, Any] = {}

    @classmethod
    def columns(cls) -> dict[str, Column]:
        return {name: column for name, column in cls.fields.items() if isinstance(column, Column)}

    def begin(self) -> None:
        """Load, once for a file, what every chunk of its rows is compared with."""

    def clean_lines(self, lines: Sequence[Line]) -> None:
        """Read every cell; each refused cell is a problem of its row."""
        if lines:
            layout = lines[0].layout
            for name, column in self.columns().items():
                if name in layout.positions:
                    self._clean_column(name, column, layout.positions[name], lines)

    def _clean_column(
        self, name: str, column: Column, position: int, lines: Sequence[Line]
    ) -> None:
        """Read one column; a text read before is not read again."""
        known = self._readings[name]
        if len(known) > MEMORY_ROWS:
            known.clear()
        for line in lines:
            cell = line.row[position] if position < len(line.row) else ""
            found = known.get(cell) if cell.__class__ is str else None
            if found is None:
                found = _reading(column, cell)
                if cell.__class__ is str:
                    known[cell] = found
            if found is DITTO:
                found = self._above.get(name, NOTHING)
            self._above[name] = found
            if found.__class__ is tuple:
                line.values[name] = found[0]
            else:
                line.take_doubt(name, found)

    def resolve(self, lines: Sequence[Line]) -> None:
        """Find what each row means in the register: action, target, changes, problems.

        Called chunk by chunk, in the file's order; what must hold across chunks is kept on self.
        """
        raise NotImplementedError

    def write(self, lines: Sequence[Line]) -> None:
        """Write the rows whose action is create or update, as sets."""
        raise NotImplementedError


def _reading(column: Column, cell: Any) -> Any:
    """Return a cell's value as a tuple of one, a ``Doubtful``, a ``CellError``, or ``DITTO``."""
    if isinstance(cell, str) and len(cell) < MAX_DITTO and squeeze(cell) in DITTO_MARKS:
        return DITTO
    if is_empty(cell):
        return NOTHING
    try:
        value = column.widget.clean(cell)
    except CellError as error:
        return error
    return value if isinstance(value, Doubtful) else (value,)
