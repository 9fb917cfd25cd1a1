"""A kind of import is one small declaration: columns with synonyms, one resolver, one writer.

Built on django-import-export's ``Resource``, ``Field`` and ``Widget``; rows are resolved and
written as sets, never one by one.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from django.db.models import Model
from django.utils.translation import gettext as _
from import_export import fields, resources, widgets

from accounts.choices import Capability
from accounts.scope import Actor
from common.text import (
    DITTO_MARKS,
    header_key,
    holds_id_number,
    is_empty,
    mask_long_numbers,
    squeeze,
)
from spreadsheets.choices import MAX_PICKS, Outcome, Severity
from spreadsheets.problems import CellError, Problem

if TYPE_CHECKING:
    from jobs.models import Job

MEMORY_ROWS = 20_000
FORMULA_STARTS = frozenset("=+-@\t\r")
DITTO = object()
MAX_DITTO = 8
NOTHING = (None,)
OUTCOME_OF_CODE = {
    "duplicate": Outcome.DUPLICATE,
    "transfer_needed": Outcome.TRANSFER,
    "manual_check": Outcome.MANUAL,
}


Pairs = Sequence[tuple[Any, dict[str, Any]]]
"""Rows, each with its old values."""


class CellWidget(widgets.Widget):  # type: ignore[misc]
    """How cells of a column are read, and what a template says of them."""

    picks: tuple[str, ...] = ()
    """The words there are, if there are few."""
    example = ""
    is_text = True
    """A template keeps what is typed as it is typed: no zeros, digits or months get lost."""

    def advice(self) -> str:
        """Say how to write a cell."""
        return ""


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
        example: str = "",
    ) -> None:
        super().__init__(column_name=str(label), widget=widget or TextWidget())
        self.example = example or self.widget.example
        self.label = label
        self.synonyms = tuple(synonyms.split("|"))
        self.keys = {header_key(word) for word in self.synonyms}
        self.required = required
        self.sensitive = sensitive


def as_typed(cell: Any) -> str:
    """Return a cell as a person typed it: a spreadsheet keeps a whole number as 27.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


class TextWidget(CellWidget):
    """Plain text, blanks tidied."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(value)

    def __init__(self, max_length: int = 200) -> None:
        super().__init__()
        self.max_length = max_length

    def advice(self) -> str:
        return _("Text of at most %(limit)d characters.") % {"limit": self.max_length}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> "str | Doubtful":
        text = " ".join(as_typed(value).split())
        if len(text) > self.max_length:
            message = _("The text is longer than %(limit)d characters. Shorten it.")
            raise CellError("too_long", message % {"limit": self.max_length})
        if holds_id_number(text):
            message = _("An ID number in this text was masked: it belongs in its own column.")
            return Doubtful(mask_long_numbers(text), "id_in_text", message)
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


class Written(NamedTuple):
    """The row a line wrote, with the values before (none: it is new)."""

    target_id: int
    before: dict[str, Any] | None


class Line:
    """One row below the header, from raw cells to its outcome."""

    __slots__ = ("action", "changes", "label", "layout", "number", "place", "problems", "refused",
                 "row", "target", "values", "written")  # fmt: skip

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
        self.place = ""
        """The organization the row concerns."""
        self.written: Written | None = None

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
    version: ClassVar[int] = 1
    """Raised when the template's columns change; files made from an older one are still taken."""
    whole_file: ClassVar[bool] = False
    """Rows refer to one another, so that they are resolved and written all at once."""
    model: ClassVar[type[Model]]
    columns_of_fields: ClassVar[dict[str, str]] = {}
    """Model fields that are named otherwise than their column."""
    owned: ClassVar[frozenset[str]] = frozenset()
    """Relations whose rows come and go with an imported row."""
    derived: ClassVar[frozenset[str]] = frozenset()
    """Columns that change without anybody having changed the row."""
    offers: ClassVar[Mapping[str, Callable[..., Sequence[str]]]] = {}
    """Columns that name what the register holds, and what finds the names in reach."""

    def __init__(self, *, actor: Actor) -> None:
        super().__init__()
        self.actor = actor
        self.handout: Job | None = None
        """What ``finish`` leaves for the person who imports, to be fetched once."""
        self._readings: dict[str, dict[str, Any]] = defaultdict(dict)
        self._above: dict[str, Any] = {}

    @classmethod
    def columns(cls) -> dict[str, Column]:
        return {name: column for name, column in cls.fields.items() if isinstance(column, Column)}

    def choices(self, name: str) -> Sequence[str]:
        """Return the words a template offers for a column, for this actor."""
        if name in self.offers:
            found = self.offers[name](actor=self.actor, capability=self.capability)
            return found if len(found) <= MAX_PICKS else []
        picks: tuple[str, ...] = self.columns()[name].widget.picks
        return picks

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
        cells = [line.row[position] if position < len(line.row) else "" for line in lines]
        texts = {cell for cell in cells if cell.__class__ is str}
        known |= {cell: _reading(column, cell) for cell in texts.difference(known)}
        found = [known[cell] if cell.__class__ is str else _reading(column, cell) for cell in cells]
        if DITTO in found:
            above = self._above.get(name, NOTHING)
            found = list(accumulate(found, _or_above, initial=above))[1:]
        self._above[name] = found[-1]
        for line, reading in zip(lines, found, strict=True):
            if reading.__class__ is tuple:
                line.values[name] = reading[0]
            else:
                line.take_doubt(name, reading)

    def check(self, lines: Sequence[Line]) -> None:
        """Find what is wrong with rows whatever the register says: once, when the file is read.

        Called chunk by chunk, in the file's order; what must hold across chunks is kept on self.
        """

    def resolve(self, lines: Sequence[Line]) -> None:
        """Find what each row means in the register: action, target, changes, problems.

        Called as ``check`` is, when the file is previewed and again when it is written.
        """
        raise NotImplementedError

    def write(self, lines: Sequence[Line]) -> None:
        """Write the rows whose action is create or update, as sets."""
        raise NotImplementedError

    def finish(self) -> None:
        """Do what follows from all rows together, in the same transaction."""

    def note_change(self, line: Line, field: str, old: Any, new: Any) -> None:
        """Keep old and new as the user reads them; figures of a person only masked."""
        column = self.column_of(field)
        if column is not None and column.sensitive:
            line.changes[field] = ["****", "****"]
        else:
            line.changes[field] = [_in_words(column, old), _in_words(column, new)]

    @classmethod
    def column_of(cls, field: str) -> Column | None:
        """Return the column a model field is read from."""
        columns = cls.columns()
        return columns.get(cls.columns_of_fields.get(field, field.removesuffix("_on")))

    @classmethod
    def labels(cls) -> dict[str, Any]:
        """Return the label of each model field a row can change."""
        columns = cls.columns()
        named = {field: columns[name].label for field, name in cls.columns_of_fields.items()}
        plain = {name: column.label for name, column in columns.items()}
        return {**plain, **{f"{name}_on": label for name, label in plain.items()}, **named}

    ## Undoing: see spreadsheets.domain.undo

    def rows_in_reach(self, ids: Sequence[int]) -> Any:
        """Return the rows with these ids that the actor may still import."""
        raise NotImplementedError

    def booked(self, ids: set[int]) -> set[int]:
        """Return rows from which something was booked that stands in the way of undoing."""
        return set()

    def removable(self, ids: set[int]) -> set[int]:
        """Narrow rows nobody refers to further."""
        return ids

    def restore(self, pairs: Pairs) -> None:
        """Give rows their old values back."""
        for row, before in pairs:
            for name, value in before.items():
                setattr(row, name, value)
            row.save(update_fields=list(before))

    def restorable(self, pairs: Pairs, removable: set[int]) -> Pairs:
        """Narrow rows with their old values to those that fit once the removable rows are gone."""
        return pairs

    def reverse(self, pairs: Pairs, removable: set[int]) -> None:
        """Give old values back before new rows go: what changed may refer to those still."""
        self.restore(pairs)
        self.remove(removable)

    def remove(self, ids: set[int]) -> None:
        self.model._base_manager.filter(pk__in=ids).delete()  # noqa: SLF001


def _in_words(column: Column | None, value: Any) -> str:
    if value is None or value == "":
        return ""
    return str(column.widget.render(value) if column is not None else value)


def _or_above(above: Any, reading: Any) -> Any:
    return above if reading is DITTO else reading


def _reading(column: Column, cell: Any) -> Any:
    """Return a cell's value as a tuple of one, a ``Doubtful``, a ``CellError``, or ``DITTO``."""
    if isinstance(cell, str):
        if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS:
            cell = cell[1:]  # an exported CSV quiets what a spreadsheet would compute
        if len(cell) < MAX_DITTO and squeeze(cell) in DITTO_MARKS:
            return DITTO
    if is_empty(cell):
        return NOTHING
    try:
        value = column.widget.clean(cell)
    except CellError as error:
        return error
    return value if isinstance(value, Doubtful) else (value,)
